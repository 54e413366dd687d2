import type { Edition, EditionChange } from '../../model/edition.ts'
import type { Markings } from '../marking/effective.ts'
import type { Playbook } from '../playbook/playbook.ts'

/** The two editions that are compared, as every part of the comparison is given them. */
export interface Sides {
  before: Edition
  after: Edition
  /** The later edition with its texts. */
  full: Edition
  now: Playbook
  /** Whether what the earlier edition alone said may be told. */
  tellsAll: boolean
  markings: Markings
}

/** What one part of a comparison found. */
export interface Found {
  changes: EditionChange[]
  /** The environment of each thing that is gone and not told by its name; '' for what is shared. */
  gone: string[]
}

/** Keys of two maps, those of the first alone, of both, of the second alone. */
export function keysOf<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>) {
  const [old, now] = [Object.keys(before), Object.keys(after)]
  return {
    gone: old.filter((key) => !Object.hasOwn(after, key)),
    both: now.filter((key) => Object.hasOwn(before, key)),
    added: now.filter((key) => !Object.hasOwn(before, key)),
  }
}
