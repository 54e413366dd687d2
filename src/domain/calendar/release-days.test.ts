import { describe, expect, it } from 'vitest'
import { environment } from '../../../tests/minimal-playbook.ts'
import { isReleaseDay } from './plan-calendar.ts'
import { dayStretches, planCalendarOf, releaseDays } from './release-days.ts'

const window = (rule: string) => ({
  name: 'Upgrade window',
  kind: 'upgrade-window',
  repeats: { rule, first: '2026-01-01', from: '02:00', until: '08:00' },
  what: 'Upgrades.',
})
const il5 = environment('il5', {
  cadence: [window('FREQ=MONTHLY;BYDAY=1WE,3WE')],
  calendar: {
    releases: { days: ['TU', 'WE', 'TH'], from: '08:00', until: '20:00' },
    apart: [{ what: 'release', from: 'upgrade-window', hours: 24 }],
    knownUntil: '2027-12-31',
    holidays: [{ day: '2026-11-26', name: 'Thanksgiving Day' }],
    freezes: [{ from: '2026-12-19', to: '2027-01-04', name: 'Year-end freeze' }],
  },
}).data

const why = (day: string) => releaseDays(il5, day, day)[0]?.why

describe('releaseDays', () => {
  it.each([
    ['2026-11-24', undefined],
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-11-27', 'no day for releases'],
    ['2026-11-28', 'weekend'],
    ['2026-12-01', 'within 24 hours of Upgrade window'],
    ['2026-12-02', 'within 24 hours of Upgrade window'],
    ['2026-12-03', undefined],
    ['2026-12-22', 'Year-end freeze'],
  ])('%s: %s', (day, reason) => {
    expect(why(day)).toBe(reason)
  })

  it('lets any working day do where nothing is said of releases', () => {
    const open = environment('il2').data
    const days = releaseDays(open, '2026-11-20', '2026-11-23')
    expect(days.map(({ why }) => why)).toEqual([undefined, 'weekend', 'weekend', undefined])
  })

  it('counts hours that end on the next day up to there', () => {
    const releases = { days: ['TU', 'WE', 'TH'] as const, from: '22:00', until: '03:00' }
    const apart = [{ what: 'release' as const, from: 'upgrade-window' as const, hours: 0 }]
    const night = {
      ...il5,
      calendar: { ...il5.calendar, apart, releases: { ...releases, days: [...releases.days] } },
    }
    // The window of Wednesday the 2nd begins at 02:00, while releases of the evening before still go out.
    expect(releaseDays(night as typeof il5, '2026-12-01', '2026-12-03').map(({ why }) => why)).toEqual([
      'Upgrade window',
      undefined,
      undefined,
    ])
  })

  it('reads hours in the zone of the environment', () => {
    const berlin = { ...il5, calendar: { ...il5.calendar, zone: 'Europe/Berlin', holidays: [], freezes: [] } }
    // 08:00 there is 07:00 UTC in winter, less than 24 hours after a window that ended at 08:00 there the day before.
    expect(releaseDays(berlin, '2026-12-03', '2026-12-03')[0]?.why).toBeUndefined()
  })
})

it('draws days together that follow each other', () => {
  expect(dayStretches(releaseDays(il5, '2026-11-16', '2026-11-30'))).toEqual([
    { from: '2026-11-19', to: '2026-11-19' },
    { from: '2026-11-24', to: '2026-11-25' },
  ])
})

it('takes any working day past the end of what is known', () => {
  const calendar = planCalendarOf(il5)('2026-11-16')
  expect(isReleaseDay('2028-01-14', calendar)).toBe(true)
  expect(isReleaseDay('2027-01-15', calendar)).toBe(false)
})
