import { type Check, finding } from './check.ts'

const rule = {
  code: 'pre-pair',
  severity: 'error',
  title: 'An environment without a pair of PREs',
  why: 'One person is on leave, asleep or ill when the environment needs them; two keep it, one environment each.',
  wrong: 'pre: {people: [{name: R. Sandoval}], …}',
  right: 'pre: {people: [{name: R. Sandoval}, {name: M. Ito}], …}',
} as const

export const prePair: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('environment')) {
      const pre = entry.data.team['pre']
      const names = new Set(pre?.people.map(({ name }) => name))
      if (names.size >= 2) continue
      const at = entry.at(pre ? ['team', 'pre', 'people'] : ['team'], 'key')
      const has = names.size === 0 ? 'nobody' : `only ${[...names].join('')}`
      const fix = 'name two platform reliability engineers in team.pre.people'
      yield finding(rule, at, `${entry.id} has ${has} as its PRE pair`, fix)
    }
  },
}
