import { cyclesOf, reachable, reversed } from '../base/graph.ts'
import { graphOf } from '../triage/graph.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-endless',
  severity: 'error',
  title: 'Triage steps that go round without a way out',
  why: 'Going back to look again is fine as long as one answer leads to an action or to a person; here none does.',
  wrong: 'look: {kind: do, …, goto: wait}\nwait: {kind: do, …, goto: look}',
  right: 'wait: {kind: ask, …, answers: [{answer: Still so, goto: look}, {answer: Third time, goto: call}]}',
} as const

export const triageEndless: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('triage')) {
      const graph = graphOf(entry)
      // A step that goes nowhere ends the path; one that goes to what is not there has its own problem.
      const ends = [...graph].filter(([, to]) => to.length === 0 || to.some((id) => !graph.has(id)))
      const leads = reachable(
        reversed(graph),
        ends.map(([id]) => id),
      )
      const trapped = new Map([...graph].filter(([id]) => !leads.has(id)))
      for (const cycle of cyclesOf(trapped)) {
        const [first = ''] = cycle
        const message = `no way out of ${[...cycle, first].join(' → ')}`
        const fix = 'give one of these steps an answer that leads to an action or to `kind: escalate`'
        yield finding(rule, entry.at(['steps', first], 'key'), message, fix)
      }
    }
  },
}
