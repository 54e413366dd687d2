import { cyclesOf } from '../base/graph.ts'
import type { Entry } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'promotion-cycle',
  severity: 'error',
  title: 'Environments that are promoted from each other in a circle',
  why: 'A promotion path has a beginning. Without one there is no order to show, and no environment to compare with.',
  wrong: 'dev: {promotesFrom: prod}   # and prod, over others, from dev',
  right: 'dev: {}   # the beginning',
} as const

export const promotionCycle: Check = {
  rule,
  *run(playbook) {
    const before = ({ data }: Entry<'environment'>) => (data.promotesFrom ? [data.promotesFrom] : [])
    const graph = new Map(playbook.all('environment').map((e) => [e.id, before(e)]))
    for (const cycle of cyclesOf(graph)) {
      const [first, ...others] = cycle.flatMap((id) => {
        const entry = playbook.get('environment', id)
        const note = `${id} is promoted from ${entry?.data.promotesFrom}`
        return entry ? [{ at: entry.at(['promotesFrom']), note }] : []
      })
      if (!first) continue
      const message = `promotion goes round: ${[...cycle, cycle[0]].join(' ← ')}`
      yield finding(rule, first.at, message, 'leave `promotesFrom` out of the one where it begins', others)
    }
  },
}
