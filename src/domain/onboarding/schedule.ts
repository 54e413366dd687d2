import type { Expectation } from '../../model/onboarding.ts'

/** What of an expectation decides when it begins. */
export type DatedExpectation = Pick<Expectation, 'leadTime' | 'when' | 'after' | 'unbroken' | 'on'>

/** An expectation with its place in time, in working days counted back from the first release. */
export interface Scheduled<E extends DatedExpectation = Expectation> {
  id: string
  expectation: E
  /** Latest start, working days before the release: nothing is late if it begins then. */
  startBefore: number
  /** Latest end, working days before the release. */
  endBefore: number
  /** Earliest start, working days after the first thing may begin. */
  earliest: number
  /** The steps that apply and cannot begin before this one is done. */
  neededBy: readonly string[]
  /** It may begin this many working days later than its earliest start without moving the release. */
  slack: number
}

export interface Schedule<E extends DatedExpectation = Expectation> {
  /** In the order to be done: latest start first, then as written. */
  items: Scheduled<E>[]
  /** Working days from the first start to the release, along the longest chain of dependencies. */
  length: number
}

/** Whether an expectation applies to an application that brings these conditions. */
const applies = ({ when }: Pick<Expectation, 'when'>, conditions: ReadonlySet<string>): boolean =>
  when === 'always' || when.some((condition) => conditions.has(condition))

/**
 * Lays out expectations backwards from the release: lead times add up along `after`, what depends on nothing
 * runs side by side. Dependencies on what does not apply are passed through to what stands before them.
 * Dependencies in a circle are cut where the circle closes; `check` reports them.
 */
export function scheduleOf<E extends DatedExpectation>(
  expectations: Readonly<Record<string, E>>,
  conditions: ReadonlySet<string> | 'all' = 'all',
): Schedule<E> {
  const all = Object.entries(expectations)
  const ids = new Set(all.filter(([, e]) => conditions === 'all' || applies(e, conditions)).map(([id]) => id))
  const before = new Map([...ids].map((id) => [id, predecessors(id, expectations, ids)]))
  const after = new Map<string, string[]>([...ids].map((id) => [id, []]))
  for (const [id, list] of before) for (const earlier of list) after.get(earlier)?.push(id)
  const days = (id: string) => expectations[id]?.leadTime ?? 0
  const earliest = longest(ids, before, days)
  const tail = longest(ids, after, days)
  const length = Math.max(0, ...[...ids].map((id) => (earliest.get(id) ?? 0) + days(id)))
  const items = all.flatMap(([id, expectation]): Scheduled<E>[] => {
    if (!ids.has(id)) return []
    const start = earliest.get(id) ?? 0
    const endBefore = tail.get(id) ?? 0
    const startBefore = endBefore + expectation.leadTime
    const slack = length - startBefore - start
    const neededBy = after.get(id) ?? []
    return [{ id, expectation, startBefore, endBefore, earliest: start, neededBy, slack }]
  })
  const order = new Map(all.map(([id], i) => [id, i]))
  const rank = (id: string) => order.get(id) ?? 0
  items.sort((a, b) => b.startBefore - a.startBefore || b.endBefore - a.endBefore || rank(a.id) - rank(b.id))
  return { items, length }
}

/** The steps before `id` that apply; where one does not apply, the steps before that one. */
function predecessors(
  id: string,
  expectations: Readonly<Record<string, DatedExpectation>>,
  ids: ReadonlySet<string>,
  seen = new Set<string>(),
): string[] {
  return (expectations[id]?.after ?? []).flatMap((earlier) => {
    if (seen.has(earlier)) return []
    seen.add(earlier)
    return ids.has(earlier) ? [earlier] : predecessors(earlier, expectations, ids, seen)
  })
}

/** For each id, the days of the longest chain that leads to it, without its own. */
function longest(
  ids: ReadonlySet<string>,
  edges: ReadonlyMap<string, readonly string[]>,
  days: (id: string) => number,
): Map<string, number> {
  const found = new Map<string, number>()
  const open = new Set<string>()
  const visit = (id: string): number => {
    const known = found.get(id)
    if (known !== undefined) return known
    if (open.has(id)) return 0
    open.add(id)
    const most = Math.max(0, ...(edges.get(id) ?? []).map((other) => visit(other) + days(other)))
    open.delete(id)
    found.set(id, most)
    return most
  }
  for (const id of ids) visit(id)
  return found
}
