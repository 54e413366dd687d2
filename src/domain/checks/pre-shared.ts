import type { Position } from '../playbook/problem.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'pre-shared',
  severity: 'warning',
  title: 'One PRE in two environments',
  why: 'When two environments fail at once, which they like to do during upgrades, one of them has half a pair.',
  wrong: 'il4: team.pre names M. Ito, and so does il5',
  right: 'each environment has a pair of its own',
} as const

export const preShared: Check = {
  rule,
  *run(playbook) {
    const first = new Map<string, { environment: string; at: () => Position }>()
    for (const entry of playbook.environments) {
      for (const [i, { name }] of (entry.data.team['pre']?.people ?? []).entries()) {
        const at = () => entry.at(['team', 'pre', 'people', i, 'name'])
        const other = first.get(name)
        if (!other) first.set(name, { environment: entry.id, at })
        else if (other.environment !== entry.id) {
          const message = `${name} is PRE of ${other.environment} and of ${entry.id}`
          const related = [{ at: other.at(), note: `PRE of ${other.environment}` }]
          yield finding(rule, at(), message, `name somebody else for ${entry.id}`, related)
        }
      }
    }
  },
}
