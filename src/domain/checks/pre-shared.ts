import type { Position } from '../playbook/problem.ts'
import { runningRole, shortOfRole } from '../playbook/tasks.ts'
import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'pre-shared',
  severity: 'warning',
  title: 'One person who runs two environments',
  why: 'When two environments fail at once, which they like to do during upgrades, one of them has half a pair.',
  wrong: 'test: team.pre names M. Ito, and so does production',
  right: 'each environment has a pair of its own',
} as const

export const preShared: Check = {
  rule,
  *run(playbook, context) {
    const role = runningRole(playbook, isUnread(context, 'configuration', 'configuration'))
    if (role === undefined) return
    const label = shortOfRole(playbook, role)
    const first = new Map<string, { environment: string; at: () => Position }>()
    for (const entry of playbook.environments) {
      for (const [i, { name }] of (entry.data.team[role]?.people ?? []).entries()) {
        const at = () => entry.at(['team', role, 'people', i, 'name'])
        const other = first.get(name)
        if (!other) first.set(name, { environment: entry.id, at })
        else if (other.environment !== entry.id) {
          const message = `${name} is ${label} of ${other.environment} and of ${entry.id}`
          const related = [{ at: other.at(), note: `${label} of ${other.environment}` }]
          yield finding(rule, at(), message, `name somebody else for ${entry.id}`, related)
        }
      }
    }
  },
}
