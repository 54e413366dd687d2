import type { EditionChange, EditionChanges } from '../../model/edition.ts'
import { severityWords } from './diff-words.ts'

/** A group of a report: what is lowered first, then by what it means for a developer. */
export interface ChangeGroup {
  title: string
  isAlarm: boolean
  changes: readonly EditionChange[]
}

/** Changes as every report groups them; empty groups are left out. */
export function changeGroupsOf({ changes }: Pick<EditionChanges, 'changes'>): ChangeGroup[] {
  const lowered = changes.filter((change) => change.lowered)
  const rest = changes.filter((change) => !change.lowered)
  const groups = [
    { title: 'Markings lowered', isAlarm: true, changes: lowered },
    ...(['breaking', 'additive', 'informational'] as const).map((severity) => ({
      title: severityWords[severity],
      isAlarm: false,
      changes: rest.filter((change) => change.severity === severity),
    })),
  ]
  return groups.filter((group) => group.changes.length > 0)
}

/** "edition 2026.11, as of 2026-11-16" */
export const editionName = ({ edition, asOf, revision }: EditionChanges['from']): string =>
  [`edition ${edition}`, asOf && `as of ${asOf}`, revision && `content ${revision}`]
    .filter(Boolean)
    .join(', ')

/** "3 things that the edition before had are no longer in this one: 2 in il5, 1 everywhere" */
export function goneWords(gone: Readonly<Record<string, number>>): string | undefined {
  const counts = Object.entries(gone)
  const sum = counts.reduce((total, [, count]) => total + count, 0)
  if (sum === 0) return undefined
  const places = counts.map(([id, count]) => `${count} ${id === '' ? 'everywhere' : `in ${id}`}`)
  return `No longer in this edition: ${places.join(', ')}`
}

/** What happened, in a word: "new", "version", "gone". */
export const happenedWords = ({ happened, part }: EditionChange): string =>
  [happened === 'changed' ? '' : happened, part].filter((word) => word !== '').join(' ')
