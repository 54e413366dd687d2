import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { fiscalOf, parseTarget, type RoadmapTarget } from './target.ts'

/** A promise with when it comes, or came: the day of delivery where there is one. */
export interface DatedItem {
  item: Entry<'roadmap'>
  when: RoadmapTarget
}

/**
 * Promises in order of date: each stands where its last day does, then by its first, along the path, and by its id. Of
 * environments that are not there none is given.
 */
export function inOrderOfDate(playbook: Playbook, items: readonly Entry<'roadmap'>[]): DatedItem[] {
  const fiscal = fiscalOf(playbook)
  const places = new Map(playbook.environments.map(({ id }, i) => [id, i]))
  const place = ({ environment = '' }: Entry) => places.get(environment) ?? -1
  return items
    .filter(({ environment = '' }) => places.has(environment))
    .map((item) => ({ item, when: parseTarget(item.data.delivered ?? item.data.target, fiscal) }))
    .sort(
      (a, b) =>
        compare(a.when.last, b.when.last) ||
        compare(a.when.first, b.when.first) ||
        place(a.item) - place(b.item) ||
        compare(a.item.id, b.item.id),
    )
}
