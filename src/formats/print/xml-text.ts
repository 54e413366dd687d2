import { visible } from '../visible.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as it may stand in an attribute or an element; XML knows no other control characters. */
export const xmlText = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (char) => entities[char] ?? char)
