import type { Action } from '../../model/fields.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { addressOf } from './entry-address.ts'
import { inPlace, surrounding } from './environment.ts'
import { mentioned } from './mentions.ts'
import type { Material } from './page.ts'
import { allOf, besides, ownersOf } from './select.ts'

/** What an environment keeps a record of, each on a page below their list. */
type RecordKind = 'exercise' | 'lesson'

/** What the pages of single records have in common; `label` is what the A to Z calls one. */
export const recordPages = <K extends RecordKind>(kind: K, label: string) => ({
  of: (playbook: Playbook): Entry<K>[] => playbook.environments.flatMap(({ id }) => playbook.all(kind, id)),
  address: (entry: Entry<K>) => addressOf(entry) ?? '/',
  environment: ({ environment = '' }: Entry<K>) => environment,
  title: ({ data }: Entry<K>) => data.title,
  listed: (entry: Entry<K>, playbook: Playbook) => [
    { text: entry.data.title, kind: label, ...inPlace(playbook, entry), entry },
  ],
  contents: true as const,
  text: (entry: Entry<K>) => entry,
})

/** What such a page is made from: the record, its services, who owns its `actions`, and its neighbours among `all`. */
export function recordMaterial<K extends RecordKind>(
  playbook: Playbook,
  entry: Entry<K>,
  { actions, all }: { actions: readonly Action[]; all: readonly Entry<K>[] },
): Required<Pick<Material, 'named'>> & Material {
  const around = surrounding(playbook, entry.environment ?? '')
  const text = mentioned(playbook, entry)
  return {
    ...around,
    whole: [...around.whole, entry, ...text.whole],
    quoted: text.quoted,
    named: [
      ...text.named,
      ...allOf(playbook, 'service', entry.data.services),
      ...ownersOf(playbook, actions),
      ...besides(all, entry),
    ],
  }
}
