import { suggest } from '../base/nearest.ts'
import { gotosOf } from '../triage/graph.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-goto',
  severity: 'error',
  title: 'A triage step that goes on to one that does not exist',
  why: 'Somebody follows this path while an application is down; it may not end in nothing.',
  wrong: 'answers: [{answer: Yes, goto: restrat}]',
  right: 'answers: [{answer: Yes, goto: restart}]',
} as const

export const triageGoto: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('triage')) {
      const ids = Object.keys(entry.data.steps)
      const known = new Set(ids)
      for (const [id, step] of Object.entries(entry.data.steps)) {
        for (const { to, path } of gotosOf(id, step)) {
          if (known.has(to)) continue
          yield finding(rule, entry.at(path), `there is no step "${to}"`, suggest(to, ids, 'steps are'))
        }
      }
    }
  },
}
