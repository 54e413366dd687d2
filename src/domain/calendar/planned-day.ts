import type { Environment } from '../../model/environment.ts'
import { addDays, closedDays } from '../onboarding/working-days.ts'
import { moment, occurrences } from './recurrence.ts'
import { zoneOf } from './release-days.ts'

/** How many hours a release or an exercise keeps from a window there. */
export const hoursApart = ({ calendar }: Environment, what: 'release' | 'exercise'): number =>
  calendar?.apart?.find((apart) => apart.what === what)?.hours ?? 0

/** The first day from one on that the calendar has nothing against, within two months; that day itself where none is. */
export function freeDay(environment: Environment, from: string, hours: number): string {
  for (let i = 0; i < 62; i++) {
    const day = addDays(from, i)
    if (againstDay(environment, day, hours) === undefined) return day
  }
  return from
}

/**
 * What the calendar has against a plan for a day that has to keep some hours from upgrade windows: a holiday, a freeze,
 * a weekend on which nothing is changed, a window that is too near. Undefined where it has nothing.
 */
export function againstDay(environment: Environment, day: string, hours: number): string | undefined {
  const off = closedDays(environment).find(({ from, to }) => from <= day && day <= to)
  if (off) return `"${off.name}"`
  const zone = zoneOf(environment)
  const windows = environment.cadence.flatMap(({ kind, name, repeats }) =>
    kind === 'upgrade-window' && repeats
      ? occurrences(repeats, zone, addDays(day, -15), addDays(day, 15)).map((time) => ({ ...time, name }))
      : [],
  )
  // Some environments change on a Saturday, in their window.
  const isWindow = windows.some((window) => window.day === day)
  if (isWeekend(day) && !isWindow) return 'a weekend'
  const [begins, ends] = [moment(day, '00:00', zone), moment(addDays(day, 1), '00:00', zone)]
  if (hours === 0) return undefined
  const near = windows.find(
    (window) => window.begins - hours * hour < ends && begins < window.ends + hours * hour,
  )
  return near && `within ${hours} hours of "${near.name}"`
}

const hour = 3_600_000

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
