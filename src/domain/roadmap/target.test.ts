import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTarget, quarterOf } from './target.ts'

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

it.each([
  ['2026-11-16', 1, '2026-Q4'],
  ['2026-11-16', 10, '2027-Q1'],
  ['2026-09-30', 10, '2026-Q4'],
  ['2027-02-28', 6, '2027-Q3'],
])('finds the quarter of %s with a fiscal year from month %i', (day, start, quarter) => {
  expect(quarterOf(day, start)).toBe(quarter)
})

it('finds the quarter that holds the day', () => {
  const days = fc
    .integer({ min: 0, max: 40_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 12 }), (day, start) => {
      const { first, last } = parseTarget(quarterOf(day, start), start)
      expect(first <= day && day <= last).toBe(true)
    }),
  )
})

it.each([
  ['end', 4, '2027-Q4', '2027-01-01', '2027-03-31', 'FY27 Q4 (Jan to Mar 2027)'],
  ['start', 4, '2026-Q4', '2027-01-01', '2027-03-31', 'FY26 Q4 (Jan to Mar 2027)'],
  ['both', 4, '2027-Q4', '2027-01-01', '2027-03-31', 'FY26/27 Q4 (Jan to Mar 2027)'],
  ['both', 10, '2100-Q1', '2099-10-01', '2099-12-31', 'FY99/00 Q1 (Oct to Dec 2099)'],
  ['start', 1, '2026-Q4', '2026-10-01', '2026-12-31', 'Q4 2026 (Oct to Dec 2026)'],
  ['both', 1, '2026-Q4', '2026-10-01', '2026-12-31', 'Q4 2026 (Oct to Dec 2026)'],
] as const)(
  'called by their %s, from month %i, %s is %s to %s: %s',
  (fiscalYears, fiscalYearStart, target, first, last, label) => {
    const fiscal = { fiscalYearStart, fiscalYears }
    expect(parseTarget(target, fiscal)).toEqual({ first, last, precision: 'quarter', label })
    expect([quarterOf(first, fiscal), quarterOf(last, fiscal)]).toEqual([target, target])
  },
)
