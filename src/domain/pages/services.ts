import { byCategory } from '../catalog/catalog.ts'
import type { Cell } from '../catalog/matrix.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { productAt } from '../support/entries.ts'
import { kind } from './described.ts'
import { mentioned } from './mentions.ts'
import type { Anchor } from './page.ts'
import { allOf, besides, concerning, itemNamed, pathsOfId } from './select.ts'
import { isOff } from './switched-off.ts'

/** Services in the order of the matrix. */
export const servicesInOrder = (playbook: Playbook): Entry<'service'>[] =>
  playbook.all('service').sort(byCategory(playbook))

/** `postgres:il5`, in the matrix and on the service's page: ids hold no colon, so it is nobody else's. */
export const reasonAnchor = ({ service, environment }: { service: string; environment: string }) =>
  `${service}:${environment}`

/** The place of what an environment says of a service, which may be nothing. */
export function offerAt(playbook: Playbook, of: Pick<Cell, 'service' | 'environment'>, id: string): Anchor {
  const entry = playbook.get('availability', of.service, of.environment)
  return { id, of: 'availability', ...(entry ? { entry } : {}) }
}

const of = (service: string) => `/services/${service}`

/** A service: where it is and why it differs, plans, what takes its place, what is known of it. */
export const service = kind<Entry<'service'>>('service', {
  of: (playbook) => playbook.all('service'),
  address: ({ id }) => of(id),
  contents: true,
  title: ({ data }) => data.name,
  listed: (entry, playbook) => {
    const { name, aliases } = entry.data
    const other = (of: Entry) => (text: string) => ({ text, kind: 'Service', see: name, entry: of })
    const others = [
      ...aliases.map(other(entry)),
      ...concerning(playbook, entry.id).offers.flatMap((offer) =>
        [offer.data.live?.offering ?? []].flat().map(other(offer)),
      ),
    ]
    return [
      { text: name, kind: 'Service', entry },
      ...others.filter(({ text }) => text.toLowerCase() !== name.toLowerCase()),
    ]
  },
  text: (entry) => entry,
  search: ({ id, data }, playbook) => ({
    kind: 'Service',
    entry: `service/${id}`,
    names: [
      ...new Set([
        ...data.aliases,
        ...concerning(playbook, id).offers.flatMap((offer) => offer.data.live?.offering ?? []),
        data.short,
      ]),
    ],
  }),
  parts: ({ id }, playbook) => {
    const { offers, lessons } = concerning(playbook, id)
    return [
      { id: 'environments', title: 'Where, and why it differs' },
      { id: 'plans', title: 'Plans', shown: offers.some(({ data }) => data.plans.length > 0) },
      'text',
      { id: 'alternatives', title: 'Instead of it' },
      { id: 'triage', title: 'Triage paths', shown: !isOff(playbook, 'triage') },
      { id: 'roadmap', title: 'What is coming', shown: !isOff(playbook, 'roadmap') },
      { id: 'lessons', title: 'What was learned', shown: lessons.length > 0 },
      { id: 'docs', title: 'Read on' },
    ]
  },
  places: ({ id }, playbook) =>
    playbook.environments.map((home) => {
      const cell = { service: id, environment: home.id }
      return offerAt(playbook, cell, reasonAnchor(cell))
    }),
  material: (entry, playbook) => {
    const { offers, items, lessons, paths, notices } = concerning(playbook, entry.id)
    const text = mentioned(playbook, entry)
    return {
      whole: [entry, ...offers, ...items, ...productsOf(playbook, offers), ...text.whole],
      quoted: text.quoted,
      named: [
        ...text.named,
        // Who decides there, and how long that takes.
        ...playbook.environments,
        ...lessons,
        ...[...paths].flatMap((id) => pathsOfId(playbook).get(id) ?? []),
        ...allOf(playbook, 'service', alternatives(entry, offers)),
        ...besides(servicesInOrder(playbook), entry),
      ],
      chosen: notices,
    }
  },
})

const alternatives = (entry: Entry<'service'>, offers: readonly Entry<'availability'>[]) => [
  ...entry.data.alternatives.map(({ service }) => service),
  ...offers.flatMap(({ data }) => data.alternative ?? []),
]

/** What upstream says of the versions that are offered. */
export const productsOf = (playbook: Playbook, offers: readonly Entry<'availability'>[]) =>
  offers.map((offer) => productAt(playbook, offer))

/** The roadmap items that an environment, or any, names beside its services. */
export const itemsNamed = (playbook: Playbook, environment?: string) =>
  playbook.all('availability', environment).map((offer) => itemNamed(playbook, offer))
