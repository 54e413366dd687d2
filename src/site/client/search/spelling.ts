import { nearest } from '../../../domain/nearest.ts'

/** All words of the site, to tell a word that is there from one that is not. */
export class Spelling {
  /** By how often they occur, most often first. */
  readonly #frequent: readonly string[]
  readonly #sorted: readonly string[]

  constructor(words: string) {
    this.#frequent = words.split(' ')
    this.#sorted = this.#frequent.toSorted()
  }

  /** Whether some word begins with it, or it is a form of one that ends otherwise: `crashing`, `queues`. */
  knows(word: string): boolean {
    const plain = wordOf(word)
    const stem = plain.length > 5 ? plain.replace(/(?:ing|ed|ers?|es|ly|s|e)$/, '') : plain.replace(/s$/, '')
    return this.#begins(plain) || (stem.length > 2 && this.#form(stem))
  }

  /** The word that was meant, if one is near: one slip in a short word, two in a longer one. */
  correct(word: string): string | undefined {
    const plain = wordOf(word)
    if (plain.length < 4 || /\d/.test(plain)) return undefined
    const slips = plain.length < 6 ? 1 : 2
    const like = this.#frequent.filter(
      (w) => w.length > 3 && Math.abs(w.length - plain.length) <= slips && (w[0] === plain[0] || w[1] === plain[0]),
    )
    return nearest(plain, like, slips)
  }

  #begins(prefix: string): boolean {
    return this.#sorted[this.#from(prefix)]?.startsWith(prefix) ?? false
  }

  /** Whether a word is the stem with a short ending. */
  #form(stem: string): boolean {
    for (let i = this.#from(stem); this.#sorted[i]?.startsWith(stem); i++) {
      if ((this.#sorted[i]?.length ?? 0) <= stem.length + 3) return true
    }
    return false
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

/** As Pagefind reads it: punctuation inside falls away, `_` stays. */
export const wordOf = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}_]/gu, '')
