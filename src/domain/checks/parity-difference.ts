import { type Aspect, differences } from '../catalog/parity.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { type Check, finding, isUnread } from './check.ts'
import { ancestorsOf } from './parity-baseline.ts'

const rule = {
  code: 'parity-difference',
  severity: 'error',
  title: 'A difference between environments without a reason',
  why: 'Where a service differs from the environment before, and why, is what this playbook is for.',
  wrong: 'valkey: {status: unavailable}   # available in test',
  right: 'valkey:\n  status: unavailable\n  difference: {from: test, what: …, why: …, until: …}',
} as const

export const parityDifference: Check = {
  rule,
  *run(playbook, context) {
    for (const entry of playbook.all('availability')) {
      const from = baselineOf(playbook, entry)
      const told = entry.data.difference
      if (from === undefined || told?.from === from) continue
      // A baseline off the path is another problem, and its fix mends this one.
      if (told && !ancestorsOf(playbook, entry.environment ?? '').includes(told.from)) continue
      const before = playbook.get('availability', entry.id, from)
      if (!before && isUnread(context, 'availability', entry.id, from)) continue
      const aspects = differences(before?.data, entry.data)
      if (aspects.length === 0) continue
      const related = before ? [{ at: before.at(), note: `what ${from} says` }] : []
      const what = before
        ? contrast(aspects, before, entry)
        : `is ${entry.data.status}, not listed in ${from}`
      if (told) {
        const message = `${entry.id} ${what}; the difference is told against ${told.from} instead`
        yield finding(rule, entry.at(['difference', 'from']), message, `write from: ${from}`, related)
      } else {
        const message = `${entry.id} ${what}; nobody says why`
        const fix = `add difference: {from: ${from}, what: …, why: …, until: what to do until then}`
        yield finding(rule, entry.at(), message, fix, related)
      }
    }
  },
}

type Availability = Entry<'availability'>

function contrast(aspects: readonly Aspect[], before: Availability, here: Availability): string {
  const of = (aspect: Aspect, { data }: Availability) =>
    aspect === 'plans' ? data.plans.map((p) => p.name).join(' ') || 'none' : (data[aspect] ?? 'none')
  const sides = aspects.map((a) => `${a}: ${of(a, before)} there, ${of(a, here)} here`)
  return `differs from ${before.environment} (${sides.join('; ')})`
}

/** The environment that an availability is measured against; none at the beginning of a path. */
function baselineOf(playbook: Playbook, { environment = '' }: Entry): string | undefined {
  const from = playbook.get('environment', environment)?.data.promotesFrom
  return from !== undefined && from !== environment && playbook.get('environment', from) ? from : undefined
}
