import type { Scheme } from '../../model/scheme.ts'
import { oncePer } from '../base/once.ts'

/**
 * A pattern for one piece of what stands between the parentheses of a mark: a capital, a digit or a sign that parts
 * words, or a form of the scheme that its authority writes in another way, whole and exactly so (`VS-NfD`,
 * `TLP:AMBER+STRICT`). What is near to such a form is no mark, and is told as one that was misread.
 */
export const insideMark = oncePer((scheme: Scheme): string => {
  const others = formsOf(scheme).filter((form) => !/^[A-Z0-9 -]+$/.test(form))
  const exact = others.toSorted((a, b) => b.length - a.length).map(escapePattern)
  return `(?:${[...exact, '[A-Z0-9/, \\s-]'].join('|')})`
})

/** Every form in which a level, a control or a caveat is written. */
export function formsOf({ levels, blocks, noForeign, releasable }: Scheme): string[] {
  const caveats = [noForeign, releasable].filter((caveat) => caveat !== undefined)
  const all = [...levels, ...blocks.flatMap(({ controls }) => controls), ...caveats]
  return [...new Set(all.flatMap(({ banner, portion }) => [banner, portion]))]
}

/** A text as a pattern finds it, word for word. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
