/**
 * Text from a foreign file as it may be printed: control characters, which could move a cursor or colour a
 * terminal, and marks that reverse the direction of reading, are shown as their code points.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu, (char) =>
    /\s/.test(char) ? ' ' : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** Our own words with `code` in them, taken apart; what is said of files is put in as plain text. */
export function codeSpans(text: string): { text: string; isCode: boolean }[] {
  return text
    .split(/(`[^`\n]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      const isCode = part.length > 2 && part.startsWith('`') && part.endsWith('`')
      return { text: isCode ? part.slice(1, -1) : part, isCode }
    })
}
