import type { Dated, Schedule } from './schedule.ts'
import { type Closed, workingDaysBefore } from './working-days.ts'

/** The days on which one expectation begins at the latest and is done, both included. */
export interface Span {
  start: string
  done: string
}

/**
 * A schedule as days of the calendar, counted back from the day of the first release, which itself does not
 * count. What takes no time stands on the day on which it has to be so. Nothing where the calendar has too few
 * working days.
 */
export function datesOf<E extends Dated>(
  { items, length }: Schedule<E>,
  release: string,
  closed: readonly Closed[],
): Map<string, Span> | undefined {
  const days = [release, ...workingDaysBefore(release, length, closed)]
  if (days.length <= length) return undefined
  const on = (before: number) => days[before] ?? release
  return new Map(
    items.map(({ id, startBefore, endBefore }) => [
      id,
      { start: on(startBefore), done: on(Math.min(endBefore + 1, startBefore)) },
    ]),
  )
}
