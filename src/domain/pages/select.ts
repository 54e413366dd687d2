import type { Action } from '../../model/fields.ts'
import { oncePer } from '../base/once.ts'
import { disturbs } from '../notices/notices.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'

/** What concerns a service, found once for all pages. */
interface Concerned {
  offers: Entry<'availability'>[]
  /** Items about it, and those that its availability in the same environment names. */
  items: Entry<'roadmap'>[]
  lessons: Entry<'lesson'>[]
  notices: Entry<'notice'>[]
  /** Ids of triage paths. */
  paths: Set<string>
}

/** Notices that take a service away while they last; of one environment or of all. */
export const disturbancesIn = (playbook: Playbook, environment?: string): Entry<'notice'>[] =>
  playbook.all('notice', environment).filter((notice) => disturbs(notice) && notice.data.services.length > 0)

/** What `data/catalog.js` is made from, which scripts of some pages draw from. */
export const inCatalog = (playbook: Playbook): Entry[] => [
  ...(['environment', 'service', 'product', 'availability', 'roadmap', 'onboarding'] as const).flatMap(
    (of): readonly Entry[] => playbook.all(of),
  ),
  ...disturbancesIn(playbook),
]

const concernedBy = oncePer((playbook: Playbook) => {
  const found = new Map<string, Concerned>()
  const of = (service: string) => {
    const known = found.get(service) ?? { offers: [], items: [], lessons: [], notices: [], paths: new Set() }
    found.set(service, known)
    return known
  }
  for (const offer of playbook.all('availability')) {
    of(offer.id).offers.push(offer)
    const item = itemNamed(playbook, offer)
    if (item && item.data.service !== offer.id) of(offer.id).items.push(item)
  }
  for (const item of playbook.all('roadmap'))
    if (item.data.service !== undefined) of(item.data.service).items.push(item)
  for (const lesson of playbook.all('lesson'))
    for (const service of lesson.data.services) of(service).lessons.push(lesson)
  for (const notice of playbook.all('notice'))
    for (const service of notice.data.services) of(service).notices.push(notice)
  for (const path of playbook.all('triage'))
    for (const service of path.data.services) of(service).paths.add(path.id)
  return of
})

/** Everything that concerns a service. */
export const concerning = (playbook: Playbook, service: string): Concerned => concernedBy(playbook)(service)

/** The roadmap item that an availability says it waits for. */
export const itemNamed = (playbook: Playbook, offer: Entry<'availability'>): Entry<'roadmap'> | undefined =>
  offer.data.roadmap === undefined
    ? undefined
    : playbook.get('roadmap', offer.data.roadmap, offer.environment)

/** Triage paths by id: the shared one, and those that environments have in its place. */
export const pathsOfId = oncePer((playbook: Playbook) =>
  Map.groupBy(playbook.all('triage'), (path) => path.id),
)

/** The roles that own these actions. */
export const ownersOf = (playbook: Playbook, actions: readonly Action[]) =>
  allOf(playbook, 'role', new Set(actions.map(({ owner }) => owner)))

/** What stands before and after an entry in a list. */
export function besides<E extends { id: string }>(all: readonly E[], own: E): (E | undefined)[] {
  const i = all.findIndex((other) => other.id === own.id)
  return [all[i - 1], all[i + 1]]
}

/** The entries of these ids. */
export const allOf = <K extends 'service' | 'guide' | 'role' | 'objective' | 'term' | 'environment'>(
  playbook: Playbook,
  kind: K,
  ids: Iterable<string>,
): (Entry<K> | undefined)[] => [...ids].map((id) => playbook.get(kind, id))
