import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  closedDays,
  isWorkingDay,
  workingDayAfter,
  workingDaysBefore,
  workingDaysBetween,
} from './working-days.ts'

const memorialDay = { from: '2026-05-25', to: '2026-05-25' }
const freeze = { from: '2026-05-26', to: '2026-05-29' }

describe('isWorkingDay', () => {
  it.each([
    ['2026-05-22', true],
    ['2026-05-23', false],
    ['2026-05-24', false],
    ['2026-05-25', false],
    ['2026-05-26', false],
    ['2026-05-29', false],
    ['2026-06-01', true],
  ])('%s: %s', (day, expected) => {
    expect(isWorkingDay(day, [memorialDay, freeze])).toBe(expected)
  })
})

describe('workingDaysBefore', () => {
  it('leaves out weekends, holidays and freezes', () => {
    expect(workingDaysBefore('2026-06-02', 3, [memorialDay, freeze])).toEqual([
      '2026-06-01',
      '2026-05-22',
      '2026-05-21',
    ])
  })

  it('crosses a year, and a leap day', () => {
    expect(workingDaysBefore('2027-01-04', 1, [])).toEqual(['2027-01-01'])
    expect(workingDaysBefore('2028-03-01', 2, [])).toEqual(['2028-02-29', '2028-02-28'])
  })

  it('ends where the calendar is closed for good', () => {
    const closed = [{ from: '0001-01-01', to: '2026-05-31' }]
    expect(workingDaysBefore('2026-06-03', 5, closed)).toEqual(['2026-06-02', '2026-06-01'])
  })
})

describe('dayAfter', () => {
  it('gives the day itself where nothing is to be done before', () => {
    expect(workingDayAfter('2026-06-01', 0, [])).toBe('2026-06-01')
  })

  it('knows no day where the calendar never opens', () => {
    expect(workingDayAfter('2026-06-01', 1, [{ from: '2026-01-01', to: '9999-12-31' }])).toBeUndefined()
  })
})

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
const spans = fc.array(
  fc.tuple(days, fc.integer({ min: 0, max: 20 })).map(([from, n]) => ({ from, to: addDays(from, n) })),
  { maxLength: 6 },
)

it('counts back what it counts between', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 120 }), spans, (live, count, closed) => {
      const first = workingDaysBefore(live, count, closed).at(-1) ?? ''
      expect(workingDaysBetween(first, live, closed)).toBe(count)
      expect(workingDaysBetween(live, first, closed)).toBe(-count)
    }),
  )
})

it('comes back to the day it counted from', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 120 }), spans, (today, count, closed) => {
      const live = workingDayAfter(today, count, closed) ?? ''
      const first = workingDaysBefore(live, count, closed).at(-1) ?? ''
      expect(first >= today).toBe(true)
      expect(workingDaysBetween(today, first, closed)).toBe(0)
    }),
  )
})

it('lists the closed days of a calendar in order', () => {
  const calendar = {
    holidays: [{ day: '2026-12-25', name: 'Christmas Day' }],
    freezes: [{ from: '2026-12-19', to: '2027-01-04', name: 'Freeze' }],
  }
  expect(closedDays({ calendar }).map((c) => [c.from, c.to, c.name])).toEqual([
    ['2026-12-19', '2027-01-04', 'Freeze'],
    ['2026-12-25', '2026-12-25', 'Christmas Day'],
  ])
})
