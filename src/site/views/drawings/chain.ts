import type { Sheet } from './sheet.ts'
import { lineHeight, wrapWords } from './sheet.ts'

/** A place on the way of something. */
export interface Stop {
  title: string
  text: string
  /** It is the end of the way. */
  isEnd?: boolean
}

/** Stops joined by a line: beside each other, or on a small screen below each other. Gives where it ends. */
export function drawChain(sheet: Sheet, stops: readonly Stop[], top = 12, gapAfter = -1): number {
  return sheet.isNarrow ? below(sheet, stops, top, gapAfter) : beside(sheet, stops, top, gapAfter)
}

/** How a stretch is drawn: one that something is carried over by hand is broken. */
const stretch = (sheet: Sheet, d: string, isGap: boolean) =>
  sheet.path(d, isGap ? 'rule' : 'accent', { width: isGap ? 3 : 5, dashed: isGap })

function beside(sheet: Sheet, stops: readonly Stop[], top: number, gapAfter: number): number {
  const column = (sheet.width - 10) / stops.length
  const x = (i: number) => 10 + i * column
  for (let i = 0; i + 1 < stops.length; i++) stretch(sheet, `M${x(i)} ${top}H${x(i + 1)}`, i === gapAfter)
  let end = top
  for (const [i, { title, text, isEnd }] of stops.entries()) {
    sheet.dot(x(i), top, 'ink', { r: 7.5, hollow: !isEnd })
    const under = sheet.block(x(i) - 7, top + 32, column - 14, title, { strong: true })
    end = Math.max(end, sheet.block(x(i) - 7, under + lineHeight + 2, column - 14, text, { tone: 'soft' }))
  }
  return end
}

function below(sheet: Sheet, stops: readonly Stop[], top: number, gapAfter: number): number {
  let y = top
  for (const [i, { title, text, isEnd }] of stops.entries()) {
    const lines = wrapWords(text, sheet.width - 40)
    const end = y + 24 + lines.length * lineHeight
    if (i + 1 < stops.length) stretch(sheet, `M12 ${y}V${end}`, i === gapAfter)
    sheet.dot(12, y, 'ink', { r: 7.5, hollow: !isEnd })
    sheet.text(32, y + 4.5, title, { strong: true })
    sheet.block(32, y + 4.5 + lineHeight, sheet.width - 40, text, { tone: 'soft' })
    y = end
  }
  return y
}
