import { visibleLines } from '../formats/visible.ts'

/** Colours and weights as `styleText` writes them; it does so on a terminal that takes them, and nowhere else. */
const style = new RegExp(`(${String.fromCharCode(27)}\\[\\d{1,2}m)`)

/** Writes text to standard output. It may have lines and colours; whatever else steers a terminal is shown, not sent. */
export function out(text: string): void {
  process.stdout.write(printed(text, process.stdout))
}

/** Writes text to standard error, in the same way. */
export function err(text: string): void {
  process.stderr.write(printed(text, process.stderr))
}

/** Writes a line that the next one replaces, on a terminal. */
export function overwrite(text: string): void {
  process.stderr.write(`\r\u001b[2K${printed(text, process.stderr)}`)
}

function printed(text: string, { isTTY }: { isTTY?: boolean }): string {
  // In a pipe there are colours only where somebody asks for them.
  const takesColours = isTTY === true || process.env['FORCE_COLOR'] !== undefined
  if (!takesColours) return visibleLines(text)
  return text
    .split(style)
    .map((part) => (style.test(part) ? part : visibleLines(part)))
    .join('')
}
