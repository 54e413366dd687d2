import { expect, it } from 'vitest'
import { openForEditing } from '../src/cli/open.ts'
import { planCalendarOf, releaseDays } from '../src/domain/calendar/release-days.ts'
import { datesOf } from '../src/domain/onboarding/dates.ts'
import { scheduleOf } from '../src/domain/onboarding/schedule.ts'

// Answers of the notional playbook that were counted by hand, on paper, from il5's rules.
const { playbook } = openForEditing({ root: [] }).release
const il5 = playbook.get('environment', 'il5')?.data ?? expect.fail('no il5')
const expectations =
  playbook.all('onboarding', 'il5')[0]?.data.expectations ?? expect.fail('nothing is expected')

it.each([
  // 2 to 4 March: the window of Wednesday the 3rd and its second site on the 5th are too near; 9 to 11 March: a freeze.
  ['2027-03-15', '2026-11-23', { start: '2027-02-23', done: '2027-02-25' }],
  ['2027-03-23', '2026-11-23', { start: '2027-02-23', done: '2027-02-25' }],
])('a release in il5 on %s begins by %s', (live, begin, release) => {
  const dates = datesOf(
    scheduleOf(expectations, new Set(['custom-buildpack'])),
    live,
    planCalendarOf(il5)('2026-11-16'),
  )
  expect([...(dates?.values() ?? [])].map(({ start }) => start).sort()[0]).toBe(begin)
  expect(dates?.get('initial-release')).toEqual(release)
})

it('il5 says of 2028-01-11 that its calendar does not reach so far', () => {
  const { knownUntil = '' } = planCalendarOf(il5)('2026-11-16')
  expect(knownUntil !== '' && knownUntil < '2028-01-11').toBe(true)
})

it('every step of a plan for il5 stands on a day that its rules allow, whatever the day', () => {
  const calendar = planCalendarOf(il5)('2026-11-16')
  for (let day = 1; day <= 28; day++) {
    const live = `2027-06-${String(day).padStart(2, '0')}`
    const dates = datesOf(scheduleOf(expectations), live, calendar)
    const { start = '', done = '' } = dates?.get('initial-release') ?? {}
    expect(releaseDays(il5, start, done).filter(({ why }) => why !== undefined)).toEqual([])
  }
})
