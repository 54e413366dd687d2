import type { Card } from './format.ts'
import { wordOf } from './words.ts'

/** A stretch of text; `hit` where it is a word that was looked for. */
export interface ExcerptPiece {
  text: string
  hit: boolean
}

export interface Excerpt {
  /** Other names that were hit, where the title was not. */
  names: ExcerptPiece[][]
  pieces: ExcerptPiece[]
  /** The section it is from, where a heading with an anchor stands above it. */
  section?: { id: string; title: string }
}

const length = 28

/**
 * The stretch of a card's text where most of the words stand, then where they stand most often; `found` are the
 * places of each word, `title` and `names` count the words before the text. Where the title says it all, the
 * text begins where it begins.
 */
export function excerptOf(
  card: Card,
  found: readonly (readonly number[])[],
  { title, names, isTitled }: { title: number; names: number; isTitled: boolean },
): Excerpt {
  const words = card.text.split(/\s+/)
  const start = title + names
  const places = new Set(found.flat())
  let [from, most] = [start, 0]
  for (const place of isTitled ? [] : [...places].sort((a, b) => a - b)) {
    if (place < start) continue
    const held = found.map((own) => own.filter((n) => n >= place && n < place + length).length)
    const worth = held.filter((n) => n > 0).length * length + held.reduce((sum, n) => sum + n, 0)
    if (worth > most) [from, most] = [place, worth]
  }
  const heading = card.headings?.findLast(([at]) => at <= from)
  // A little before the first word hit, but not from another section.
  const begin = most === 0 ? start : Math.max(start, heading?.[0] ?? 0, from - 6)
  const end = Math.min(words.length, begin + length)
  const pieces = piecesOf(words, begin, end, places)
  if (begin > start) pieces.unshift({ text: '… ', hit: false })
  if (end < words.length) pieces.push({ text: ' …', hit: false })
  const missed = ![...places].some((place) => place < title)
  return {
    names: missed ? namesHit(words, title, start, places) : [],
    pieces,
    ...(heading && most > 0 ? { section: { id: heading[1], title: heading[2] } } : {}),
  }
}

function piecesOf(
  words: readonly string[],
  from: number,
  to: number,
  places: ReadonlySet<number>,
): ExcerptPiece[] {
  const pieces: ExcerptPiece[] = []
  for (let i = from; i < to; i++) {
    const hit = places.has(i)
    const last = pieces.at(-1)
    if (last && last.hit === hit) last.text += ` ${words[i]}`
    else {
      if (last && !last.hit) last.text += ' '
      pieces.push({ text: last?.hit ? ` ${words[i]}` : `${words[i]}`, hit })
    }
  }
  return pieces
}

/** Names end in commas, the last in the stop that Pagefind puts there. */
function namesHit(
  words: readonly string[],
  from: number,
  to: number,
  places: ReadonlySet<number>,
): ExcerptPiece[][] {
  const hit: ExcerptPiece[][] = []
  let begin = from
  for (let i = from; i < to; i++) {
    if (!/,$/.test(words[i] ?? '') && i < to - 1) continue
    const own = Array.from({ length: i + 1 - begin }, (_, k) => begin + k)
    if (own.some((place) => places.has(place))) {
      const pieces = piecesOf(words, begin, i + 1, places)
      const last = pieces.at(-1)
      if (last) last.text = last.text.replace(/[,.]$/, '')
      hit.push(pieces)
    }
    begin = i + 1
  }
  // `redis`, `Redis` and `p-redis` are told apart by machines alone.
  const plain = (pieces: ExcerptPiece[]) => wordOf(pieces.map((p) => p.text).join(''))
  return hit.filter((own, i) => hit.findIndex((other) => plain(other) === plain(own)) === i).slice(0, 2)
}
