import { make } from '../parts/dom.ts'

/** Opened from the beginning, or part of the brief, which is printed only where somebody has opened it. */
type Fold = 'open' | 'brief' | undefined

/** A list under a summary that opens and closes; undefined where there is nothing in it. */
export function foldedList(title: string, items: readonly HTMLElement[], as?: Fold): HTMLElement | false {
  if (items.length === 0) return false
  const list = make('ul', { class: 'rows' }, ...items)
  const attributes = { open: as === 'open', class: as === 'brief' && 'ws-brief' }
  return make('details', attributes, make('summary', {}, title), list)
}
