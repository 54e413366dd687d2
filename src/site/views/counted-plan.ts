import { planCalendarOf } from '../../domain/calendar/release-days.ts'
import { datesOf } from '../../domain/onboarding/dates.ts'
import { scheduleOf } from '../../domain/onboarding/schedule.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'

/** What a plan is counted for: an environment, the day it is live there, and a condition that holds. */
export interface PlanAsked {
  environment: string
  live: string
  with?: string | undefined
}

/** A plan counted back from its day; undefined where the environment expects nothing, or has no room for it. */
export function countedPlan(
  playbook: Playbook,
  { environment, live, with: condition }: PlanAsked,
  asOf: string,
) {
  const home = playbook.get('environment', environment)
  const expectations = playbook.all('onboarding', environment)[0]?.data.expectations
  if (!home || !expectations) return undefined
  const schedule = scheduleOf(expectations, new Set(condition === undefined ? [] : [condition]))
  const calendar = planCalendarOf(home.data)(asOf)
  const dates = datesOf(schedule, live, calendar)
  return dates && { home, schedule, calendar, dates }
}
