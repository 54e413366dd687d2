import type { Area } from '../../model/onboarding.ts'
import { lookUp } from '../base/look-up.ts'
import { present } from '../base/present.ts'
import { isReleaseDay, type PlanCalendar } from '../calendar/plan-calendar.ts'
import type { Citation, FitTarget } from '../fit/playbook.ts'
import { datesOf, earliestRelease } from '../onboarding/dates.ts'
import { scheduleOf } from '../onboarding/schedule.ts'
import { addDays, isWorkingDay, workingDaysBefore, workingDaysBetween } from '../onboarding/working-days.ts'

/** The day a plan is counted back from, and the day it is made on. */
export interface PlanFrame {
  /** Of the first release; without it there are lead times and no dates. */
  live?: string | undefined
  asOf?: string | undefined
  calendar: PlanCalendar
}

/** When something has to begin; `late` counts the working days that are missing. */
export interface Due {
  start?: string
  late?: number
}

/** One thing that onboarding asks, in time. */
export interface PlannedExpectation extends Due {
  id: string
  title: string
  /** What is asked, what counts as done, and how; Markdown. */
  requirement: string
  evidence: string
  howTo?: string
  area: Area
  /** What the role is called here, and its id. */
  owner: string
  ownerId: string
  leadTime: number
  /** Working days before the release. */
  startBefore: number
  done?: string
  /** Labels of the conditions that make it apply; none where it always does. */
  because: string[]
  at: Citation
}

export interface OnboardingPlan {
  /** Working days along the longest chain. */
  length: number
  /** The first day on which it can be live if everything begins on the day the plan is made. */
  earliest?: string
  /** What the day of the release falls into; there is no release then. */
  closedOn?: string
  /** The last day for which the calendar is written, where the release is later: holidays after it are not counted. */
  knownUntil?: string
  items: PlannedExpectation[]
}

/** What onboarding asks of a team for which these conditions hold, laid out before its day. */
export function planFor(
  target: FitTarget,
  conditions: ReadonlySet<string>,
  frame: PlanFrame,
): OnboardingPlan {
  const { live, asOf, calendar } = frame
  const schedule = scheduleOf(target.environment.expectations, conditions)
  const dates = live === undefined ? undefined : datesOf(schedule, live, calendar)
  const earliest = asOf === undefined ? undefined : earliestRelease(schedule, asOf, calendar)
  const closedOn = live === undefined ? undefined : closedName(live, calendar)
  const items = schedule.items.map(({ id, expectation, startBefore }): PlannedExpectation => {
    const span = dates?.get(id)
    const { title, requirement, evidence, howTo, area, leadTime, owner, when } = expectation
    return {
      id,
      title,
      requirement,
      evidence,
      ...present({ howTo }),
      area,
      owner: lookUp(target.catalog.roles, owner) ?? owner,
      ownerId: owner,
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
    ...present({ earliest, closedOn }),
    ...(isBeyond(live, calendar) ? { knownUntil: calendar.knownUntil } : {}),
    items,
  }
}

/**
 * The last day on which to ask for what takes `leadTime` working days: so that it is there when the expectation of
 * its area is done, and not later than that one begins. Where none asks for it, so that it is there for the release.
 */
export function askBy(leadTime: number, area: Area, plan: OnboardingPlan, frame: PlanFrame): Due {
  const { live, calendar } = frame
  if (live === undefined) return {}
  const needing = plan.items.filter((item) => item.area === area && item.start !== undefined)
  const days = needing.map(({ start = live, done = live }) => {
    const there = addDays(done, 1)
    const asked = leadTime === 0 ? there : workingDaysBefore(there, leadTime, calendar.closed)[leadTime - 1]
    return asked === undefined || asked > start ? start : asked
  })
  const alone = leadTime === 0 ? live : workingDaysBefore(live, leadTime, calendar.closed)[leadTime - 1]
  const start = days.sort()[0] ?? alone
  return start === undefined ? {} : dueOn(start, frame)
}

const isBeyond = (live: string | undefined, { knownUntil }: PlanCalendar) =>
  live !== undefined && knownUntil !== undefined && live > knownUntil

function dueOn(start: string, { asOf, calendar }: PlanFrame): Due {
  const late = asOf !== undefined && start < asOf ? workingDaysBetween(start, asOf, calendar.closed) : 0
  return late > 0 ? { start, late } : { start }
}

/** What is said of a working day on which the environment releases nothing, for a window or by its week. */
export const notForReleases = 'no day for releases'

/** What stands against a release on a day; undefined where nothing does. */
function closedName(day: string, calendar: PlanCalendar): string | undefined {
  const { closed } = calendar
  if (isWorkingDay(day, closed)) return isReleaseDay(day, calendar) ? undefined : notForReleases
  return closed.find(({ from, to }) => from <= day && day <= to)?.name ?? 'a weekend'
}
