import { expect, it } from 'vitest'
import { withDayLabels } from './dates.ts'

it.each([
  ['most in the week of 2026-12-14', 'most in the week of 14 Dec 2026'],
  ['Night Desk (2027-06-08), Soundings (2027-02-09)', 'Night Desk (8 Jun 2027), Soundings (9 Feb 2027)'],
  ['FY27 Q2, 12-2026-12-141', 'FY27 Q2, 12-2026-12-141'],
])('%s is read as %s', (text, said) => expect(withDayLabels(text)).toBe(said))
