import type { RootContent } from 'mdast'
import { changeGroupsOf, editionName, happenedWords } from '../../formats/print/changes-words.ts'
import { heading, paragraph, plain, strong, table } from '../../formats/print/markdown-report.ts'
import type { EditionChange, EditionChanges } from '../../model/edition.ts'

/** An entry that the edition before did not have. */
export interface NewlyGoing {
  what: string
  marking: string
  /** Whether it is new in the playbook, or was withheld, and why. */
  why: string
}

/** What is otherwise than in an edition that a network has already. */
export interface SinceEdition {
  newly: readonly NewlyGoing[]
  changes: EditionChanges
}

/** The part of the officer's report about an earlier edition, as lines of text. */
export function sinceLines({ newly, changes }: SinceEdition): string[] {
  return [
    `Since ${editionName(changes.from)}:`,
    newly.length === 0 ? '  Nothing goes that did not go before.' : '  Newly goes:',
    ...newly.flatMap(({ what, marking, why }) => [`    ${marking}  ${what}`, `        ${why}`]),
    ...changeGroupsOf(changes).flatMap(({ title, changes: those }) => [
      `  ${title} (${those.length})`,
      ...those.map(
        (change) =>
          `    ${wordsOf(change)
            .filter((word) => word !== '')
            .join('  ')}`,
      ),
    ]),
    '',
  ]
}

/** The same as Markdown; what is marked lower stands first, in bold. */
export function sinceMarkdown({ newly, changes }: SinceEdition): RootContent[] {
  return [
    heading(2, `Since ${editionName(changes.from)}`),
    newly.length === 0
      ? paragraph('Nothing goes that did not go before.')
      : table(
          ['Marking', 'Newly goes', 'Why'],
          newly.map(({ what, marking, why }) => [marking, what, why]),
        ),
    ...changeGroupsOf(changes).flatMap(({ title, isAlarm, changes: those }) => [
      heading(3, isAlarm ? strong(title) : title),
      table(
        ['Where', 'What', 'Before', 'After'],
        those.map((change) => wordsOf(change).map((word) => (isAlarm ? strong(word) : word))),
      ),
    ]),
  ]
}

const wordsOf = (change: EditionChange): string[] => [
  change.environment ?? 'everywhere',
  `${change.subject}: ${happenedWords(change)}`,
  plain(change.before ?? ''),
  plain(change.after ?? ''),
]
