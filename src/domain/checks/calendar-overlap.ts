import { occurrences } from '../calendar/recurrence.ts'
import { zoneOf } from '../calendar/release-days.ts'
import { addDays } from '../onboarding/working-days.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Problem } from '../playbook/problem.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'calendar-overlap',
  severity: 'warning',
  title: 'Freezes or windows of one environment that overlap',
  why: 'One of the two is wrong, and readers cannot know which: a window within another, a freeze that ends twice.',
  wrong:
    '- {from: 2027-03-01, to: 2027-03-12, name: Assessment}\n- {from: 2027-03-08, to: 2027-03-19, name: Exercise}',
  right: '- {from: 2027-03-01, to: 2027-03-19, name: Assessment and exercise}',
} as const

export const calendarOverlap: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('environment')) {
      yield* freezes(entry)
      yield* windows(entry, asOf)
    }
  },
}

function* freezes(entry: Entry<'environment'>): Generator<Problem> {
  const all = entry.data.calendar?.freezes ?? []
  for (const [i, freeze] of all.entries()) {
    const other = all.slice(0, i).find(({ from, to }) => from <= freeze.to && freeze.from <= to)
    if (other)
      yield finding(
        rule,
        entry.at(['calendar', 'freezes', i]),
        `"${freeze.name}" overlaps with "${other.name}", ${other.from} to ${other.to}`,
        'make them one, or let one end before the other begins',
      )
  }
}

function* windows(entry: Entry<'environment'>, asOf: string): Generator<Problem> {
  const taken = entry.data.cadence.flatMap(({ kind, name, repeats }, i) =>
    kind === 'upgrade-window' && repeats
      ? occurrences(repeats, zoneOf(entry.data), asOf, addDays(asOf, 366)).map((time) => ({
          ...time,
          name,
          i,
        }))
      : [],
  )
  const told = new Set<number>()
  for (const one of taken) {
    const other = taken.find(({ i, begins, ends }) => i < one.i && begins < one.ends && one.begins < ends)
    if (!other || told.has(one.i)) continue
    told.add(one.i)
    yield finding(
      rule,
      entry.at(['cadence', one.i, 'repeats']),
      `"${one.name}" overlaps with "${other.name}" on ${one.day}`,
      'make them one, or move one of the two',
    )
  }
}
