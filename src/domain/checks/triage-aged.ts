import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-aged',
  severity: 'warning',
  title: 'A triage path that nobody has looked at for a year',
  why: 'Commands, names and people of a platform change within a year; a path that was not read since leads astray.',
  wrong: 'reviewed: 2025-06-02   # and it is November 2026',
  right: 'reviewed: 2026-11-02   # on the day somebody has walked it',
} as const

/** Days. */
const limit = 365

export const triageAged: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('triage')) {
      const { reviewed } = entry.data
      const days = Math.round((Date.parse(asOf) - Date.parse(reviewed)) / 86_400_000)
      if (days <= limit) continue
      const message = `the path was reviewed ${days} days ago, on ${reviewed}`
      yield finding(rule, entry.at(['reviewed']), message, 'walk it, mend it, and write that day')
    }
  },
}
