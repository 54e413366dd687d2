import type { Staffing } from '../../model/staffing.ts'
import { addDays } from '../onboarding/working-days.ts'
import { type Answered, mondayOf } from './answered.ts'

/** What a week asks of those who bring teams in, release and run, by what records tell. */
export interface WeekLoad {
  /** Its Monday. */
  week: string
  /** Teams in onboarding, of which each DevEE has some. */
  enable: number
  /** Initial releases that a RelE looks after. */
  release: number
  /** Steps of plans that the pair of an environment has to do, by environment. */
  run: Record<string, number>
  /** First releases in it, by environment. */
  releases: Record<string, number>
}

/** A span of days that keeps somebody busy; both ends included. */
interface Span {
  from: string
  to: string
}

/** At most so many weeks are told: a day that is mistyped by a century does not fill the page. */
const most = 260

/**
 * The load week by week, from the first in which anything begins to the last; weeks without load among them. `runner` is the role
 * that runs an environment. Records without a day of release have no weeks. A team is counted once a week, however many environments it goes to.
 */
export function weeksOf(
  all: readonly Answered[],
  staffing: Staffing | undefined,
  runner: string | undefined,
): WeekLoad[] {
  const dated = all.flatMap((one) =>
    one.answer.live === undefined ? [] : [{ ...one, live: one.answer.live }],
  )
  const before = (staffing?.release.weeksBefore ?? 4) * 7
  const spans = dated.map(({ given, answer, live }) => {
    const starts = answer.plan.items.flatMap(({ start }) => start ?? []).sort()
    return {
      team: given.record.team,
      environment: answer.environment.id,
      live,
      onboarding: { from: starts[0] ?? live, to: live },
      release: { from: addDays(live, -before), to: live },
      steps: answer.plan.items.flatMap(({ ownerId, start, done }): Span[] =>
        ownerId === runner && start !== undefined && done !== undefined ? [{ from: start, to: done }] : [],
      ),
    }
  })
  const days = spans.flatMap(({ onboarding, release, live }) => [onboarding.from, release.from, live]).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const weeks: WeekLoad[] = []
  for (let week = mondayOf(first); week <= last && weeks.length < most; week = addDays(week, 7)) {
    const end = addDays(week, 6)
    const isIn = ({ from, to }: Span) => from <= end && to >= week
    const run: Record<string, number> = {}
    const releases: Record<string, number> = {}
    for (const { environment, steps, live } of spans) {
      const busy = steps.filter(isIn).length
      if (busy > 0) run[environment] = (run[environment] ?? 0) + busy
      if (isIn({ from: live, to: live })) releases[environment] = (releases[environment] ?? 0) + 1
    }
    weeks.push({
      week,
      enable: new Set(spans.filter(({ onboarding }) => isIn(onboarding)).map(({ team }) => team)).size,
      release: spans.filter(({ release }) => isIn(release)).length,
      run: sorted(run),
      releases: sorted(releases),
    })
  }
  return weeks
}

const sorted = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
