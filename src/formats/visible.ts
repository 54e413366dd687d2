/** Characters that steer a terminal, end a line, or turn the direction of reading. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu

const shown = (char: string) => (/\s/.test(char) ? ' ' : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)

/**
 * Text from a foreign file or the playbook as one line that may be printed: control characters, which could move a
 * cursor or colour a terminal, and marks that reverse the direction of reading, are shown as their code points.
 */
export function visible(text: string): string {
  return text.replace(steering, shown)
}

/** The same for text of several lines, which stay lines; Windows' ends of lines become those of others. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(steering, (char) => (char === '\n' ? char : shown(char)))
}

/**
 * A report with every text in it made visible, by default with its lines: what a reporter prints is taken from here.
 * Only plain data goes in, without classes or functions.
 */
export function visibleIn<T>(report: T, text: (text: string) => string = visibleLines): T {
  const made = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(made)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visible(key), made(inner)]))
  }
  return made(report) as T
}

/** A report as JSON for people and programs: the same values, and no character that steers a terminal. */
export function jsonText(report: unknown): string {
  const escaped = (char: string) =>
    char === '\n' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(report, null, 2).replace(steering, escaped)}\n`
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
