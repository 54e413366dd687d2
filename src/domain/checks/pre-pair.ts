import { runningRole, shortOfRole } from '../playbook/tasks.ts'
import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'pre-pair',
  severity: 'error',
  title: 'An environment that no pair runs',
  why: 'One person is on leave, asleep or ill when the environment needs them; two keep it, one environment each.',
  wrong: 'team:\n  pre: {people: [{name: R. Sandoval}], …}',
  right: 'team:\n  pre: {people: [{name: R. Sandoval}, {name: M. Ito}], …}',
} as const

export const prePair: Check = {
  rule,
  *run(playbook, context) {
    const role = runningRole(playbook, isUnread(context, 'configuration', 'configuration'))
    if (role === undefined) return
    for (const entry of playbook.all('environment')) {
      const pre = entry.data.team[role]
      const names = new Set(pre?.people.map(({ name }) => name))
      if (names.size >= 2) continue
      // A slip in the name of the role is told where it was made.
      const isSlip = (id: string) => !playbook.get('role', id) && !isUnread(context, 'role', id)
      if (!pre && Object.keys(entry.data.team).some(isSlip)) continue
      const at = entry.at(pre ? ['team', role, 'people'] : ['team'], 'key')
      const has = names.size === 0 ? 'nobody' : `only ${[...names].join('')}`
      const fix = `name two people in team.${role}.people`
      yield finding(rule, at, `${entry.id} has ${has} as its pair of ${shortOfRole(playbook, role)}`, fix)
    }
  },
}
