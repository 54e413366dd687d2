import { expect, it } from 'vitest'
import { parseTarget } from './target.ts'

it.each([
  ['2026-08-20', 1, '2026-08-20', '2026-08-20', 'day', '20 Aug 2026'],
  ['2028-02', 1, '2028-02-01', '2028-02-29', 'month', 'Feb 2028'],
  ['2026-Q3', 1, '2026-07-01', '2026-09-30', 'quarter', 'Q3 2026 (Jul to Sep 2026)'],
  ['2027-Q1', 10, '2026-10-01', '2026-12-31', 'quarter', 'FY27 Q1 (Oct to Dec 2026)'],
  ['2027-Q2', 10, '2027-01-01', '2027-03-31', 'quarter', 'FY27 Q2 (Jan to Mar 2027)'],
  ['2027-Q3', 6, '2026-12-01', '2027-02-28', 'quarter', 'FY27 Q3 (Dec to Feb 2027)'],
])('reads %s with a fiscal year from month %i', (target, start, first, last, precision, label) => {
  expect(parseTarget(target, start)).toEqual({ first, last, precision, label })
})
