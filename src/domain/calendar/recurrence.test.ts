import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurrence, Weekday } from '../../model/calendar.ts'
import { addDays } from '../onboarding/working-days.ts'
import { moment, nextDay, occurrences, ruleProblem } from './recurrence.ts'
import { weekdayOf } from './release-days.ts'

const recurrence = (rule: string, overrides: Partial<Recurrence> = {}): Recurrence => ({
  rule,
  first: '2026-01-01',
  from: '15:00',
  until: '16:00',
  ...overrides,
})
const days = (rule: string, from: string, to: string, overrides?: Partial<Recurrence>) =>
  occurrences(recurrence(rule, overrides), 'UTC', from, to).map(({ day }) => day)

describe('occurrences', () => {
  it.each([
    ['every Wednesday', 'FREQ=WEEKLY;BYDAY=WE', ['2026-11-04', '2026-11-11', '2026-11-18', '2026-11-25']],
    ['first and third Wednesday', 'FREQ=MONTHLY;BYDAY=1WE,3WE', ['2026-11-04', '2026-11-18']],
    ['the last Monday', 'FREQ=MONTHLY;BYDAY=-1MO', ['2026-11-30']],
    [
      'the Friday after the first Wednesday',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=3,4,5,6,7,8,9',
      ['2026-11-06'],
    ],
    ['the last working day', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-11-30']],
  ])('%s', (_, rule, expected) => {
    expect(days(rule, '2026-11-01', '2026-11-30')).toEqual(expected)
  })

  it('counts every second week from its first day, without what is left out, with what is added', () => {
    const overrides = { first: '2026-11-10', except: ['2026-11-24'], also: ['2026-11-26'] }
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-01', '2026-12-31', overrides)).toEqual([
      '2026-11-10',
      '2026-11-26',
      '2026-12-08',
      '2026-12-22',
    ])
  })

  it('keeps the hour of the place over both changes of its clocks', () => {
    const berlin = occurrences(recurrence('FREQ=DAILY'), 'Europe/Berlin', '2027-03-27', '2027-03-29')
    expect(berlin.map(({ begins }) => new Date(begins).toISOString().slice(11, 16))).toEqual([
      '14:00',
      '13:00',
      '13:00',
    ])
    const autumn = occurrences(recurrence('FREQ=DAILY'), 'America/New_York', '2026-10-31', '2026-11-01')
    expect(autumn.map(({ begins }) => new Date(begins).toISOString().slice(11, 16))).toEqual([
      '19:00',
      '20:00',
    ])
  })

  it('ends on the next day where its end is earlier than its beginning', () => {
    const [night] = occurrences(
      recurrence('FREQ=DAILY', { from: '22:00', until: '02:00' }),
      'UTC',
      '2026-11-02',
      '2026-11-02',
    )
    expect((night?.ends ?? 0) - (night?.begins ?? 0)).toBe(4 * 3_600_000)
  })

  it('finds the days that a reader of a calendar would count by hand', () => {
    const weekday = fc.constantFrom<Weekday>('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
    const set = fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 })
    const start = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2024-01-01', n))
    fc.assert(
      fc.property(
        set,
        fc.integer({ min: -1, max: 4 }).filter((n) => n !== 0),
        start,
        (on, place, from) => {
          const to = addDays(from, 400)
          const numbered = on.map((day) => `${place}${day}`).join(',')
          const weekly = days(`FREQ=WEEKLY;BYDAY=${on.join(',')}`, from, to, { first: '2023-01-02' })
          const monthly = days(`FREQ=MONTHLY;BYDAY=${numbered}`, from, to, { first: '2023-01-02' })
          const all = Array.from({ length: 401 }, (_, i) => addDays(from, i))
          expect(weekly).toEqual(all.filter((day) => on.includes(weekdayOf(day))))
          const isPlace = (day: string) =>
            place > 0
              ? Math.ceil(Number(day.slice(8)) / 7) === place
              : addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
          expect(monthly).toEqual(all.filter((day) => on.includes(weekdayOf(day)) && isPlace(day)))
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('finds the next day, and none of a rule that never comes', () => {
  expect(nextDay(recurrence('FREQ=WEEKLY;BYDAY=MO'), '2026-11-17')).toBe('2026-11-23')
  expect(nextDay(recurrence('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), '2026-11-17')).toBeUndefined()
})

it('says what is wrong with a rule beyond its form', () => {
  expect(ruleProblem('FREQ=WEEKLY;BYDAY=MO')).toBeUndefined()
  expect(ruleProblem('FREQ=WEEKLY;BYDAY=XX')).toMatch(/XX/)
})

it('gives a time that the clocks leave out the moment at which they would have shown it', () => {
  expect(new Date(moment('2027-03-28', '02:30', 'Europe/Berlin')).toISOString()).toBe(
    '2027-03-28T01:30:00.000Z',
  )
  expect(new Date(moment('2026-10-25', '02:30', 'Europe/Berlin')).toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  )
})
