import { cyclesOf } from '../base/graph.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'expectation-cycle',
  severity: 'error',
  title: 'Expectations that wait for each other',
  why: 'None of them could ever begin, and lead times along them cannot be summed.',
  wrong: 'accounts: {after: [test-harness]}\ntest-harness: {after: [accounts]}',
  right: 'accounts: {after: []}\ntest-harness: {after: [accounts]}',
} as const

export const expectationCycle: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('onboarding')) {
      const { expectations } = entry.data
      const graph = new Map(Object.entries(expectations).map(([id, { after }]) => [id, after]))
      for (const cycle of cyclesOf(graph)) {
        const [first, ...others] = cycle.map((id, i) => {
          const next = cycle[(i + 1) % cycle.length] ?? id
          const position = expectations[id]?.after.indexOf(next) ?? 0
          return { at: entry.at(['expectations', id, 'after', position]), note: `${id} waits for ${next}` }
        })
        if (!first) continue
        const message = `these wait for each other: ${[...cycle, cycle[0]].join(' → ')}`
        yield finding(rule, first.at, message, 'take one `after` out', others)
      }
    }
  },
}
