import { compare } from '../../domain/playbook/problem.ts'
import { partBit } from '../../domain/search/spelling.ts'
import { wordOf, wordParts } from '../../domain/search/words.ts'

/**
 * The words of all texts, the most frequent first, with spaces between: what spelling is checked against.
 * Words with punctuation inside count whole, without it, and in parts, as Pagefind reads them. A word that is
 * not in every part of the index is followed by `:` and the bits of its parts, in base 36. `=` and a number
 * stand before the words that occur so often.
 */
export function vocabulary(parts: readonly (readonly string[])[]): string {
  const counts = new Map<string, { times: number; bits: number }>()
  let all = 0
  for (const [part, texts] of parts.entries()) {
    all |= partBit(part)
    for (const text of texts) {
      for (const chunk of text.split(/\s+/)) {
        for (const word of [wordOf(chunk), ...wordParts(chunk)]) {
          if (word.length < 2 || word.length > 40) continue
          const count = counts.get(word) ?? { times: 0, bits: 0 }
          counts.set(word, { times: count.times + 1, bits: count.bits | partBit(part) })
        }
      }
    }
  }
  let last = 1
  return [...counts]
    .sort(([a, { times: n }], [b, { times: m }]) => m - n || compare(a, b))
    .flatMap(([word, { times, bits }]) => {
      const entry = bits === all ? word : `${word}:${bits.toString(36)}`
      const isNew = times !== last
      last = times
      return isNew ? [`=${times}`, entry] : [entry]
    })
    .join(' ')
}
