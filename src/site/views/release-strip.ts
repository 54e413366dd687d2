import { countOf } from '../../domain/base/words.ts'
import { releaseWeeks, usualInFortnight } from '../../domain/calendar/release-weeks.ts'
import { addDays } from '../../domain/onboarding/working-days.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Environment } from '../../model/environment.ts'
import { dayLabel, shortDay } from './dates.ts'

/** How many weeks are shown, counted from the reader's clock where a script has it. */
export const weeksShown = 12
/** How many are there to be shown; an edition that is older than the rest shows fewer. */
export const weeksKept = 26

/** A week of the strip: what is read out, and whether each of its days takes releases. */
export interface StripWeek {
  label: string
  /** The day on which it is over. */
  gone: string
  /** Whether its month is named below it: it is the first of the strip, or holds the first of a month. */
  month?: string
  days: { isLegal: boolean; isPast: boolean }[]
}

/** An environment's days of release, drawn beside those of the others. */
export interface Strip {
  id: string
  name: string
  href: string
  sentence: ReleaseSentence
  weeks: StripWeek[]
}

/** What matters most of an environment's calendar to those who plan; the second half is for the reader's clock to say. */
export interface ReleaseSentence {
  /** How often it takes releases. */
  usual: string
  /** In how many weeks it takes none, and when next, said so that it stays true. */
  next: string
}

/** How often an environment takes releases, and when next. */
export function releaseSentence(environment: Environment, asOf: string): ReleaseSentence {
  const weeks = releaseWeeks(environment, asOf, weeksShown)
  const usual = usualInFortnight(environment, asOf)
  const none = weeks.filter((week) => week.days.every(({ why }) => why !== undefined)).length
  const next = weeks.flatMap(({ days }) => days).find(({ day, why }) => why === undefined && day >= asOf)
  const without = none > 0 ? `none in ${none} of ${weeks.length} weeks; ` : ''
  const soonest = next ? `the next is ${shortDay(next.day, asOf)}` : 'no later one is known'
  return {
    usual: `${environment.name} has ${countOf(usual, 'legal day')} in most fortnights.`,
    next: `As of ${dayLabel(asOf)}: ${without}${soonest}.`,
  }
}

/** The strips of all environments along the path. */
export const releaseStrips = (playbook: Playbook, asOf: string): Strip[] =>
  playbook.environments.map(({ id, data }) => ({
    id,
    name: data.name,
    href: `${environmentAddress(id)}#release-days`,
    sentence: releaseSentence(data, asOf),
    weeks: releaseWeeks(data, asOf, weeksKept).map(({ monday, days }, i) => {
      const legal = days.filter(({ why }) => why === undefined).map(({ day }) => shortDay(day, asOf))
      const names = legal.length > 0 ? legal.join(', ') : 'none'
      const [, , month = ''] = shortDay(monday, asOf).split(' ')
      const begins = i === 0 || Number(monday.slice(8)) <= 7
      return {
        gone: addDays(monday, 7),
        label: `Week of ${shortDay(monday, asOf)}: ${names}`,
        ...(begins ? { month } : {}),
        days: days.map(({ day, why }) => ({ isLegal: why === undefined, isPast: day < asOf })),
      }
    }),
  }))
