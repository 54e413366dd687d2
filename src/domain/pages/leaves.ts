import type { Address } from './address.ts'

/**
 * One of the pages on which a list stands that is too long for one page. The page at the address of the list leads to
 * its leaves, and whoever links to an entry in the list is led to the leaf where it stands.
 */
export interface Leaf<T> {
  /** What its address ends with. No id of an entry has an underscore: `2027-q1`, `2027-q1_2`. */
  id: string
  /** What it is called beside the others: "S, 2 of 3". */
  label: string
  items: readonly T[]
}

/** What belongs together in a list: a letter, a quarter, a category. */
export interface LeafGroup<T> {
  id: string
  label: string
  items: readonly T[]
}

/** Where a leaf stands that has this id. */
export const leafAddress = (of: Address, id: string): Address => `${of}/${id}`

/**
 * The leaves of a list: one for each group, and several, numbered, for one that weighs more than `most`. The order stays,
 * and none is empty. `weigh` says how much of a page an item takes; one that is over `most` has a leaf to itself.
 */
export function cutLeaves<T>(
  groups: readonly LeafGroup<T>[],
  most: number,
  weigh: (item: T) => number = () => 1,
): Leaf<T>[] {
  return groups.flatMap(({ id, label, items }) => {
    const runs = runsOf(items, most, weigh)
    return runs.map((run, i) => ({
      id: i === 0 ? id : `${id}_${i + 1}`,
      label: runs.length === 1 ? label : `${label}, ${i + 1} of ${runs.length}`,
      items: run,
    }))
  })
}

function runsOf<T>(items: readonly T[], most: number, weigh: (item: T) => number): T[][] {
  const runs: T[][] = []
  let left = 0
  for (const item of items) {
    const weight = weigh(item)
    if (runs.length === 0 || weight > left) {
      runs.push([])
      left = most
    }
    runs.at(-1)?.push(item)
    left -= weight
  }
  return runs
}
