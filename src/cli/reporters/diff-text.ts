import { styleText } from 'node:util'
import { toString as textOf } from 'mdast-util-to-string'
import { isOfOne, wordsOf } from '../../domain/diff/words.ts'
import {
  effectWords,
  type Frame,
  linesOf,
  placeOf,
  placesOf,
  severityWords,
} from '../../formats/diff-words.ts'
import { visible } from '../../formats/visible.ts'
import {
  type CatalogDiff,
  type Change,
  type ChangeSeverity,
  severitySchema,
} from '../../model/catalog-diff.ts'
import { type ComparisonReport, type Contrast, type Effect, effectSchema } from '../../model/comparison.ts'
import { parseProse } from '../../workspace/mdx.ts'

const colours = {
  breaks: 'red',
  breaking: 'red',
  time: 'yellow',
  informational: 'cyan',
  gain: 'green',
  additive: 'green',
} as const satisfies Record<Effect | ChangeSeverity, string>

/** Columns stay readable: longer values are cut, in JSON and Markdown they are whole. */
const widest = 44

/** A comparison of two environments for a terminal: one line a contrast, its reasons below. */
export function comparisonText(comparison: ComparisonReport, frame: Frame): string {
  const groups = effectSchema.options.map((effect) =>
    group(effect, effectWords[effect], comparison[effect], (contrast) => ({
      cells: [contrast.name, plain(contrast.before.text), '→', plain(contrast.after.text)],
      below: below(contrast, comparison.to, frame.fiscalYearStart),
    })),
  )
  const alike = comparison.same.map(({ name, version }) =>
    version === undefined ? name : `${name} ${version}`,
  )
  const same =
    alike.length === 0 ? '' : `${styleText('dim', `The same in both: ${visible(alike.join(', '))}`)}\n`
  return framed(frame, [...groups, same])
}

function below(contrast: Contrast, to: string, fiscalYearStart: number): string[] {
  const places = placesOf(contrast).join('  ')
  const lines = linesOf(contrast, to, fiscalYearStart).map(
    ({ label, text }) => `${label.padEnd(8)}${plain(text)}`,
  )
  return [...lines, ...(places === '' ? [] : [styleText('dim', places)])]
}

/** What changed over time for a terminal: one line a change, its places below. */
export function diffText({ changes }: CatalogDiff, frame: Frame): string {
  const groups = severitySchema.options.map((severity) =>
    group(
      severity,
      severityWords[severity],
      changes.filter((change) => change.severity === severity),
      (change) => changeLine(change, isOfOne(changes)),
    ),
  )
  return framed(frame, groups)
}

function changeLine(change: Change, isOne: boolean) {
  const { environment = '', subject, part, before, after } = wordsOf(change)
  const places = [placeOf(change.before), placeOf(change.after)].filter((place) => place !== undefined)
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
  say: (item: T) => { cells: string[]; below: string[] },
): string {
  if (items.length === 0) return ''
  const rows = items.map(say).map(({ cells, below }) => ({ cells: cells.map((c) => cut(visible(c))), below }))
  const widths = (rows[0]?.cells ?? []).map((_, i) =>
    Math.max(...rows.map(({ cells }) => cells[i]?.length ?? 0)),
  )
  const lines = rows.flatMap(({ cells, below }) => [
    `  ${cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()}`,
    ...below.map((line) => `      ${line}`),
  ])
  return `${styleText(['bold', colours[key]], `${title} (${items.length})`)}\n${lines.join('\n')}\n`
}

const cut = (text: string) => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text)

/** One line of Markdown as a terminal shows it. Only what has a sign of Markdown is parsed. */
const plain = (prose: string) => visible(/[*_`[\\&<!]/.test(prose) ? textOf(parseProse(prose)) : prose)

function framed({ title, banner }: Frame, parts: readonly string[]): string {
  const frame = banner === undefined ? '' : `${banner}\n`
  const content = parts.filter((part) => part !== '')
  const body = content.length > 0 ? content.join('\n') : 'No differences.\n'
  return `${frame}${styleText('bold', visible(title))}\n\n${body}${frame}`
}
