import type { Environment } from '../../model/environment.ts'
import { addDays } from '../onboarding/working-days.ts'
import { type ReleaseDay, releaseDays, weekdayOf } from './release-days.ts'

/** A week from Monday on, with its days and what stands against releases in it, each reason once. */
export interface ReleaseWeek {
  monday: string
  /** Monday to Friday; the weekend only where releases go out then. */
  days: ReleaseDay[]
  reasons: string[]
  /** Past the end of the calendar nobody has written down holidays and freezes. */
  isUnknown: boolean
}

/** The weeks of an environment's calendar from the one of `asOf` on. */
export function releaseWeeks(environment: Environment, asOf: string, count: number): ReleaseWeek[] {
  const monday = mondayOf(asOf)
  const all = releaseDays(environment, monday, addDays(monday, 7 * count - 1))
  const isWeekendUsed = environment.calendar?.releases?.days.some((day) => day === 'SA' || day === 'SU')
  const known = environment.calendar?.knownUntil
  return Array.from({ length: count }, (_, i) => {
    const week = all.slice(7 * i, 7 * i + 7)
    const days = isWeekendUsed ? week : week.slice(0, 5)
    return {
      monday: week[0]?.day ?? monday,
      days,
      reasons: [...new Set(days.flatMap(({ why }) => (why === undefined || isUsual(why) ? [] : [why])))],
      isUnknown: known !== undefined && (days.at(-1)?.day ?? '') > known,
    }
  })
}

/** What is so in every week needs no words in each of them. */
const isUsual = (why: string) => why === 'weekend' || why === 'no day for releases'

const mondayOf = (day: string) =>
  addDays(day, -['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(weekdayOf(day)))

/** How many legal days most fortnights of the known calendar have, within a year; of several the fewest. */
export function usualInFortnight(environment: Environment, asOf: string): number {
  const known = environment.calendar?.knownUntil
  const weeks = releaseWeeks(environment, asOf, 52).filter(
    ({ monday }) => known === undefined || addDays(monday, 4) <= known,
  )
  const counts = new Map<number, number>()
  for (let i = 0; i + 1 < weeks.length; i += 2) {
    const legal = [...(weeks[i]?.days ?? []), ...(weeks[i + 1]?.days ?? [])].filter(
      ({ why }) => why === undefined,
    ).length
    counts.set(legal, (counts.get(legal) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0
}
