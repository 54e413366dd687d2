import { equals, isAtMost, joinAll, type MarkingReading } from '../../domain/marking/marking.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Scheme } from '../../model/scheme.ts'
import { candidatesOf } from '../proof/needles.ts'
import { proofPieces } from '../proof/sources.ts'
import { runsOf, wordsOf } from '../proof/words.ts'

/** Tells what a text is marked by what it says, whichever page says it and wherever on the page. */
export type Attribution = (text: string) => MarkingReading | undefined

/**
 * Learns from a released playbook which words stand only in what is marked so: its values, and runs of words of
 * its texts, as the proof looks for them. A text that says any of them is marked no lower than where they were
 * written; words that stand in several places are marked as the lowest of these. What has the marking `usual`, and
 * the generator's `own` text, tells nothing.
 */
export function attributionOf(
  playbook: Playbook,
  scheme: Scheme,
  usual: MarkingReading,
  own: string,
): Attribution {
  const isUsual = (reading: MarkingReading) => isBelow(reading, usual, scheme)
  const pieces = [...proofPieces(playbook)].map((piece) => ({
    piece,
    words: wordsOf(piece.text),
    reading: piece.markings.at(-1) ?? 'unreadable',
  }))
  const byRun = new Map<string, MarkingReading[]>()
  const lengths = new Set<number>()
  for (const { piece, reading } of pieces) {
    if (isUsual(reading)) continue
    for (const { run, length } of candidatesOf(piece)) {
      byRun.set(run, [])
      lengths.add(length)
    }
  }
  const told = (words: readonly string[], reading: MarkingReading | undefined) => {
    for (const length of lengths) {
      for (const run of runsOf(words, length)) {
        const known = byRun.get(run)
        if (!known) continue
        if (reading === undefined) byRun.delete(run)
        else if (!known.some((other) => isBelow(other, reading, scheme)))
          byRun.set(run, [...known.filter((other) => !isBelow(reading, other, scheme)), reading])
      }
    }
  }
  for (const { words, reading } of pieces) told(words, isUsual(reading) ? undefined : reading)
  told(wordsOf(own), undefined)
  return (text) => {
    const words = wordsOf(text)
    const said = [...lengths].flatMap((length) =>
      [...runsOf(words, length)].flatMap((run) => byRun.get(run) ?? []),
    )
    return joinAll(said, scheme)
  }
}

const isBelow = (a: MarkingReading, b: MarkingReading, scheme: Scheme) =>
  a === 'unreadable' || b === 'unreadable' ? b === 'unreadable' : equals(a, b) || isAtMost(a, b, scheme)
