import type { Weekday } from '../../model/calendar.ts'
import type { Environment } from '../../model/environment.ts'
import { oncePer } from '../base/once.ts'
import { addDays, closedDays, isWorkingDay } from '../onboarding/working-days.ts'
import type { DayStretch, PlanCalendar } from './plan-calendar.ts'
import { moment, occurrences } from './recurrence.ts'

/** A day of the calendar, and why nothing is released on it; without a reason it is a legal day. */
export interface ReleaseDay {
  day: string
  why?: string
}

const weekdays: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** The day of the week, as rules write it. */
export const weekdayOf = (day: string): Weekday => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'SU'

/** The zone in which an environment writes its hours. */
export const zoneOf = ({ calendar }: Pick<Environment, 'calendar'>): string => calendar?.zone ?? 'UTC'

/**
 * The days between two days, both included, each with what speaks against a release on it: a weekend, a holiday or
 * freeze, a weekday without releases, or a window that is nearer than the calendar allows. A day that is only partly
 * free of these is no day for a release.
 */
export function releaseDays(environment: Environment, from: string, to: string): ReleaseDay[] {
  const closed = closedDays(environment)
  const taken = windowsOf(environment, addDays(from, -15), addDays(to, 15))
  const found: ReleaseDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const why = againstRelease(environment, day, closed, taken)
    found.push(why === undefined ? { day } : { day, why })
  }
  return found
}

/** What keeps a release away, and for how long, in milliseconds since 1970. */
interface Taken {
  name: string
  hours: number
  begins: number
  ends: number
}

function windowsOf(environment: Environment, from: string, to: string): Taken[] {
  const apart = (environment.calendar?.apart ?? []).filter(({ what }) => what === 'release')
  return apart.flatMap(({ from: kind, hours }) =>
    environment.cadence
      .filter((cadence) => cadence.kind === kind)
      .flatMap(({ name, repeats }) =>
        repeats
          ? occurrences(repeats, zoneOf(environment), from, to).map(({ begins, ends }) => ({
              name,
              hours,
              begins: begins - hours * hour,
              ends: ends + hours * hour,
            }))
          : [],
      ),
  )
}

const hour = 3_600_000

function againstRelease(
  environment: Environment,
  day: string,
  closed: readonly (DayStretch & { name: string })[],
  taken: readonly Taken[],
): string | undefined {
  const off = closed.find(({ from, to }) => from <= day && day <= to)
  if (off) return off.name
  const { releases } = environment.calendar ?? {}
  const weekday = weekdayOf(day)
  if (releases && !releases.days.includes(weekday))
    return isWeekend(weekday) ? 'weekend' : 'no day for releases'
  if (!releases && !isWorkingDay(day, [])) return 'weekend'
  const zone = zoneOf(environment)
  const begins = moment(day, releases?.from ?? '00:00', zone)
  const isOvernight = !releases || releases.until <= releases.from
  const ends = moment(isOvernight ? addDays(day, 1) : day, releases?.until ?? '00:00', zone)
  const near = taken.find((window) => window.begins < ends && begins < window.ends)
  return near && (near.hours === 0 ? near.name : `within ${near.hours} hours of ${near.name}`)
}

const isWeekend = (weekday: Weekday) => weekday === 'SA' || weekday === 'SU'

/** Days ahead for which days of release are worked out where no end of the calendar is given. */
const ahead = 730

/** The calendar of an environment as a plan needs it, from a day on. */
export const planCalendarOf = oncePer((environment: Environment) => {
  const made = new Map<string, PlanCalendar>()
  return (from: string): PlanCalendar => {
    const known = made.get(from)
    if (known) return known
    const { releases, knownUntil } = environment.calendar ?? {}
    const closed = closedDays(environment)
    const until = knownUntil !== undefined && knownUntil > from ? knownUntil : addDays(from, ahead)
    // A plan that is late already began before the day on which it is made.
    const begin = addDays(from, -400)
    const fresh: PlanCalendar = {
      closed,
      ...(releases
        ? { releases: dayStretches(releaseDays(environment, begin, until)), releasesUntil: until }
        : {}),
      ...(knownUntil === undefined ? {} : { knownUntil }),
    }
    made.set(from, fresh)
    return fresh
  }
})

/** Legal days that follow each other without a gap, as stretches. */
export function dayStretches(days: readonly ReleaseDay[]): DayStretch[] {
  const found: DayStretch[] = []
  for (const { day, why } of days) {
    if (why !== undefined) continue
    const open = found.at(-1)
    if (open && addDays(open.to, 1) === day) open.to = day
    else found.push({ from: day, to: day })
  }
  return found
}
