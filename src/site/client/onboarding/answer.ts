import { countOf, listOf, workingDays } from '../../../domain/base/words.ts'
import { isReleaseDay } from '../../../domain/calendar/plan-calendar.ts'
import { earliestRelease } from '../../../domain/onboarding/dates.ts'
import type { DatedExpectation, Schedule } from '../../../domain/onboarding/schedule.ts'
import { isWorkingDay, workingDaysBetween } from '../../../domain/onboarding/working-days.ts'
import { dayLabel, shortDay } from '../../views/dates.ts'
import { now } from '../parts/moments.ts'
import type { PlannerInput } from './given.ts'

/** When to begin, as HTML of fixed words, numbers and days, and how that was counted, as text. */
export interface StartAnswer {
  start: string
  counted: string
}

/** What a schedule comes to: for a release on a day, with the `first` day that it asks for, or without one. */
export function answerOf(
  schedule: Schedule<DatedExpectation>,
  first: string | undefined,
  release: string,
  given: PlannerInput,
): StartAnswer {
  const { name, closed, knownUntil } = given
  const tight = schedule.items.filter((item) => item.slack === 0).length
  const steps = `${countOf(schedule.items.length, 'step')}; the ${tight} that have no slack are drawn in colour.`
  if (!first)
    return {
      start: `<b>Start ${workingDays(schedule.length)} before.</b>`,
      counted: release ? `The calendar of ${name} has too few days before that one.` : steps,
    }
  // The reader's own day: how much time is left is the one thing that the edition's day cannot say.
  const today = new Date(now()).toISOString().slice(0, 10)
  const inHand = workingDaysBetween(today, first, closed)
  const earliest = inHand < 0 ? earliestRelease(schedule, today, given) : undefined
  const hand = earliest
    ? `That is ${workingDays(-inHand)} ago. Begun today, you are live on ${shortDay(earliest, release)}.`
    : `You have ${workingDays(inHand)} in hand.`
  const within = closed
    .filter(({ from, to }) => to >= first && from < release)
    .map((c) => c.name.split(';')[0])
  const off = closed.find(({ from, to }) => from <= release && release <= to)
  const none = isReleaseDay(release, given)
    ? ''
    : `Nothing is released on ${shortDay(release, release)}: ${off?.name ?? (isWorkingDay(release, closed) ? 'no day for releases' : 'a weekend')}. `
  const beyond =
    knownUntil !== undefined && release > knownUntil
      ? ` The calendar of ${name} is known to ${dayLabel(knownUntil)}; later holidays and freezes are not counted.`
      : ''
  const left = within.length > 0 ? ` Besides weekends these do not count: ${listOf(within as string[])}.` : ''
  return {
    start: `<b>Start by ${shortDay(first, release)}.</b> ${hand}`,
    counted: `${none}Counted back from ${shortDay(release, '')} in working days of ${name}.${left}${beyond} ${steps}`,
  }
}
