import type { OwnField, OwnKind, OwnValue } from '../../model/own.ts'
import { ownKinds } from '../../model/own.ts'
import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from './playbook.ts'

/** The fields that the organisation gives entries of a kind, by name, in the order in which it declares them. */
export const ownFieldsOf = (playbook: Playbook, kind: OwnKind): ReadonlyMap<string, OwnField> =>
  byKind(playbook).get(kind) ?? new Map()

const byKind = oncePer(
  (playbook: Playbook) =>
    new Map(
      ownKinds.map((kind) => [
        kind,
        new Map(
          Object.entries(playbook.configuration?.data.fields ?? {}).filter(([, { on }]) => on.includes(kind)),
        ),
      ]),
    ),
)

/** An entry of a kind that may have fields of the organisation's own. */
export type OwnEntry = { [K in OwnKind]: Entry<K> }[OwnKind]

/** Every entry that may have such fields. */
export const ownEntries = (playbook: Playbook): OwnEntry[] =>
  ownKinds.flatMap((kind) => playbook.all(kind) as OwnEntry[])

/** A field with what an entry says in it, in words: Markdown, with days as they are written. */
export interface OwnRow {
  name: string
  label: string
  type: OwnField['type']
  words: string
}

/** What pages and search say of the fields of an entry, in the order of the declaration. */
export function ownRows(
  playbook: Playbook,
  kind: OwnKind,
  values: Readonly<Record<string, OwnValue>> | undefined,
): OwnRow[] {
  if (values === undefined) return []
  return [...ownFieldsOf(playbook, kind)].flatMap(([name, { label, type, shown }]): OwnRow[] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined || !shown ? [] : [{ name, label, type, words: wordsOf(value) }]
  })
}

function wordsOf(value: OwnValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
