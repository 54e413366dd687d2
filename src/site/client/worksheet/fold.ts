import { make } from '../parts/dom.ts'

/** A list under a summary that opens and closes; undefined where there is nothing in it. */
export function foldedList(
  title: string,
  items: readonly HTMLElement[],
  isOpen = false,
): HTMLElement | false {
  if (items.length === 0) return false
  const list = make('ul', { class: 'rows' }, ...items)
  return make('details', { open: isOpen }, make('summary', {}, title), list)
}
