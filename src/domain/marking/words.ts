import type { Scheme } from '../../model/scheme.ts'

/** How a marking is written: spelled out on a page, or short at the beginning of a portion. */
export type MarkingForm = 'banner' | 'portion'

/** A part of a marking's text. */
export interface Word {
  text: string
  /** Where it begins in the whole text, in UTF-16 units. */
  offset: number
}

/** What is wrong with a part of a marking's text. */
export interface MarkingFault {
  /** The part itself. */
  word: string
  offset: number
  length: number
  message: string
  fix: string
}

/** What reading a marking needs and collects. */
export interface WordReader {
  scheme: Scheme
  form: MarkingForm
  /** Position of the marking's level in the scheme, -1 where it is unknown. */
  rank: number
  /** Whether it marks something, rather than saying what a network may hold. */
  isItem: boolean
  /** Whether it says first whose it is. */
  isForeign?: boolean
  /** Of a portion, the nations that its page names, for which an abbreviated caveat stands. */
  pageNations?: readonly string[]
  fault: (word: Word, message: string, fix: string) => void
}

/** The parts of a word between separators, each with its own place. */
export function split({ text, offset }: Word, separator: string): Word[] {
  let at = offset
  return text.split(separator).map((part) => {
    const word = { text: part, offset: at }
    at += part.length + separator.length
    return word
  })
}

/** Reports a word that the marking's level is too low to carry. */
export function needLevel(
  { scheme, form, rank, fault }: WordReader,
  word: Word,
  from: string | undefined,
): void {
  const needed = scheme.levels.findIndex((level) => level.banner === from)
  if (rank < 0 || rank >= needed) return
  const carriers = scheme.levels.slice(needed).map((level) => level[form])
  const message = `${scheme.levels[rank]?.[form]} cannot carry "${word.text}"`
  fault(word, message, `it goes with ${carriers.join(', ')}`)
}

/** Reports a word that the marking's level is too high to carry. */
export function refuseAbove(
  { scheme, form, rank, fault }: WordReader,
  word: Word,
  upTo: string | undefined,
): void {
  const highest = scheme.levels.findIndex((level) => level.banner === upTo)
  if (highest < 0 || rank <= highest) return
  const message = `"${word.text}" does not stand at ${scheme.levels[rank]?.[form]}`
  fault(
    word,
    message,
    `leave it out here, and mark the parts that are ${scheme.levels[highest]?.[form]} with it`,
  )
}
