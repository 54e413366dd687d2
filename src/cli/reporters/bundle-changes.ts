import type { RootContent } from 'mdast'
import {
  heading,
  type Inline,
  list,
  paragraph,
  print,
  report,
  strong,
  table,
} from '../../formats/print/markdown-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import type { BundleChanges, ComparedEdition } from '../../publish/compared/bundle-changes.ts'
import { lineWords } from '../../publish/compared/in-line.ts'
import { out } from '../out.ts'
import { changeTablesOf, silentWords } from './bundle-change-tables.ts'

/** The values of `--format` of a comparison. */
export const bundleChangesFormats = ['text', 'markdown', 'json'] as const

/** Prints what is otherwise in a bundle than in the one before it, to standard output; in Markdown it can be signed. */
export function reportBundleChanges(
  changes: BundleChanges,
  format: (typeof bundleChangesFormats)[number],
): void {
  if (format === 'json') out(jsonText(changes))
  else if (format === 'markdown') out(markdownOf(changes))
  else out(textOf(visibleIn(changes, visible)))
}

const named = ({ bundle, asOf, revision }: ComparedEdition) =>
  [bundle, `as of ${asOf}`, revision && `content ${revision}`].filter(Boolean).join(', ')

/** An officer who was to compare with the edition before has to see that it is not that. */
const isBroken = ({ line: { is } }: BundleChanges) => is === 'other'

function textOf(changes: BundleChanges): string {
  const groups = changeTablesOf(changes)
  return [
    changes.marking,
    `from ${named(changes.from)}`,
    `to   ${named(changes.to)}`,
    lineWords(changes.line),
    ...(groups.length === 0 ? ['', 'Nothing that a page, a fact or a file says is otherwise.'] : []),
    ...groups.flatMap(({ title, rows }) => [
      '',
      `${title} (${rows.length})`,
      ...rows.map((cells) => `  ${cells.filter((cell) => cell !== '').join('  |  ')}`),
    ]),
    '',
    ...silentWords(changes),
    changes.marking,
    '',
  ].join('\n')
}

function markdownOf(changes: BundleChanges): string {
  const { from, to, network } = changes
  const frame = paragraph(strong(changes.marking))
  const groups = changeTablesOf(changes).flatMap(
    ({ title, isAlarm = false, columns, rows }): RootContent[] => {
      const words = `${title} (${rows.length})`
      const cell = (text: string): Inline => (isAlarm ? strong(visible(text)) : visible(text))
      return [
        heading(2, isAlarm ? strong(words) : words),
        table(
          [...columns],
          rows.map((row) => row.map(cell)),
        ),
      ]
    },
  )
  const line = (edition: ComparedEdition) => [
    edition.bundle,
    edition.asOf,
    edition.revision ?? '',
    edition.marking,
    edition.digest ?? 'no bundle',
  ]
  return print(
    report(
      frame,
      heading(1, 'What changed, for the transfer'),
      paragraph(visible(`For the network "${network}".`)),
      table(
        ['', 'Bundle', 'As of', 'Content', 'Marking', 'SHA-256 of its manifest'],
        [
          ['From', ...line(from).map(visible)],
          ['To', ...line(to).map(visible)],
        ],
      ),
      paragraph(
        isBroken(changes) ? strong(visible(lineWords(changes.line))) : visible(lineWords(changes.line)),
      ),
      ...(groups.length > 0
        ? groups
        : [paragraph('Nothing that a page, a fact or a file says is otherwise.')]),
      heading(2, 'What was not listed'),
      list(silentWords(changes)),
      heading(2, 'Read and released'),
      table(['Name', 'Office', 'Day', 'Signature'], [['', '', '', '']]),
      frame,
    ),
  )
}
