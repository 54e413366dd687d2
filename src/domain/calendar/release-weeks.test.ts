import { expect, it } from 'vitest'
import { environment } from '../../../tests/minimal-playbook.ts'
import { releaseWeeks, usualInFortnight } from './release-weeks.ts'

const data = environment('il5', {
  cadence: [
    {
      name: 'Window',
      kind: 'upgrade-window',
      repeats: { rule: 'FREQ=MONTHLY;BYDAY=1WE,3WE', first: '2026-01-01', from: '02:00', until: '08:00' },
      what: 'Upgrades.',
    },
  ],
  calendar: {
    releases: { days: ['TU', 'WE', 'TH'], from: '08:00', until: '20:00' },
    apart: [{ what: 'release', from: 'upgrade-window', hours: 24 }],
    knownUntil: '2026-12-31',
    holidays: [{ day: '2026-11-26', name: 'Thanksgiving Day' }],
    freezes: [],
  },
}).data

it('shows whole weeks from Monday, each reason once', () => {
  const [first, second] = releaseWeeks(data, '2026-11-18', 2)
  expect(first).toMatchObject({
    monday: '2026-11-16',
    reasons: ['within 24 hours of Window'],
    isUnknown: false,
  })
  expect(first?.days.filter(({ why }) => why === undefined).map(({ day }) => day)).toEqual(['2026-11-19'])
  expect(second).toMatchObject({ monday: '2026-11-23', reasons: ['Thanksgiving Day'] })
})

it('says of weeks past the end of the calendar that they are not known', () => {
  expect(releaseWeeks(data, '2026-12-21', 2).map(({ isUnknown }) => isUnknown)).toEqual([false, true])
})

it('counts the legal days of a usual fortnight', () => {
  expect(usualInFortnight(data, '2026-11-16')).toBe(4)
})
