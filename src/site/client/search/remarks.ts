import { make } from '../parts/dom.ts'
import type { SearchAnswer } from './finder.ts'
import { quoted } from './hit-view.ts'

/** What a reader may do about an answer. */
export interface Ways {
  /** The page that lists everything. */
  index: string
  look: (text: string) => void
  untick: () => void
  /** Asks once more for what could not be loaded. */
  again: () => void
}

/** Of a text that was pasted so many words are named. */
const named = 4

/** What was looked for instead, what was left out, and what to try where nothing is left. */
export function remarksOn(answer: SearchAnswer, ways: Ways): HTMLElement[] {
  const { dropped, corrected, hits, all } = answer
  const lines = corrected.map(({ from, to }) =>
    make('p', {}, `Hardly anything has “${from}”; this is for “${to}”.`),
  )
  if (dropped.length > 0 && hits.length > 0)
    lines.push(make('p', {}, `Nothing has all of these words. Left out: ${some(dropped)}.`))
  if (all === 0) return [...lines, ...nothing(answer, ways)]
  if (hits.length === 0) {
    lines.push(
      make(
        'p',
        {},
        `All ${all} results are hidden by what is ticked. `,
        ...choices(['Untick all'], ways.untick),
      ),
    )
  }
  return lines
}

/** A file of the index that is not there, or not as it should be. */
export const failed = (error: unknown, { index, again }: Ways): HTMLElement =>
  make(
    'p',
    {},
    `A part of the search index is missing (${error instanceof Error ? error.message : String(error)}). `,
    ...choices(['Try again'], again),
    ' The ',
    make('a', { href: index }, 'A to Z'),
    ' lists everything without it.',
  )

function nothing({ query, dropped, near }: SearchAnswer, { index, look }: Ways): HTMLElement[] {
  const words = [...new Set([...query.words, ...dropped])]
  return [
    make('p', {}, `Nothing found${words.length > 0 ? ` for ${some(words)}` : ''}.`),
    ...(near.length > 0 ? [make('p', {}, 'Words that are here: ', ...choices(near, look))] : []),
    make(
      'p',
      {},
      'Try the name of the service, what the error says, or another word for it; the ',
      make('a', { href: index }, 'A to Z'),
      ' lists every word that has a page.',
    ),
  ]
}

/** Words as buttons. */
export function choices(words: readonly string[], choose: (word: string) => void): (Node | string)[] {
  return words.flatMap((word, i) => {
    const button = make('button', { type: 'button', class: 'sample' }, word)
    button.addEventListener('click', () => choose(word))
    return i === 0 ? [button] : [' ', button]
  })
}

function some(words: readonly string[]): string {
  const rest = words.length - named
  return rest > 1 ? `${quoted(words.slice(0, named))} and ${rest} more` : quoted(words)
}
