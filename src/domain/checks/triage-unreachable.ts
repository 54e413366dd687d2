import { reachable } from '../base/graph.ts'
import { graphOf } from '../triage/graph.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-unreachable',
  severity: 'error',
  title: 'A triage step that nothing leads to',
  why: 'Readers follow answers from the first step on; what none of them leads to is never seen.',
  wrong:
    'steps:\n  look: {kind: do, title: Look, details: …}\n  call: {kind: escalate, …}   # no goto names it',
  right: 'steps:\n  look: {kind: do, title: Look, details: …, goto: call}\n  call: {kind: escalate, …}',
} as const

export const triageUnreachable: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('triage')) {
      const graph = graphOf(entry)
      const [first] = graph.keys()
      const seen = reachable(graph, first === undefined ? [] : [first])
      for (const id of graph.keys()) {
        if (seen.has(id)) continue
        const message = `no answer and no step leads from "${first}" to "${id}"`
        yield finding(rule, entry.at(['steps', id], 'key'), message, 'name it in a `goto`, or take it out')
      }
    }
  },
}
