import type { Position } from '../../domain/problem.ts'
import type { Parted, Piece } from './sources.ts'
import { runsOf, wordsOf } from './words.ts'

/** Words that give a withheld text away, by the run they make; none of them occurs in what is released. */
export interface Needles {
  /** From a run of words to the place it was written at. */
  byRun: Map<string, Position>
  /** The lengths that occur, so that a search knows what to look for. */
  lengths: number[]
}

/** Runs of so many words of a text are looked for; fewer would also be found where people say ordinary things. */
const runLength = 4

/**
 * What to look for: every value and id that was withheld, as a whole, and every run of {@link runLength} words of a
 * withheld text, unless released text, or the generator's own words, say the same.
 */
export function needlesOf({ released, withheld }: Parted, own: string): Needles {
  const known = new Map<number, Set<string>>()
  const texts = [...released.map((piece) => wordsOf(piece.text)), wordsOf(own)]
  /** All runs of a length in what may be said, made when first asked for. */
  const saidWith = (length: number): Set<string> => {
    let said = known.get(length)
    if (!said) {
      said = new Set(texts.flatMap((words) => [...runsOf(words, length)]))
      known.set(length, said)
    }
    return said
  }
  const byRun = new Map<string, Position>()
  for (const piece of withheld) {
    for (const { run, length } of candidatesOf(piece)) {
      if (!saidWith(length).has(run) && !byRun.has(run)) byRun.set(run, piece.at)
    }
  }
  const lengths = [...new Set([...byRun.keys()].map((run) => run.split(' ').length))].sort((a, b) => a - b)
  return { byRun, lengths }
}

/**
 * Quantities and versions are said everywhere. A name has letters; ids, hosts and call signs have letters beside
 * digits; a number as long as a telephone's or a ticket's is one of its kind.
 */
const isTelling = (word: string) =>
  /\p{L}{3}|\p{N}{6}/u.test(word) || (word.length > 2 && /\p{L}/u.test(word) && /\p{N}/u.test(word))

/** The runs that a withheld piece is looked for by: a short value whole, else every {@link runLength} words in a row. */
export function* candidatesOf({ text, isValue }: Piece): Generator<{ run: string; length: number }> {
  const words = wordsOf(text)
  if (isValue && words.length > 0 && words.length < runLength && words.some(isTelling))
    yield { run: words.join(' '), length: words.length }
  for (const run of runsOf(words, runLength)) yield { run, length: runLength }
}
