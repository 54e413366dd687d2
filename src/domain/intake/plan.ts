import { lookUp } from '../catalog/look-up.ts'
import type { Citation, Target } from '../fit/playbook.ts'
import { datesOf } from '../onboarding/dates.ts'
import { scheduleOf } from '../onboarding/schedule.ts'
import {
  type Closed,
  dayAfter,
  isWorkingDay,
  workingDaysBefore,
  workingDaysBetween,
} from '../onboarding/working-days.ts'

/** Days on which nothing counts, and what they are called. */
export type NamedClosed = Closed & { name: string }

/** The day a plan is counted back from, and the day it is made on. */
export interface Frame {
  /** Of the first release; without it there are lead times and no dates. */
  live?: string | undefined
  asOf?: string | undefined
  closed: readonly NamedClosed[]
}

/** When something has to begin; `late` counts the working days that are missing. */
export interface Due {
  start?: string
  late?: number
}

/** One thing that onboarding asks, in time. */
export interface Planned extends Due {
  id: string
  title: string
  owner: string
  leadTime: number
  /** Working days before the release. */
  startBefore: number
  done?: string
  /** Labels of the conditions that make it apply; none where it always does. */
  because: string[]
  at: Citation
}

export interface Plan {
  /** Working days along the longest chain. */
  length: number
  /** The first day on which it can be live if everything begins on the day the plan is made. */
  earliest?: string
  /** What the day of the release falls into; there is no release then. */
  closedOn?: string
  items: Planned[]
}

/** What onboarding asks of a team for which these conditions hold, laid out before its day. */
export function planFor(target: Target, conditions: ReadonlySet<string>, frame: Frame): Plan {
  const { live, asOf, closed } = frame
  const schedule = scheduleOf(target.environment.expectations, conditions)
  const dates = live === undefined ? undefined : datesOf(schedule, live, closed)
  const earliest = asOf === undefined ? undefined : dayAfter(asOf, schedule.length, closed)
  const closedOn = live === undefined ? undefined : closedName(live, closed)
  const items = schedule.items.map(({ id, expectation, startBefore }): Planned => {
    const span = dates?.get(id)
    const { title, leadTime, owner, when } = expectation
    return {
      id,
      title,
      owner: lookUp(target.catalog.roles, owner) ?? owner,
      leadTime,
      startBefore,
      ...(span ? { ...dueOn(span.start, frame), done: span.done } : {}),
      because:
        when === 'always'
          ? []
          : when.filter((c) => conditions.has(c)).map((c) => lookUp(target.conditions, c)?.label ?? c),
      at: target.at('expectations', id),
    }
  })
  return {
    length: schedule.length,
    ...(earliest === undefined ? {} : { earliest }),
    ...(closedOn === undefined ? {} : { closedOn }),
    items,
  }
}

/** The last day on which to ask for what takes `leadTime` working days. */
export function askBy(leadTime: number, frame: Frame): Due {
  const { live, closed } = frame
  if (live === undefined) return {}
  const days = workingDaysBefore(live, leadTime, closed)
  const start = leadTime === 0 ? live : days[leadTime - 1]
  return start === undefined ? {} : dueOn(start, frame)
}

function dueOn(start: string, { asOf, closed }: Frame): Due {
  const late = asOf !== undefined && start < asOf ? workingDaysBetween(start, asOf, closed) : 0
  return late > 0 ? { start, late } : { start }
}

function closedName(day: string, closed: readonly NamedClosed[]): string | undefined {
  if (isWorkingDay(day, closed)) return undefined
  return closed.find(({ from, to }) => from <= day && day <= to)?.name ?? 'a weekend'
}
