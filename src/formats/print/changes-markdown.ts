import type { RootContent } from 'mdast'
import type { EditionChange, EditionChanges } from '../../model/edition.ts'
import { visible } from '../visible.ts'
import { changeGroupsOf, editionName, goneWords, happenedWords } from './changes-words.ts'
import { heading, type Inline, inline, paragraph, print, report, strong, table } from './markdown-report.ts'

/** What changed as Markdown, for a merge request or release notes. What is marked lower than before is in bold, and first. */
export function changesMarkdown(changes: EditionChanges, banner: string): string {
  const groups = changeGroupsOf(changes).flatMap((group): RootContent[] => [
    heading(
      2,
      group.isAlarm
        ? strong(`${group.title} (${group.changes.length})`)
        : `${group.title} (${group.changes.length})`,
    ),
    table(
      ['Where', 'What', 'Before', 'After', 'Why'],
      group.changes.map((change) => row(change, group.isAlarm)),
    ),
  ])
  const gone = goneWords(changes.gone)
  const frame = paragraph(strong(banner))
  return print(
    report(
      frame,
      heading(1, 'What changed'),
      paragraph(visible(`From ${editionName(changes.from)} to ${editionName(changes.to)}.`)),
      ...(groups.length > 0 ? groups : [paragraph('Nothing changed.')]),
      ...(gone === undefined ? [] : [paragraph(`${gone}.`)]),
      frame,
    ),
  )
}

function row(change: EditionChange, isAlarm: boolean): Inline[] {
  const { environment = 'everywhere', subject, before = '', after = '', why = '' } = change
  const what = visible(`${subject}: ${happenedWords(change)}`)
  return [visible(environment), isAlarm ? strong(what) : what, inline(before), inline(after), inline(why)]
}
