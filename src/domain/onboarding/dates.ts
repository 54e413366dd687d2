import { isReleaseDay, type PlanCalendar } from '../calendar/plan-calendar.ts'
import type { DatedExpectation, Schedule, Scheduled } from './schedule.ts'
import { addDays, horizon, isWorkingDay } from './working-days.ts'

/** The days on which one expectation begins at the latest and is done, both included. */
export interface DateSpan {
  start: string
  done: string
}

/**
 * A schedule as days of the calendar, counted back from the day of the first release, which itself does not
 * count. Each thing is put as late as the things that need it allow, on the days that it may take: working days, or days
 * of release, in one stretch where it must not be interrupted. What takes no time is put on the day by which it has to be
 * so. Undefined where the calendar has too few such days.
 */
export function datesOf<E extends DatedExpectation>(
  { items }: Schedule<E>,
  release: string,
  calendar: PlanCalendar,
): Map<string, DateSpan> | undefined {
  const byId = new Map(items.map((item) => [item.id, item]))
  const found = new Map<string, DateSpan>()
  const open = new Set<string>()
  const place = (item: Scheduled<E>): DateSpan | undefined => {
    const known = found.get(item.id)
    if (known) return known
    open.add(item.id)
    let limit = release
    for (const id of item.neededBy) {
      const later = byId.get(id)
      // In a circle (`check` reports it) the step that closes it sets no limit.
      if (!later || open.has(id)) continue
      const span = place(later)
      if (!span) return undefined
      if (span.start < limit) limit = span.start
    }
    open.delete(item.id)
    const span = spanBefore(limit, item.expectation, calendar)
    if (span) found.set(item.id, span)
    return span
  }
  for (const item of items) if (!place(item)) return undefined
  return new Map(items.map(({ id }) => [id, found.get(id) ?? { start: release, done: release }]))
}

/** How far ahead a first possible day is looked for, in days. */
const mostAhead = 1460

/** The latest days before `limit` that one thing may take. */
function spanBefore(
  limit: string,
  { leadTime, unbroken, on }: DatedExpectation,
  calendar: PlanCalendar,
): DateSpan | undefined {
  if (leadTime === 0) return { start: limit, done: limit }
  const may = (day: string) =>
    on === 'release-days' ? isReleaseDay(day, calendar) : isWorkingDay(day, calendar.closed)
  let done: string | undefined
  let left: number = leadTime
  for (let i = 1; i <= horizon; i++) {
    const day = addDays(limit, -i)
    if (may(day)) {
      done ??= day
      left--
      if (left === 0) return { start: day, done }
    } else if (unbroken) {
      done = undefined
      left = leadTime
    }
  }
  return undefined
}

/**
 * The first day of release on which it can be if everything begins on `from` or later; undefined where there is none
 * within four years.
 */
export function earliestRelease<E extends DatedExpectation>(
  schedule: Schedule<E>,
  from: string,
  calendar: PlanCalendar,
): string | undefined {
  // A later release never begins earlier: if none of the last days will do, no earlier day does.
  if (!begunBy(schedule, from, addDays(from, mostAhead), calendar)) return undefined
  for (let i = 0; i <= mostAhead; i++) {
    const day = addDays(from, i)
    if (isReleaseDay(day, calendar) && begunBy(schedule, from, day, calendar)) return day
  }
  return undefined
}

/** Whether everything for a release on `day` can begin on `from` or later. */
function begunBy<E extends DatedExpectation>(
  schedule: Schedule<E>,
  from: string,
  day: string,
  calendar: PlanCalendar,
): boolean {
  const dates = datesOf(schedule, day, calendar)
  return dates !== undefined && [...dates.values()].every(({ start }) => start >= from)
}
