import type { Duty, Environment } from '../../model/environment.ts'
import { addDays } from '../onboarding/working-days.ts'
import type { Answering } from './answers-at.ts'
import { zoneOf } from './release-days.ts'

const week = 7

/**
 * When a duty of an environment answers, for a year from a day on; undefined where it says so in words alone. Who answers on
 * every day of the week does so on holidays too.
 */
export function answeringOf(
  duty: Duty,
  environment: Pick<Environment, 'calendar'>,
  asOf: string,
): Answering | undefined {
  if (!duty.answers) return undefined
  const isDaily = new Set(duty.answers.flatMap(({ days }) => days)).size === week
  const days = (environment.calendar?.holidays ?? []).map(({ day }) => day)
  const closed = isDaily ? [] : days.filter((day) => day >= asOf && day < addDays(asOf, 366)).sort()
  return { hours: duty.answers, zone: zoneOf(environment), closed }
}
