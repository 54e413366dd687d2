import { expect, it } from 'vitest'
import { hoursWords, whenWords } from './rule-words.ts'

it.each([
  ['FREQ=WEEKLY;BYDAY=WE', 'Every Wednesday'],
  ['FREQ=DAILY', 'Every day'],
  ['FREQ=WEEKLY;BYDAY=TU,WE,TH', 'Tuesday to Thursday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'Every second Tuesday'],
  ['FREQ=MONTHLY;BYDAY=2TU,4TU', 'Second and fourth Tuesday of each month'],
  ['FREQ=MONTHLY;BYDAY=-1MO', 'Last Monday of each month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'Last working day of each month'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'The 1st or 15th of each month'],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=3,4,5,17,18', 'Friday on the 3rd to 5th or 17th to 18th of each month'],
  ['FREQ=YEARLY;BYMONTH=1,7;BYDAY=SA;BYMONTHDAY=8,9,10,11,12,13,14', 'Second Saturday of January and July'],
  ['FREQ=YEARLY;BYMONTH=2;BYDAY=3WE', 'Third Wednesday of February'],
])('%s', (rule, words) => {
  const recurrence = { rule, first: '2026-01-01', from: '15:00', until: '16:00' }
  expect(whenWords(recurrence, 'UTC')).toBe(`${words}, 15:00 to 16:00 UTC`)
})

it('names a zone by its place', () => {
  const hours = { days: ['MO', 'TU', 'WE', 'TH', 'FR'] as const, from: '08:00', until: '18:00' }
  expect(hoursWords({ ...hours, days: [...hours.days] }, 'America/New_York')).toBe(
    'Monday to Friday, 08:00 to 18:00 New York time',
  )
})
