import { styleText } from 'node:util'
import { sideWords } from '../../domain/base/zones.ts'
import { changeGroupsOf, editionName, goneWords, happenedWords } from '../../formats/print/changes-words.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { columnWidths, tableLine } from '../../formats/width.ts'
import type { EditionChange, EditionChanges } from '../../model/edition.ts'
import { proseText } from '../../workspace/prose-text.ts'
import { out } from '../out.ts'

export const changesFormats = ['text', 'markdown', 'json'] as const
export type ChangesFormat = (typeof changesFormats)[number]

/** Prints what changed from one edition to the next to standard output. */
export async function reportChanges(
  report: EditionChanges,
  format: ChangesFormat,
  zone = 'UTC',
): Promise<void> {
  out(format === 'json' ? jsonText(report) : await render(clocked(report, zone), format))
}

/** The same with its moments by the clocks of a zone, as people read them. */
const clocked = (report: EditionChanges, zone: string): EditionChanges => ({
  ...report,
  changes: report.changes.map(({ before, after, ...change }) => ({
    ...change,
    ...(before === undefined ? {} : { before: sideWords(before, zone) }),
    ...(after === undefined ? {} : { after: sideWords(after, zone) }),
  })),
})

async function render(report: EditionChanges, format: Exclude<ChangesFormat, 'json'>): Promise<string> {
  const changes = visibleIn(report)
  const banner = [changes.marking, changes.caution].filter((word) => word !== undefined).join(' // ')
  if (format === 'text') return text(changes, banner)
  const { changesMarkdown } = await import('../../formats/print/changes-markdown.ts')
  return changesMarkdown(changes, banner)
}

function text(changes: EditionChanges, banner: string): string {
  const groups = changeGroupsOf(changes).map((group) => {
    const title = `${group.title} (${group.changes.length})`
    const lines = linesOf(group.changes, group.isAlarm)
    return `${styleText(group.isAlarm ? ['bold', 'red'] : 'bold', title)}\n${lines.join('\n')}\n`
  })
  const gone = goneWords(changes.gone)
  const title = visible(`From ${editionName(changes.from)} to ${editionName(changes.to)}`)
  const body = groups.length > 0 ? groups.join('\n') : 'Nothing changed.\n'
  return `${banner}\n${styleText('bold', title)}\n\n${body}${gone === undefined ? '' : `\n${visible(gone)}.\n`}${banner}\n`
}

function linesOf(changes: readonly EditionChange[], isAlarm: boolean): string[] {
  const rows = changes.map((change) => [
    change.environment ?? 'everywhere',
    visible(change.subject),
    visible(happenedWords(change)),
  ])
  const widths = columnWidths(rows)
  return changes.flatMap((change, i) => {
    const sides = [change.before, change.after].map((side) => (side === undefined ? '' : plain(side)))
    const [before = '', after = ''] = sides
    const values = before === '' ? after : `${before} → ${after === '' ? '–' : after}`
    const line = `  ${tableLine([...(rows[i] ?? []), values], [...widths, 0])}`.trimEnd()
    return [
      isAlarm ? styleText('bold', line) : line,
      ...(change.why === undefined ? [] : [styleText('dim', `      why  ${plain(change.why)}`)]),
    ]
  })
}

const plain = (prose: string) => visible(proseText(prose))
