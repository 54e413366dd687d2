import { suggest } from '../base/nearest.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-contact',
  severity: 'error',
  title: 'A triage path that ends with a role nobody has',
  why: 'The page shows whom to call in this environment; a role that its team does not list leaves that empty.',
  wrong: 'call: {kind: escalate, to: data-services, …}   # prod lists no data-services in its team',
  right: 'team:\n  data-services: {people: […], channel: "#prod-data", hours: …}',
} as const

export const triageContact: Check = {
  rule,
  *run(playbook) {
    for (const environment of playbook.all('environment')) {
      const roles = Object.keys(environment.data.team)
      for (const path of playbook.triage(environment.id)) {
        for (const [id, step] of Object.entries(path.data.steps)) {
          // A role that exists nowhere is an unknown reference.
          if (step.kind !== 'escalate' || roles.includes(step.to) || !playbook.get('role', step.to)) continue
          const message = `the team of ${environment.id} has no ${step.to}, whom "${id}" says to call`
          const own = `add ${step.to} to the team, or write a path of its own for ${environment.id}`
          const fix = `${own}; ${suggest(step.to, roles, 'the team has')}`
          const related = [{ at: environment.at(['team'], 'key'), note: 'its team' }]
          yield finding(rule, path.at(['steps', id, 'to']), message, fix, related)
        }
      }
    }
  },
}
