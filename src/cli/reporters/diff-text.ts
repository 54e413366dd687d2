import { styleText } from 'node:util'
import { effectWords } from '../../domain/catalog/contrast.ts'
import { changeInWords, telling } from '../../domain/diff/words.ts'
import { canaryFigureWords } from '../../domain/releases/canary-figures.ts'
import type { FiscalYears } from '../../domain/roadmap/target.ts'
import {
  contrastLines,
  contrastPlaces,
  type ReportFrame,
  severityWords,
  sidePlace,
} from '../../formats/print/diff-words.ts'
import { visible } from '../../formats/visible.ts'
import { columnWidths, cutTo, tableLine, widthOf } from '../../formats/width.ts'
import {
  type CatalogDiff,
  type Change,
  type ChangeSeverity,
  severitySchema,
} from '../../model/catalog-diff.ts'
import { type ComparisonReport, type Contrast, type Effect, effectSchema } from '../../model/comparison.ts'
import { proseText } from '../../workspace/prose-text.ts'

const colours = {
  breaks: 'red',
  breaking: 'red',
  time: 'yellow',
  informational: 'cyan',
  gain: 'green',
  additive: 'green',
} as const satisfies Record<Effect | ChangeSeverity, string>

/** Longer values are cut, to keep columns readable; JSON and Markdown have them whole. */
const widest = 44

/** The width of the terminal; without one, as in a pipe or a file, lines are not broken. */
type Width = number | undefined

/** A comparison of two environments for a terminal: one line a contrast, its reasons below. */
export function comparisonText(comparison: ComparisonReport, frame: ReportFrame, width?: Width): string {
  const groups = effectSchema.options.map((effect) =>
    group(effect, effectWords[effect], comparison[effect], width, (contrast, last) => ({
      cells: [contrast.name, plain(contrast.before.text), '→', plain(contrast.after.text)],
      below: below(contrast, last, comparison, frame.fiscal),
    })),
  )
  const alike = comparison.same.map(({ name, version }) =>
    version === undefined ? name : `${name} ${version}`,
  )
  const same =
    alike.length === 0 ? '' : `${styleText('dim', `The same in both: ${visible(alike.join(', '))}`)}\n`
  return framed(frame, [...groups, same])
}

/** What stands below a contrast. A reason that holds for many, as of every quota, is told once for them all. */
function below(
  contrast: Contrast,
  last: Contrast | undefined,
  way: ComparisonReport,
  fiscal: FiscalYears,
): string[] {
  const places = contrastPlaces(contrast).join('  ')
  const told = last ? contrastLines(last, way, fiscal) : []
  const lines = contrastLines(contrast, way, fiscal).map(({ label, text }) => {
    const isAgain = label === 'why' && told.some((line) => line.label === label && line.text === text)
    return label.padEnd(hanging) + (isAgain ? 'as above' : plain(text))
  })
  return [...lines, ...(places === '' ? [] : [styleText('dim', places)])]
}

/** What changed over time for a terminal: one line a change, its places below. */
export function diffText({ changes }: CatalogDiff, frame: ReportFrame, width?: Width): string {
  const told = telling(changes)
  const groups = severitySchema.options.map((severity) =>
    group(
      severity,
      severityWords[severity],
      told.filter((change) => change.severity === severity),
      width,
      (change) => changeLine(change, frame.environment !== undefined),
    ),
  )
  return framed(frame, groups)
}

function changeLine(change: Change, isOne: boolean) {
  const { environment = 'all', subject, part, before, after } = changeInWords(change, canaryFigureWords)
  const places = [sidePlace(change.before), sidePlace(change.after)].filter((place) => place !== undefined)
  return {
    cells: [
      ...(isOne ? [] : [environment]),
      subject,
      part,
      plain(before ?? '–'),
      '→',
      plain(after ?? '–'),
      change.kind,
    ],
    below: places.length === 0 ? [] : [styleText('dim', places.join('  '))],
  }
}

function group<T>(
  key: keyof typeof colours,
  title: string,
  items: readonly T[],
  width: Width,
  say: (item: T, last: T | undefined) => { cells: string[]; below: string[] },
): string {
  if (items.length === 0) return ''
  const most = Math.min(widest, Math.floor((width ?? Number.POSITIVE_INFINITY) / 3))
  const rows = items
    .map((item, i) => say(item, items[i - 1]))
    .map(({ cells, below }) => ({
      cells: cells.map((cell) => cutTo(visible(cell), most)),
      below,
    }))
  const widths = columnWidths(rows.map(({ cells }) => cells))
  const lines = rows.flatMap(({ cells, below }) => [
    `  ${tableLine(cells, widths)}`,
    ...below.flatMap((line) => wrapped(line, width)).map((line) => `      ${line}`),
  ])
  return `${styleText(['bold', colours[key]], `${title} (${items.length})`)}\n${lines.join('\n')}\n`
}

/** Labels stand before their text, whose lines are aligned. */
const hanging = 8

/** Breaks a line to fit the terminal; later lines are aligned with its text. */
function wrapped(line: string, width: Width): string[] {
  if (width === undefined || widthOf(line) <= width - 6) return [line]
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + widthOf(word) < width - 6) lines.push(`${lines.pop()} ${word}`)
    else lines.push(last === undefined ? word : ' '.repeat(hanging) + word)
  }
  return lines
}

/** One line of Markdown as a terminal shows it. */
const plain = (prose: string) => visible(proseText(prose))

function framed({ title, banner }: ReportFrame, parts: readonly string[]): string {
  const frame = banner === undefined ? '' : `${banner}\n`
  const content = parts.filter((part) => part !== '')
  const body = content.length > 0 ? content.join('\n') : 'No differences.\n'
  return `${frame}${styleText('bold', visible(title))}\n\n${body}${frame}`
}
