import type { Entry, Playbook } from '../playbook/playbook.ts'
import { byPosition, type Position } from '../playbook/problem.ts'

/** An entry that stands in place of one of an earlier layer, since it says `replaces: true`. */
export interface Replacement {
  entry: Entry
  at: Position
  /** Where what it replaced was written. */
  instead: Position
}

/** Every replacement of a workspace by its place, those of replacements included: nothing is replaced unseen. */
export function replacementsIn(playbook: Playbook): Replacement[] {
  const found: Replacement[] = []
  for (let entry of playbook.entries) {
    for (; entry.replaced; entry = entry.replaced)
      found.push({ entry, at: entry.at(), instead: entry.replaced.at() })
  }
  return found.sort((a, b) => byPosition(a.at, b.at))
}
