import type { Availability } from '../../model/availability.ts'
import { type Check, finding } from './check.ts'
import { ancestorsOf } from './parity-baseline.ts'

const rule = {
  code: 'parity-needless',
  severity: 'warning',
  title: 'A difference where nothing differs',
  why: 'It was true once. Readers plan around it, and the matrix counts it.',
  wrong: 'valkey: {status: available, version: 8.1.3, difference: {…}}   # the same in test',
  right: 'valkey: {status: available, version: 8.1.3}',
} as const

export const parityNeedless: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('availability')) {
      const { difference } = entry.data
      if (!difference || !ancestorsOf(playbook, entry.environment ?? '').includes(difference.from)) continue
      const before = playbook.get('availability', entry.id, difference.from)
      if (!before || offer(before.data) !== offer(entry.data)) continue
      const related = [{ at: before.at(), note: `what ${difference.from} says` }]
      const message = `${entry.id} is here what it is in ${difference.from}`
      yield finding(rule, entry.at(['difference'], 'key'), message, 'take the difference out', related)
    }
  },
}

/** Everything that a developer could notice; limits and conditions too, since a reason may be about those. */
function offer({ status, version, plans, limits, request, note }: Availability): string {
  return JSON.stringify([status, version, plans, limits, request, note])
}
