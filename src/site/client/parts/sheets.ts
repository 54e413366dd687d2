/**
 * Says on the page whether this browser prints what stands in the margins of sheets, where each has its marking. One
 * that does not know them prints the closing banner, which the print styles otherwise leave out.
 */
export function knowSheets(): void {
  if ('CSSMarginRule' in window) document.documentElement.dataset['sheets'] = ''
}
