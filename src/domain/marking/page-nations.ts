import type { Scheme } from '../../model/scheme.ts'
import type { Entry } from '../playbook/playbook.ts'
import { isAbbreviated } from './caveat.ts'
import type { TextEdit } from './edits.ts'
import type { Markings } from './effective.ts'
import { shortestList } from './nations.ts'
import type { Mark, PortionSource } from './portion.ts'

/**
 * The nations for which an abbreviated caveat stands in the texts of an entry: those that its own marking lists, where
 * the entry is a page of its own. What it takes from its environment or the site, and what has no page, has none.
 */
export function pageNationsOf(entry: Entry, markings: Markings): readonly string[] | undefined {
  const own = entry.body && 'marking' in entry.data ? entry.data.marking : undefined
  const reading = own === undefined ? 'unreadable' : markings.read(own)
  if (reading === 'unreadable') return undefined
  return reading.to?.some((nation) => nation !== markings.scheme.owner) ? reading.to : undefined
}

/**
 * Writes out the list for which the caveat of a mark stands: what a page says may be shown on another, which has another
 * list or none. Nothing where the mark is not abbreviated, or does not stand in the text as it reads.
 */
export function spelledOut(
  mark: Mark,
  { text, offset, pageNations }: PortionSource,
  scheme: Scheme,
): TextEdit[] {
  const { releasable } = scheme
  if (!pageNations || !releasable || mark.reading === 'unreadable') return []
  const words = mark.text.slice(1, -1).split(/(\/+)/)
  if (!words.some((word) => isAbbreviated(word, scheme))) return []
  const list = `${releasable.portion} ${shortestList(pageNations, scheme).join(', ')}`
  const start = text.indexOf(mark.text, (mark.point.offset ?? 0) - offset)
  if (start < 0) return []
  const whole = words.map((word) => (isAbbreviated(word, scheme) ? list : word)).join('')
  return [{ start: start + offset, end: start + offset + mark.text.length, text: `(${whole})` }]
}
