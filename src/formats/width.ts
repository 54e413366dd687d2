const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

const widthOfCharacter = (char: string) =>
  char < '\u0300' ? 1 : /\p{Mn}|\p{Cf}/u.test(char) ? 0 : wide.test(char) ? 2 : 1

/** How many columns of a terminal a text takes: marks that combine take none, East Asian letters and emoji two. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += widthOfCharacter(char)
  return width
}

/** The text, with blanks up to a width; a wider one as it is. */
export const padTo = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** As much of a text as fits a width, with an ellipsis where something is cut. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let out = ''
  for (const char of text) {
    if (widthOf(out + char) >= width) break
    out += char
  }
  return `${out}…`
}

/** The widths of the columns of a table. Rows may be shorter than the first one. */
export const columnWidths = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))))

/** One row of a table as a line, without blanks at its end. */
export const tableLine = (row: readonly string[], widths: readonly number[]): string =>
  row
    .map((cell, i) => padTo(cell, widths[i] ?? 0))
    .join('  ')
    .trimEnd()
