import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whenWords } from '../../domain/calendar/rule-words.ts'
import { recurrenceSchema } from '../../model/calendar.ts'
import { readWords } from './words-to-rule.ts'

describe('words that a rule can be read from', () => {
  it.each<[string, string, string, string, string?]>([
    ['Every Wednesday, 16:00 UTC, 30 minutes', 'FREQ=WEEKLY;BYDAY=WE', '16:00', '16:30'],
    ['Every Tuesday, 14:00 to 18:00 UTC', 'FREQ=WEEKLY;BYDAY=TU', '14:00', '18:00'],
    [
      'Every second Tuesday, 10:00 to 18:00 UTC; bundles are due before',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      '10:00',
      '18:00',
      'bundles are due before',
    ],
    ['Second and fourth Tuesday, 15:00 UTC, 45 minutes', 'FREQ=MONTHLY;BYDAY=2TU,4TU', '15:00', '15:45'],
    ['Last Monday of each month, 12:00 UTC, one hour', 'FREQ=MONTHLY;BYDAY=-1MO', '12:00', '13:00'],
    [
      'First Wednesday of each quarter, 14:00 UTC, 2 hours',
      'FREQ=MONTHLY;BYDAY=1WE;BYMONTH=1,4,7,10',
      '14:00',
      '16:00',
    ],
    [
      'Third Wednesday of the second month of each quarter, 14:00 to 15:00 UTC',
      'FREQ=MONTHLY;BYDAY=3WE;BYMONTH=2,5,8,11',
      '14:00',
      '15:00',
    ],
    [
      'Second Saturday of January, April, July and October, 23:30 UTC, 90 minutes',
      'FREQ=MONTHLY;BYDAY=2SA;BYMONTH=1,4,7,10',
      '23:30',
      '01:00',
    ],
  ])('%s', (words, rule, from, until, besides) => {
    expect(readWords(words)).toEqual({ rule, from, until, ...(besides === undefined ? {} : { besides }) })
  })

  it.each([
    'Every Wednesday, 16:00 UTC',
    'At the end of each exercise',
    'Every Wednesday',
    'Every Wednesday, 16:00 to 17:00',
    'Every third Wednesday, 16:00 to 17:00 UTC',
    'First working day of each month, 16:00 to 17:00 UTC',
    'First Monday of Brumaire, 16:00 to 17:00 UTC',
    'Every Monday, 25:00 to 26:00 UTC',
    'Every Monday, 08:00 UTC, a while',
    'Every Monday, 08:00 UTC, 3 days',
    '',
  ])('nothing is guessed from "%s"', (words) => {
    expect(readWords(words)).toBeUndefined()
  })

  it('reads what is printed of a rule as that rule', () => {
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
    const place = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, -1), { minLength: 1, maxLength: 3 })
    const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 })
    const rules = fc.oneof(
      weekday.map((day) => `FREQ=WEEKLY;BYDAY=${day}`),
      weekday.map((day) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`),
      fc
        .tuple(place, weekday)
        .map(([at, day]) => `FREQ=MONTHLY;BYDAY=${at.map((n) => `${n}${day}`).join(',')}`),
      fc
        .tuple(place, weekday, months)
        .map(
          ([at, day, of]) =>
            `FREQ=MONTHLY;BYDAY=${at.map((n) => `${n}${day}`).join(',')};BYMONTH=${of.join(',')}`,
        ),
    )
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    fc.assert(
      fc.property(rules, clock, clock, (rule, from, until) => {
        const recurrence = recurrenceSchema.parse({ rule, first: '2026-11-02', from, until })
        expect(readWords(whenWords(recurrence, 'UTC'))).toEqual({ rule, from, until })
      }),
    )
  })
})
