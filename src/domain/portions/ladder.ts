import type { Root } from 'mdast'
import { Markings } from '../marking/effective.ts'
import { equals, isAtMost, join, joinAll, type Marking, type MarkingReading } from '../marking/marking.ts'
import { wholeMarking } from '../marking/parts.ts'
import { printMark, printPortion } from '../marking/print.ts'
import { type Parsers, releaseAt } from '../marking/release.ts'
import { type Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import type { Rung } from './rungs.ts'

/** A rung with what is at most marked so: of the playbook, without bodies. */
export interface LadderRung extends Rung {
  playbook: Playbook
}

/** Everything is computed once for each rung, so their number is limited. What falls between two is marked as the higher. */
const most = 24

/**
 * The markings of a playbook from that of its site upward, with all their joins; the last is the join of all, and
 * everything is at most marked so. What is computed from the playbook is marked by the lowest of them at which
 * it comes out the same.
 */
export function ladderOf(playbook: Playbook, parsers: Parsers): LadderRung[] {
  const bare = new Playbook(playbook.entries.map(withoutBody))
  const markings = new Markings(bare)
  const { scheme } = markings
  const readings = [...readingsOf(playbook, markings, parsers.prose)]
  const all = joinAll(readings, scheme) ?? 'unreadable'
  const [usual] = readings
  if (all === 'unreadable' || usual === undefined || usual === 'unreadable')
    return [{ mark: printMark(all, scheme), covers: [], playbook: bare }]
  const isBelow = (a: Marking, b: Marking) => !equals(a, b) && isAtMost(a, b, scheme)
  const found: Marking[] = [usual]
  for (const reading of readings as Marking[]) {
    for (const other of [...found]) {
      const both = join(reading, other, scheme)
      if (found.length < most && !found.some((known) => equals(known, both))) found.push(both)
    }
  }
  const inner = found
    .filter((marking) => !equals(marking, all))
    .map((marking) => ({ marking, below: found.filter((other) => isBelow(other, marking)).length }))
    .sort(
      (a, b) =>
        a.below - b.below || compare(printPortion(a.marking, scheme), printPortion(b.marking, scheme)),
    )
    .map(({ marking }) => marking)
  const steps = inner.map((marking) => ({
    mark: printPortion(marking, scheme),
    covers: inner.flatMap((other, i) => (isBelow(other, marking) ? [i] : [])),
    playbook: releaseAt(bare, marking, parsers),
  }))
  return [...steps, { mark: printPortion(all, scheme), covers: inner.map((_, i) => i), playbook: bare }]
}

/** The site's own marking first; for what Astro is given, its banners stand for the bodies it has not. */
function* readingsOf(
  playbook: Playbook,
  markings: Markings,
  parseProse: (text: string) => Root,
): Generator<MarkingReading> {
  yield playbook.site ? markings.of(playbook.site) : 'unreadable'
  for (const entry of playbook.entries) {
    yield wholeMarking(entry, markings, parseProse)
    if (entry.banner !== undefined) yield markings.read(entry.banner)
  }
}

/** Nothing is computed from bodies; and what a higher layer replaced is not of this release. */
function withoutBody({ body: _, replaced: __, ...entry }: Entry): Entry {
  return entry
}
