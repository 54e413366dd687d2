import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReleaseDay, type PlanCalendar } from '../calendar/plan-calendar.ts'
import { datesOf, earliestRelease } from './dates.ts'
import { type DatedExpectation, scheduleOf } from './schedule.ts'
import { addDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

const start = '2026-01-01'
const day = (most: number) => fc.integer({ min: 0, max: most }).map((n) => addDays(start, n))

const stretch = fc.tuple(day(1400), fc.integer({ min: 0, max: 12 }))
const calendars: fc.Arbitrary<PlanCalendar> = fc
  .record({
    closed: fc.array(stretch, { maxLength: 8 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 5 }),
    limited: fc.boolean(),
  })
  .map(({ closed, days, limited }) => {
    const off = closed.map(([from, n]) => ({ from, to: addDays(from, n), name: 'closed' }))
    if (!limited) return { closed: off }
    const all = Array.from({ length: 1500 }, (_, i) => addDays(start, i))
    const legal = all.filter(
      (d) => isWorkingDay(d, off) && days.includes(new Date(`${d}T00:00:00Z`).getUTCDay()),
    )
    return {
      closed: off,
      releases: legal.map((d) => ({ from: d, to: d })),
      releasesUntil: addDays(start, 1499),
    }
  })

const expectations: fc.Arbitrary<Record<string, DatedExpectation>> = fc
  .array(
    fc.record({
      leadTime: fc.integer({ min: 0, max: 9 }),
      after: fc.array(fc.nat(5), { maxLength: 2 }),
      unbroken: fc.boolean(),
      onRelease: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    Object.fromEntries(
      list.map(({ leadTime, after, unbroken, onRelease }, i) => [
        `e${i}`,
        {
          // Three days in a row are there in every week that has no holiday.
          leadTime: unbroken || onRelease ? Math.min(leadTime, 1) : leadTime,
          when: 'always',
          after: after.filter((j) => j < i).map((j) => `e${j}`),
          ...(unbroken ? { unbroken: true as const } : {}),
          ...(onRelease ? { on: 'release-days' as const } : {}),
        } satisfies DatedExpectation,
      ]),
    ),
  )

describe('a plan counted back from its release', () => {
  it('puts nothing on a day that it may not take, and nothing before what it needs', () => {
    fc.assert(
      fc.property(expectations, calendars, day(900), (wanted, calendar, offset) => {
        const release = addDays(offset, 400)
        const dates = datesOf(scheduleOf(wanted), release, calendar)
        if (!dates) return
        for (const [id, { start: from, done }] of dates) {
          const { leadTime = 0, after = [], on, unbroken } = wanted[id] ?? {}
          expect(from <= done && done <= release).toBe(true)
          for (const earlier of after) {
            const need = dates.get(earlier)
            if ((wanted[earlier]?.leadTime ?? 0) > 0)
              expect((need?.done ?? '') < from || leadTime === 0).toBe(true)
            expect((need?.start ?? '') <= from).toBe(true)
          }
          if (leadTime === 0) continue
          const may = on ? isReleaseDay : (d: string) => isWorkingDay(d, calendar.closed)
          expect(may(from, calendar) && may(done, calendar)).toBe(true)
          if (unbroken) expect(addDays(from, leadTime - 1)).toBe(done)
          else if (!on) expect(workingDaysBetween(from, addDays(done, 1), calendar.closed)).toBe(leadTime)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never begins earlier when the release moves to a later day', () => {
    fc.assert(
      fc.property(
        expectations,
        calendars,
        day(900),
        fc.integer({ min: 1, max: 30 }),
        (wanted, calendar, offset, n) => {
          const schedule = scheduleOf(wanted)
          const [sooner, later] = [addDays(offset, 400), addDays(offset, 400 + n)]
          const [a, b] = [datesOf(schedule, sooner, calendar), datesOf(schedule, later, calendar)]
          if (!a || !b) return
          for (const [id, span] of a) expect((b.get(id)?.start ?? '') >= span.start).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('knows the first day on which all can be done: a day sooner is too soon', () => {
    fc.assert(
      fc.property(expectations, calendars, day(300), (wanted, calendar, from) => {
        const schedule = scheduleOf(wanted)
        const first = earliestRelease(schedule, from, calendar)
        if (first === undefined) return
        const begun = (release: string) => {
          const dates = datesOf(schedule, release, calendar)
          return dates !== undefined && [...dates.values()].every((span) => span.start >= from)
        }
        expect(begun(first)).toBe(true)
        // The day that is named is one that the calendar takes: nobody is sent to a Friday that is none.
        expect(isReleaseDay(first, calendar)).toBe(true)
        for (let i = 1; i < 15; i++) {
          const sooner = addDays(first, -i)
          if (sooner >= from && isReleaseDay(sooner, calendar)) expect(begun(sooner)).toBe(false)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('does not leave a canary standing through a freeze', () => {
    const canary: Record<string, DatedExpectation> = {
      canary: { leadTime: 3, when: 'always', after: [], unbroken: true },
    }
    const freeze = { from: '2027-03-08', to: '2027-03-19', name: 'Exercise' }
    expect(datesOf(scheduleOf(canary), '2027-03-23', { closed: [freeze] })).toEqual(
      new Map([['canary', { start: '2027-03-03', done: '2027-03-05' }]]),
    )
  })

  it('finds nothing where a run of that many days never comes', () => {
    const long: Record<string, DatedExpectation> = {
      canary: { leadTime: 6, when: 'always', after: [], unbroken: true },
    }
    expect(datesOf(scheduleOf(long), '2027-03-23', { closed: [] })).toBeUndefined()
    expect(earliestRelease(scheduleOf(long), '2027-03-23', { closed: [] })).toBeUndefined()
  })
})
