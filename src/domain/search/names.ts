import type { HitPlace, Matches } from './rank.ts'
import { areForms, stemOf, wordOf, wordParts } from './words.ts'

/** The titles and other names of documents as text: a line for each, a space before each word, `|` before its parts. */
export const namesText = (documents: readonly { title: string; names: readonly string[] }[]) =>
  documents
    .map(({ title, names }) =>
      [title, names.join(', ')]
        .flatMap((phrase) => phrase.split(/\s+/).filter((word) => word !== ''))
        .map((word) => ` ${[...new Set([wordOf(word), ...wordParts(word)])].join('|')}`)
        .join(''),
    )
    .join('\n')

/**
 * What documents are called, to find words in at once: the answer that a reader sees while the rest is looked
 * up, and what tells a word in a title from longer words that begin with it.
 */
export class Names {
  readonly #text: string
  /** Where each document's line begins. */
  readonly #lines: readonly number[]

  /** `text` is what {@link namesText} gives. */
  constructor(text: string) {
    this.#text = text
    const lines = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1)
    this.#lines = lines
  }

  /** Documents that are called by words which begin with `word` or are forms of it; places count as Pagefind's do. */
  find(word: string): Matches {
    const plain = wordOf(word)
    const found = new Map<number, HitPlace>()
    if (plain === '') return found
    let [line, seen, place] = [0, 0, -1]
    for (const match of this.#text.matchAll(new RegExp(`[ |](${stemOf(plain)}[^ |\n]*)`, 'g'))) {
      const said = match[1] ?? ''
      const isForm = areForms(said, plain)
      if (!isForm && !said.startsWith(plain)) continue
      if (match.index >= (this.#lines[line + 1] ?? Infinity)) {
        line = this.#lineOf(match.index)
        ;[seen, place] = [this.#lines[line] ?? 0, -1]
      }
      for (; seen <= match.index; seen++) if (this.#text[seen] === ' ') place++
      const known = found.get(line) ?? { places: [], isExact: false, head: [] }
      if (known.places.at(-1) !== place) known.places.push(place)
      if (isForm && known.head.at(-1) !== place) known.head.push(place)
      known.isExact ||= isForm
      found.set(line, known)
    }
    return found
  }

  /** The last line that begins before `at`. */
  #lineOf(at: number): number {
    let [low, high] = [0, this.#lines.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#lines[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    return low
  }
}
