import type { PlanCalendar } from '../../../domain/calendar/plan-calendar.ts'
import type { DatedExpectation } from '../../../domain/onboarding/schedule.ts'

/** Days on which nothing is worked or released, as the page lists them. */
export interface Closure {
  from: string
  to: string
  name: string
}

/** The calendar of the page's environment, as far as plans ask it. */
export interface PlannerInput extends PlanCalendar {
  closed: Closure[]
  /** What the environment is called. */
  name: string
}

/** Reads the calendar that the page holds for its script. */
export function readPlannerInput({ dataset }: HTMLElement): PlannerInput {
  const { environment: name = '', releases, releasesUntil, knownUntil } = dataset
  const closed = [...document.querySelectorAll<HTMLElement>('.closed li')].map(
    ({ dataset: day, lastElementChild }): Closure => ({
      from: day['from'] ?? '',
      to: day['to'] ?? '',
      name: lastElementChild?.textContent ?? '',
    }),
  )
  return {
    name,
    closed,
    ...(releases === undefined || releasesUntil === undefined
      ? {}
      : { releases: releases.split(' ').map(readStretch), releasesUntil }),
    ...(knownUntil === undefined ? {} : { knownUntil }),
  }
}

function readStretch(text: string) {
  const [from = '', to = from] = text.split('/')
  return { from, to }
}

/** What the page says of one expectation. */
export function readRow({ dataset }: HTMLElement): DatedExpectation {
  return {
    ...(dataset['unbroken'] === undefined ? {} : { unbroken: true }),
    ...(dataset['on'] === 'release-days' ? { on: 'release-days' } : {}),
    leadTime: Number(dataset['days']),
    after: dataset['after']?.split(' ') ?? [],
    when: dataset['when']?.split(' ') ?? 'always',
  }
}
