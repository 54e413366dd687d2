import { visible } from '../visible.ts'

/** A table as CSV (RFC 4180): the first and the last line hold the banner alone, the second names the columns. */
export function csvTable(
  banner: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [[banner], columns, ...rows, [banner]]
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')
}

/**
 * A spreadsheet runs what begins like a formula; a quote before it makes it text. A field is one line, so that no
 * text begins a row of its own where rows are read by lines.
 */
function field(written: string): string {
  const value = visible(written.replace(/\s+/g, ' '))
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
