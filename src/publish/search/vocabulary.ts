import { compare } from '../../domain/problem.ts'

/**
 * The words of all texts with letters in them, the most frequent first, with spaces between: what spelling is
 * checked against. Words with punctuation inside count whole, without it, and in parts, as Pagefind reads them.
 */
export function vocabulary(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  const count = (word: string) => {
    if (word.length > 1 && word.length <= 40 && /\p{L}/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  for (const text of texts) {
    for (const chunk of text.toLowerCase().split(/\s+/)) {
      const whole = chunk.replace(/[^\p{L}\p{N}_]/gu, '')
      const parts = chunk.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
      count(whole)
      if (parts.length > 1 || parts[0] !== whole) for (const part of parts) if (part !== whole) count(part)
    }
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || compare(a, b))
    .map(([word]) => word)
    .join(' ')
}
