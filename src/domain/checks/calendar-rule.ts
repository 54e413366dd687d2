import { nextDay, ruleProblem } from '../calendar/recurrence.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'calendar-rule',
  severity: 'error',
  title: 'A recurrence that cannot be followed, or never comes',
  why: 'Next dates, release days and calendar files are computed from it; readers would wait for a day that is none.',
  wrong: 'rule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  right: 'rule: FREQ=MONTHLY;BYDAY=-1MO',
} as const

export const calendarRule: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('environment')) {
      for (const [i, { name, repeats }] of entry.data.cadence.entries()) {
        if (!repeats) continue
        const at = entry.at(['cadence', i, 'repeats', 'rule'])
        const wrong = ruleProblem(repeats.rule)
        if (wrong !== undefined)
          yield finding(
            rule,
            at,
            `the rule of "${name}" cannot be followed: ${wrong}`,
            'write the parts as RFC 5545 (3.3.10) does, such as FREQ=MONTHLY;BYDAY=2TU',
          )
        else if (nextDay(repeats, asOf) === undefined)
          yield finding(
            rule,
            at,
            `"${name}" does not come again within five years of ${asOf}`,
            'correct the rule, or take the entry out if it is over',
          )
      }
    }
  },
}
