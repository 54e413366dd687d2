import { addDays } from '../onboarding/working-days.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'calendar-horizon',
  severity: 'warning',
  title: 'A calendar that is not known for the next year',
  why: 'Plans are counted over holidays and freezes. Past the end of the calendar they are counted as if there were none.',
  wrong: 'calendar: {knownUntil: 2027-06-30}   # and it is November 2026',
  right: 'calendar: {knownUntil: 2027-12-31}',
} as const

/** How far ahead a calendar has to be known, in days. */
const wanted = 365

export const calendarHorizon: Check = {
  rule,
  *run(playbook, { asOf }) {
    const year = addDays(asOf, wanted)
    for (const entry of playbook.all('environment')) {
      const { calendar } = entry.data
      if (!calendar || (calendar.knownUntil ?? '') >= year) continue
      const known = calendar.knownUntil
      const path = known === undefined ? ['calendar'] : ['calendar', 'knownUntil']
      const fix = `write its holidays and freezes down to ${year} at least, and knownUntil with the last day`
      const message =
        known === undefined
          ? 'the calendar does not say until when its holidays and freezes are written down'
          : `the calendar is known to ${known}, ${known < asOf ? 'which is over' : 'less than a year ahead'}`
      yield finding(rule, entry.at(path, 'key'), message, fix)
    }
  },
}
