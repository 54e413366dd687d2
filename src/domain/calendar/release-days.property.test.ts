import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { environment } from '../../../tests/minimal-playbook.ts'
import type { Environment } from '../../model/environment.ts'
import { datesOf } from '../onboarding/dates.ts'
import { type DatedExpectation, scheduleOf } from '../onboarding/schedule.ts'
import { addDays } from '../onboarding/working-days.ts'
import { isReleaseDay } from './plan-calendar.ts'
import { planCalendarOf, releaseDays, weekdayOf } from './release-days.ts'

const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
]
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

const rules = fc.oneof(
  fc.constantFrom(...week).map((day) => `FREQ=WEEKLY;BYDAY=${day}`),
  fc
    .tuple(fc.constantFrom(...week), fc.integer({ min: 2, max: 4 }))
    .map(([day, n]) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${day}`),
  fc
    .tuple(fc.constantFrom(...week), fc.constantFrom('1', '2', '3', '-1'))
    .map(([day, n]) => `FREQ=MONTHLY;BYDAY=${n}${day}`),
  fc.integer({ min: 1, max: 28 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
)

/** An environment with a calendar of its own, and the first day of the year that is looked at. */
const homes = fc
  .record({
    rule: rules,
    zone: fc.constantFrom(...zones),
    year: fc.integer({ min: 2024, max: 2031 }),
    days: fc.uniqueArray(fc.constantFrom(...week), { minLength: 1, maxLength: 5 }),
    release: fc.tuple(fc.integer({ min: 6, max: 10 }), fc.integer({ min: 14, max: 22 })),
    window: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 23 })),
    hours: fc.constantFrom(0, 12, 24, 48),
    freezes: fc.array(fc.tuple(fc.nat(360), fc.integer({ min: 0, max: 14 })), { maxLength: 3 }),
    holidays: fc.array(fc.nat(360), { maxLength: 4 }),
  })
  .map(({ rule, zone, year, days, release, window, hours, freezes, holidays }) => {
    const first = `${year}-01-01`
    const { data } = environment('env', {
      cadence: [
        {
          name: 'Window',
          kind: 'upgrade-window',
          repeats: { rule, first, from: clock(window[0]), until: clock(window[1]) },
          what: 'Upgrades.',
        },
      ],
      calendar: {
        zone,
        releases: { days, from: clock(release[0]), until: clock(release[1]) },
        apart: [{ what: 'release', from: 'upgrade-window', hours }],
        knownUntil: `${year + 1}-12-31`,
        freezes: freezes.map(([n, length]) => ({
          from: addDays(first, n),
          to: addDays(first, n + length),
          name: 'Freeze',
        })),
        holidays: holidays.map((n) => ({ day: addDays(first, n), name: 'Holiday' })),
      },
    })
    return { home: data, first, rule, hours, window }
  })

/** The days of a rule, by another library. */
function daysBy(rule: string, first: string, to: string): string[] {
  const begin = new ICAL.Time({ ...parts(first), isDate: true }, ICAL.Timezone.utcTimezone)
  const iterator = ICAL.Recur.fromString(rule).iterator(begin)
  const found: string[] = []
  for (let next = iterator.next(); next && String(next) <= to; next = iterator.next())
    found.push(String(next))
  return found
}
const parts = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** A moment of a clock in a zone, in milliseconds: tried offset by offset, so that no arithmetic is shared. */
function momentBy(day: string, time: string, zone: string): number {
  const shown = Date.parse(`${day}T${time}:00Z`)
  const reads = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  for (let minutes = 14 * 60; minutes >= -14 * 60; minutes -= 15) {
    const moment = shown - minutes * 60_000
    if (reads.format(moment) === `${day} ${time}`) return moment
  }
  return shown
}

const hour = 3_600_000

describe('days for releases, whatever the rule, the zone and the year', () => {
  it('are those of the week, not closed, and as far from every window as they have to be', () => {
    fc.assert(
      fc.property(homes, fc.nat(300), ({ home, first, rule, hours, window }, offset) => {
        const [from, to] = [addDays(first, offset), addDays(first, offset + 30)]
        const { zone = 'UTC', releases, freezes = [], holidays = [] } = home.calendar ?? {}
        const windows = daysBy(rule, first, addDays(to, 20)).map((day) => [
          momentBy(day, clock(window[0]), zone) - hours * hour,
          momentBy(day, clock(window[1]), zone) + hours * hour,
        ])
        for (const { day, why } of releaseDays(home, from, to)) {
          const [begins, ends] = [
            momentBy(day, releases?.from ?? '', zone),
            momentBy(day, releases?.until ?? '', zone),
          ]
          const isClosed =
            freezes.some((f) => f.from <= day && day <= f.to) || holidays.some((h) => h.day === day)
          const isNear = windows.some(([a = 0, b = 0]) => a < ends && begins < b)
          const isLegal = !isClosed && !isNear && releases?.days.includes(weekdayOf(day)) === true
          expect(`${day} ${why === undefined}`).toBe(`${day} ${isLegal}`)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('alone take what is to be on them; what must not be interrupted is not; a later day begins no earlier', () => {
    const wanted: Record<string, DatedExpectation> = {
      ready: { leadTime: 5, when: 'always', after: [] },
      canary: { leadTime: 1, when: 'always', after: ['ready'], on: 'release-days', unbroken: true },
    }
    const schedule = scheduleOf(wanted)
    const begun = (home: Environment, asOf: string, live: string) =>
      datesOf(schedule, live, planCalendarOf(home)(asOf))
    fc.assert(
      fc.property(
        homes,
        fc.integer({ min: 60, max: 500 }),
        fc.integer({ min: 1, max: 20 }),
        ({ home, first }, n, more) => {
          const [sooner, later] = [
            begun(home, first, addDays(first, n)),
            begun(home, first, addDays(first, n + more)),
          ]
          const calendar = planCalendarOf(home)(first)
          for (const dates of [sooner, later]) {
            const canary = dates?.get('canary')
            const ready = dates?.get('ready')
            if (!canary || !ready) continue
            expect(isReleaseDay(canary.start, calendar)).toBe(true)
            expect(canary.done).toBe(canary.start)
            expect(ready.done < canary.start).toBe(true)
          }
          if (sooner && later)
            expect((later.get('ready')?.start ?? '') >= (sooner.get('ready')?.start ?? '')).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
