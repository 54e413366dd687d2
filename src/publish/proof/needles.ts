import type { Position } from '../../domain/playbook/problem.ts'
import { runsOf, wordsOf } from './words.ts'

/** A text that is looked for, with the place it was written at. */
export interface Sought {
  text: string
  at: () => Position
  /** The whole of a field, or an id: a value that may give something away by itself. */
  isValue: boolean
}

/** Texts of a playbook, parted by what a network may hold. */
export interface PartedTexts {
  released: readonly { text: string }[]
  withheld: readonly Sought[]
}

/** Words that give a withheld text away, by the run they make; none of them occurs in what is released. */
export class Needles {
  /** From a run of words to the place it was written at. */
  readonly byRun = new Map<string, () => Position>()
  /** By the word that a run begins with: how long such runs are, and which words come second in those. */
  readonly #beginnings = new Map<string, Map<number, Set<string>>>()

  add(run: string, length: number, at: () => Position): void {
    if (this.byRun.has(run)) return
    this.byRun.set(run, at)
    const [first = '', second = ''] = run.split(' ', 2)
    const lengths = this.#beginnings.get(first) ?? new Map<number, Set<string>>()
    this.#beginnings.set(first, lengths)
    lengths.set(length, (lengths.get(length) ?? new Set<string>()).add(second))
  }

  /** The runs that words say, each as often as they say it. */
  *in(words: readonly string[]): Generator<string> {
    for (let i = 0; i < words.length; i++) {
      const lengths = this.#beginnings.get(words[i] ?? '')
      if (!lengths) continue
      // Most runs are told apart by their second word, and need not be put together.
      for (const [length, seconds] of lengths) {
        if (i + length > words.length || (length > 1 && !seconds.has(words[i + 1] ?? ''))) continue
        const run = length === 1 ? (words[i] ?? '') : words.slice(i, i + length).join(' ')
        if (this.byRun.has(run)) yield run
      }
    }
  }
}

/** Runs of so many words of a text are looked for; fewer would also be found where people say ordinary things. */
const runLength = 4

/**
 * What to look for: every value and id that was withheld, as a whole, and every run of {@link runLength} words of a
 * withheld text, unless released text, or the generator's `own` words, say the same. Of several readings of one
 * workspace each is asked by itself: what one takes for released says nothing of what another withholds.
 */
export function needlesOf(readings: readonly PartedTexts[], own: string): Needles {
  const all = new Needles()
  const ownWords = wordsOf(own)
  for (const { released, withheld } of readings) {
    const sought = new Needles()
    for (const piece of withheld)
      for (const { run, length } of candidatesOf(piece)) sought.add(run, length, piece.at)
    if (sought.byRun.size === 0) continue
    const said = new Set(sought.in(ownWords))
    for (const { text } of released) for (const run of sought.in(wordsOf(text))) said.add(run)
    for (const [run, at] of sought.byRun) if (!said.has(run)) all.add(run, run.split(' ').length, at)
  }
  return all
}

/**
 * Quantities and versions are said everywhere. A name has letters; ids, hosts and call signs have letters beside
 * digits; a number as long as a telephone's or a ticket's is one of its kind.
 */
const isTelling = (word: string) =>
  /\p{L}{3}|\p{N}{6}/u.test(word) || (word.length > 2 && /\p{L}/u.test(word) && /\p{N}/u.test(word))

const units: ReadonlySet<string> = new Set(
  ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'].flatMap((unit) => [unit, `${unit}s`]),
)

/** Pages print lengths of time by figures that are in the data, so `8 hours` is said of many things. */
const isTime = (words: readonly string[]) =>
  words.some((word) => units.has(word)) &&
  words.every((word) => units.has(word) || word === 'working' || /^\p{N}+$/u.test(word)) &&
  words.some((word) => /^\p{N}+$/u.test(word))

/** A name of letters and digits in parts, none of which tells anything by itself: `zz-2197`. */
const isCode = (text: string) => /^(?=(?:\P{L}*\p{L}){2})(?=(?:\P{N}*\p{N}){3})\S+$/u.test(text)

/** The runs that a withheld piece is looked for by: a short value whole, else every {@link runLength} words in a row. */
export function* candidatesOf({
  text,
  isValue,
}: Pick<Sought, 'text' | 'isValue'>): Generator<{ run: string; length: number }> {
  const words = wordsOf(text)
  if (
    isValue &&
    words.length > 0 &&
    words.length < runLength &&
    !isTime(words) &&
    (words.some(isTelling) || isCode(text.trim()))
  )
    yield { run: words.join(' '), length: words.length }
  for (const run of runsOf(words, runLength)) yield { run, length: runLength }
}
