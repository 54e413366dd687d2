import { isWorkingDay } from '../onboarding/working-days.ts'

/** A stretch of days, both included. */
export interface DayStretch {
  from: string
  to: string
}

/** What counting back asks of a calendar. Beyond `knownUntil` nobody has written down holidays and freezes. */
export interface PlanCalendar {
  closed: readonly (DayStretch & { name: string })[]
  /** Stretches of days that follow each other and are all legal, in order; absent where any working day will do. */
  releases?: readonly DayStretch[]
  /** The last day that `releases` says something of. */
  releasesUntil?: string
  knownUntil?: string
}

/** Whether a release may go out on a day; past the end of what is worked out, on any working day. */
export function isReleaseDay(day: string, { closed, releases, releasesUntil }: PlanCalendar): boolean {
  if (!releases || (releasesUntil !== undefined && day > releasesUntil)) return isWorkingDay(day, closed)
  return releases.some(({ from, to }) => from <= day && day <= to)
}
