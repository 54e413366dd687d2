import { nearest } from '../base/nearest.ts'
import { isSmall } from './query.ts'
import { endings, wordOf } from './words.ts'

/**
 * All words of the site, to tell a word that is there from one that is not. `text` is what
 * publish/search/vocabulary.ts writes: words by frequency, with how often they occur and the parts of the index
 * they are in.
 */
export class Spelling {
  /** By how often they occur, most often first. */
  readonly #frequent: readonly string[]
  readonly #sorted: readonly string[]
  readonly #ranks: ReadonlyMap<string, number>

  /** Parts of the index by bits; a word that is in all has none. */
  readonly #parts = new Map<string, number>()

  /** How often each of the sorted words and all before it occur. */
  readonly #sums: readonly number[]

  constructor(text: string) {
    const times = new Map<string, number>()
    let count = 1
    for (const entry of text.split(' ')) {
      if (entry.startsWith('=')) {
        count = Number(entry.slice(1))
        continue
      }
      const [word = '', parts] = entry.split(':')
      if (parts !== undefined) this.#parts.set(word, Number.parseInt(parts, 36))
      times.set(word, count)
    }
    this.#frequent = [...times.keys()]
    this.#sorted = this.#frequent.toSorted()
    this.#ranks = new Map(this.#frequent.map((word, i) => [word, i]))
    let sum = 0
    this.#sums = this.#sorted.map((word) => (sum += times.get(word) ?? 0))
  }

  /** Whether a part of the index has a word that begins so. */
  isIn(word: string, part: number): boolean {
    const plain = wordOf(word)
    for (let i = this.#from(plain); this.#sorted[i]?.startsWith(plain); i++) {
      const parts = this.#parts.get(this.#sorted[i] ?? '')
      if (parts === undefined || parts & partBit(part)) return true
    }
    return false
  }

  /** The word, where some word begins with it; else the one that it is a form of: `crash` for `crashing`. */
  resolve(word: string): string | undefined {
    const plain = wordOf(word)
    if (this.#sorted[this.#from(plain)]?.startsWith(plain)) return word
    const stem = plain.length > 5 ? plain.replace(/(?:ing|ed|ers?|es|ly|s|e)$/, '') : plain.replace(/s$/, '')
    return stem.length > 2 && stem !== plain ? this.#form(stem) : undefined
  }

  /** Whether words that begin so stand in more places than can be looked up before the next key. */
  isCommon(word: string): boolean {
    const plain = wordOf(word)
    const [from, to] = [this.#from(plain), this.#from(`${plain}\u{10ffff}`)]
    return (this.#sums[to - 1] ?? 0) - (this.#sums[from - 1] ?? 0) > common
  }

  /** Two words that were written as one: `loadtest`. Of several ways the one whose rarer word is most frequent. */
  split(word: string): string[] | undefined {
    const plain = wordOf(word)
    let [best, rank]: [string[] | undefined, number] = [undefined, this.#frequent.length]
    for (let at = 3; at <= plain.length - 3; at++) {
      const halves = [plain.slice(0, at), plain.slice(at)]
      const rarer = Math.max(...halves.map((half) => this.#ranks.get(half) ?? this.#frequent.length))
      if (rarer < rank) [best, rank] = [halves, rarer]
    }
    return best
  }

  /** The word that was meant, if one is near: one slip in a short word, two in a longer one. */
  correct(word: string): string | undefined {
    const plain = wordOf(word)
    if (plain.length < 4 || /\d/.test(plain)) return undefined
    const slips = plain.length < 6 ? 1 : 2
    const like = this.#frequent.filter(
      (w) =>
        w !== plain &&
        w.length > 3 &&
        !isSmall(w) &&
        Math.abs(w.length - plain.length) <= slips &&
        (w[0] === plain[0] || w[1] === plain[0]),
    )
    return nearest(plain, like, slips)
  }

  /** Words that begin as it does, more of the beginning first; for one who has to try another. */
  near(word: string): string[] {
    const plain = wordOf(word)
    for (let length = plain.length - 1; length >= Math.max(3, plain.length / 2); length--) {
      const like = this.#frequent.filter(
        (w) => w !== plain && w.startsWith(plain.slice(0, length)) && !isSmall(w),
      )
      if (like.length > 0) return like.slice(0, mostLike)
    }
    return []
  }

  /** The longest word inside it that is half of it or more: `refused` in `econnrefused`. */
  inside(word: string): string | undefined {
    const plain = wordOf(word)
    for (let length = plain.length - 1; length >= Math.max(4, plain.length / 2); length--) {
      for (let at = 0; at + length <= plain.length; at++) {
        const part = plain.slice(at, at + length)
        if (this.#ranks.has(part) && !isSmall(part)) return part
      }
    }
    return undefined
  }

  /** A word that is the stem with an ending; words that begin alike stand together. */
  #form(stem: string): string | undefined {
    for (let i = this.#from(stem); this.#sorted[i]?.startsWith(stem); i++) {
      if (endings.has(this.#sorted[i]?.slice(stem.length) ?? '')) return this.#sorted[i]
    }
    return undefined
  }

  /** Where the first word stands that is not before `word`. */
  #from(word: string): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] ?? '') < word) low = middle + 1
      else high = middle
    }
    return low
  }
}

const mostLike = 3

/** In more places than this a word is common: a look-up takes longer the more there are. */
const common = 1500

/** Parts beyond the bits of a number share one: a word is then sought where it may not be. */
export const partBit = (part: number) => 1 << (part % 30)
