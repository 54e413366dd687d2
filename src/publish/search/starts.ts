import { firstMeant } from '../../domain/search/kinds.ts'
import type { Document } from './page-documents.ts'

/** How many documents are kept for one beginning. */
const most = 8

/**
 * Documents by the first letter and by the first two of their title or another name. The first keys that are
 * typed begin so many words that looking all of them up would take longer than the next key.
 */
export function startsOf(documents: readonly Document[]): Record<string, number[]> {
  const found = new Map<string, { document: number; rank: number; entry: string }[]>()
  for (const [n, { entry, kind, title, names }] of documents.entries()) {
    if (kind === 'Reference') continue
    for (const [i, phrase] of [title, ...names].entries()) {
      const plain = phrase.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '')
      // Titles before other names, then by kind, then short ones, which are said whole.
      const rank = Math.min(i, 1) * 1e6 + firstMeant[kind] * 1e4 + Math.min(plain.length, 999)
      for (const start of new Set([plain.slice(0, 1), plain.slice(0, 2)])) {
        if (!/^[\p{L}\p{N}]+$/u.test(start)) continue
        const list = found.get(start) ?? []
        const same = list.find((other) => other.entry === entry)
        if (!same) found.set(start, [...list, { document: n, rank, entry }])
        else if (rank < same.rank) Object.assign(same, { rank })
      }
    }
  }
  return Object.fromEntries(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([start, list]) => [
        start,
        list
          .sort((a, b) => a.rank - b.rank || a.document - b.document)
          .slice(0, most)
          .map(({ document }) => document),
      ]),
  )
}
