import { Markings } from '../../domain/marking/effective.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { wholeMarking } from '../../domain/marking/parts.ts'
import { printBanner } from '../../domain/marking/print.ts'
import type { Playbook } from '../../domain/playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'

/** The marking of a released playbook as a whole: the join of its entries with all that is in them. */
export function markingOfWhole(playbook: Playbook): string {
  const markings = new Markings(playbook)
  const readings = playbook.entries.map((entry) => wholeMarking(entry, markings, parseProse))
  const whole = joinAll(readings, markings.scheme) ?? 'unreadable'
  // A release with a marking that cannot be read is a problem of `check`, and is not built.
  if (whole === 'unreadable') throw new Error('a released entry has a marking that cannot be read')
  return printBanner(whole, markings.scheme)
}
