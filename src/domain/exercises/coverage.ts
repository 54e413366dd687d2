import { addDays } from '../onboarding/working-days.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { parseTarget, quarterOf } from '../roadmap/target.ts'

type Exercise = Entry<'exercise'>

/** What was broken on purpose in one quarter, beside what was promised. */
export interface QuarterCoverage {
  /** "FY26 Q4 (Jul to Sep 2026)". */
  label: string
  first: string
  last: string
  /** Whether the quarter has ended on the day that is asked for. */
  isOver: boolean
  held: Exercise[]
  planned: Exercise[]
  /** How many an environment promises for a quarter; undefined where it promises none. */
  promised?: number
  /** It ended before the first exercise that anybody wrote down here: nothing is known of it. */
  isBefore: boolean
}

/** The last four fiscal quarters of an environment, the one that goes on included, the earliest first. */
export function coverageByQuarter(playbook: Playbook, environment: string, asOf: string): QuarterCoverage[] {
  const start = playbook.site?.data.fiscalYearStart ?? 1
  const promised = playbook.get('environment', environment)?.data.exercises?.perQuarter
  const all = playbook.all('exercise', environment)
  const counts = all.filter(({ data }) => data.state !== 'cancelled').map(({ data }) => data.day)
  const earliest = counts.toSorted(compare)[0]
  const quarters: QuarterCoverage[] = []
  for (let day = asOf; quarters.length < 4; ) {
    const { first, last, label } = parseTarget(quarterOf(day, start), start)
    const inside = all.filter(({ data }) => data.day >= first && data.day <= last)
    quarters.unshift({
      label,
      first,
      last,
      isOver: last < asOf,
      held: inside.filter(({ data }) => data.state === 'done'),
      planned: inside.filter(({ data }) => data.state === 'planned'),
      ...(promised === undefined ? {} : { promised }),
      isBefore: earliest === undefined || last < earliest,
    })
    day = addDays(first, -1)
  }
  return quarters
}

/** When a path was last rehearsed in an environment, and when it will be; undefined where it never was. */
export function rehearsalsOf(
  playbook: Playbook,
  environment: string,
  path: string,
): { last?: Exercise; next?: Exercise } {
  const all = playbook
    .all('exercise', environment)
    .filter(({ data }) => data.paths.includes(path))
    .toSorted((a, b) => compare(a.data.day, b.data.day) || compare(a.id, b.id))
  const last = all.findLast(({ data }) => data.state === 'done')
  const next = all.find(({ data }) => data.state === 'planned')
  return { ...(last ? { last } : {}), ...(next ? { next } : {}) }
}
