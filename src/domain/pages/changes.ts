import type { ChangeTopic, EditionChange, EditionChanges } from '../../model/edition.ts'
import { type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import { parseTarget } from '../roadmap/target.ts'
import { type Address, environmentAddress } from './address.ts'
import { kind } from './described.ts'
import { type Home, surrounding } from './environment.ts'
import type { PageOf, Section } from './page.ts'

/** Where it stands what changed: in an environment, or everywhere. */
export const changesAddress = (environment?: string): Address =>
  environment === undefined ? '/changes' : `${environmentAddress(environment)}/changes`

/** The edition before, as a reader knows it: by its day, else by its name. */
export const nameOfEdition = ({ asOf, edition }: EditionChanges['from']): string =>
  asOf === undefined ? `edition ${edition}` : parseTarget(asOf).label

/** What changed in an environment; without one, what belongs to none. */
export const changesIn = (playbook: Playbook, environment: string | undefined): readonly EditionChange[] =>
  (playbook.since?.changes ?? []).filter((change) => change.environment === environment)

const topicTitles: Record<Exclude<ChangeTopic, 'page'>, string> = {
  notice: 'Notices',
  date: 'Dates',
  service: 'Services',
  expectation: 'What is expected',
  environment: 'The environment itself',
  text: 'Guides, paths and lessons',
  marking: 'Markings',
}

/**
 * What a page may know of what changed: all of it where it is about that, what is of its environment on that environment's
 * overview, and of the others only which edition was before. What this one is called nobody is told: that changes with
 * every word.
 */
export function sinceOn(
  since: EditionChanges | undefined,
  { kind: name, environment }: Pick<PageOf, 'kind' | 'environment'>,
): EditionChanges | undefined {
  if (!since) return undefined
  const { revision: _, ...to } = since.to
  if (name === 'home' || name === 'changes') return { ...since, to }
  const isOfChanges = name === 'environment' || name === 'changes-in'
  const changes = isOfChanges ? since.changes.filter((change) => change.environment === environment) : []
  const gone = environment === undefined || !isOfChanges ? undefined : since.gone[environment]
  return { ...since, to, changes, gone: gone === undefined ? {} : { [environment ?? '']: gone } }
}

/** The topics of a page of changes in order, each with what is in it; what may break stands before them. */
export function changeGroups(changes: readonly EditionChange[]) {
  const groups: { id: string; title: string; changes: readonly EditionChange[] }[] = [
    {
      id: 'changes:breaking',
      title: 'May break what worked',
      changes: changes.filter(({ severity }) => severity === 'breaking'),
    },
    ...Object.entries(topicTitles).map(([topic, title]) => ({
      id: `changes:${topic}`,
      title,
      changes: changes.filter((change) => change.topic === topic && change.severity !== 'breaking'),
    })),
  ]
  return groups
}

const entriesOf = (playbook: Playbook, changes: readonly EditionChange[]): Entry[] => {
  const keys = new Set(changes.flatMap(({ entry }) => entry ?? []))
  return playbook.entries.filter((entry) => keys.has(keyOf(entry)))
}

const names = [
  'what changed',
  'what is new',
  'new',
  'changed',
  'since',
  'changelog',
  'news',
  'release notes',
  'history',
  'edition',
]

/** What is otherwise in an environment than in the edition before. */
export const changesInside = kind<Home>('changes-in', {
  of: (playbook) => (playbook.since ? playbook.environments : []),
  address: ({ id }) => changesAddress(id),
  environment: ({ id }) => id,
  label: 'What changed',
  title: ({ data }, playbook) =>
    `What changed in ${data.name} since ${playbook.since ? nameOfEdition(playbook.since.from) : ''}`,
  listed: ({ data }) => [{ text: 'What changed', kind: 'Page', environment: data.name }],
  search: () => ({ kind: 'News', entry: 'page/changes', names }),
  parts: ({ id }, playbook) =>
    changeGroups(changesIn(playbook, id)).map(
      ({ id: section, title, changes }): Section => ({ id: section, title, shown: changes.length > 0 }),
    ),
  material: ({ id }, playbook) => {
    const { whole, chosen, counted } = surrounding(playbook, id)
    const entries = entriesOf(playbook, changesIn(playbook, id))
    return { whole: [...whole, ...entries], chosen, counted }
  },
})

/** What is otherwise anywhere than in the edition before. */
export const changes = kind<null>('changes', {
  of: (playbook) => (playbook.since ? [null] : []),
  address: () => changesAddress(),
  rail: 'Across environments',
  title: (_, playbook) => `What changed since ${playbook.since ? nameOfEdition(playbook.since.from) : ''}`,
  label: 'What changed',
  listed: () => [{ text: 'What changed since the edition before', kind: 'Page' }],
  search: () => ({ kind: 'News', entry: 'page/changes', names }),
  parts: (_, playbook) => [
    ...playbook.environments.map(({ id, data }) => ({ id: `in:${id}`, title: data.name })),
    {
      id: 'in:all',
      title: 'Everywhere',
      caption: 'Services, guides and roles that all environments share',
      shown: changesIn(playbook, undefined).length > 0,
    },
  ],
  material: (_, playbook) => ({
    whole: [...playbook.all('environment'), ...entriesOf(playbook, playbook.since?.changes ?? [])],
  }),
})
