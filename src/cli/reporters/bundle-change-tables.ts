import type {
  BundleChanges,
  StatementChange,
  ThenAndNow,
  ThingChange,
} from '../../publish/compared/bundle-changes.ts'

/** A group of a report: a row for each change. */
export interface ChangeTable {
  title: string
  isAlarm?: boolean
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

const sentenceTitles = {
  new: 'Sentences that are new',
  changed: 'Sentences that changed',
  gone: 'Sentences that are gone',
} as const

const thingTitles = { entry: 'Entries', page: 'Pages', file: 'Other files' } as const

/** What is marked lower first, then by what an officer reads first; empty groups are left out. */
export function changeTablesOf(changes: BundleChanges): ChangeTable[] {
  const { statements = [], facts = [], data = [] } = changes
  const rest = statements.filter(({ lowered }) => !lowered)
  const groups: ChangeTable[] = [
    loweredGroup(changes),
    {
      title: 'Facts: states, versions, figures, dates',
      columns: ['Where', 'What', 'Before', 'Now'],
      rows: facts.map(({ environment = 'everywhere', subject, part, value }) => [
        environment,
        [subject, part].filter(Boolean).join(': '),
        value.before ?? '',
        value.after ?? '',
      ]),
    },
    ...(['new', 'changed', 'gone'] as const).map((happened) => ({
      title: sentenceTitles[happened],
      columns: ['Where', 'Before', 'Now', 'Marking'],
      rows: rest.filter((change) => change.happened === happened).map(statementRow),
    })),
    ...thingsOf(changes).map(([kind, list]) => ({
      title: thingTitles[kind],
      columns: ['What', 'Name', 'Marking'],
      rows: list
        .filter(({ lowered }) => !lowered)
        .map(({ happened, name, marking }) => [happened, name, arrow(marking)]),
    })),
    {
      title: 'Data that no page says',
      columns: ['File', 'Where', 'Before', 'Now'],
      rows: data.map(({ file, path, value }) => [file, path, value.before ?? '', value.after ?? '']),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

const thingsOf = ({ entries = [], pages, files = [] }: BundleChanges) =>
  [
    ['entry', entries],
    ['page', pages],
    ['file', files],
  ] as const satisfies [keyof typeof thingTitles, readonly ThingChange[]][]

function loweredGroup(changes: BundleChanges): ChangeTable {
  const things = thingsOf(changes).flatMap(([kind, list]) =>
    list
      .filter(({ lowered }) => lowered)
      .map(({ name, marking }) => [`${kind} ${name}`, '', '', arrow(marking)]),
  )
  const statements = (changes.statements ?? []).filter(({ lowered }) => lowered).map(statementRow)
  return {
    title: 'Markings lowered',
    isAlarm: true,
    columns: ['What', 'Before', 'Now', 'Marking'],
    rows: [...things, ...statements],
  }
}

const shownPlaces = 2

function statementRow({ places, text, marking }: StatementChange): string[] {
  const [shown, more] = [places.slice(0, shownPlaces), places.length - shownPlaces]
  const where = `${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
  return [where, text.before ?? '', text.after ?? '', arrow(marking)]
}

const arrow = ({ before, after }: ThenAndNow) =>
  before === after ? (after ?? '') : [before ?? 'not there', after ?? 'not there'].join(' → ')

/** What is not told by itself, in a sentence each. */
export function silentWords({ silent, same, facts, statements }: BundleChanges): string[] {
  const { names, pages, search, code } = silent
  return [
    statements
      ? `${same} files are the same.`
      : 'Only the facts of the earlier edition were kept: no sentence and no file was compared.',
    ...(names > 0 ? [`${names} texts say which edition it is, and nothing else in them differs.`] : []),
    ...(pages > 0 ? [`${pages} pages differ in their markup and in nothing that they say.`] : []),
    ...(search > 0
      ? [`${search} files of the search index were made anew from the pages; their words were not compared.`]
      : []),
    ...(code > 0
      ? [`${code} scripts, styles and files for hosts differ, and are this generator's own to the byte.`]
      : []),
    ...(facts ? [] : ['One of the two has no facts that this version reads: entries were not compared.']),
  ]
}
