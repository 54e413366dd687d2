import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { isOpen } from '../roadmap/open.ts'
import { inOrderOfDate } from '../roadmap/order.ts'
import { fiscalOf, parseTarget, quarterOf } from '../roadmap/target.ts'
import { replacedBy } from '../support/entries.ts'
import { kind, placesOf } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { cutLeaves, type Leaf, leafAddress } from './leaves.ts'
import { allOf } from './select.ts'

const servicesOf = (playbook: Playbook, items: readonly Entry<'roadmap'>[]) =>
  allOf(playbook, 'service', new Set(items.flatMap(({ data }) => data.service ?? [])))

/** What a promise of a new version is measured by: the version that is there, and what upstream says of it. */
const supportFor = (playbook: Playbook, items: readonly Entry<'roadmap'>[]) =>
  items.flatMap((item) => {
    const replaced = replacedBy(playbook, item)
    return replaced ? [replaced.offer, replaced.product] : []
  })

/** What an environment has promised, drawn and in order of date. */
export const promises = kind<Home>('promises', {
  ...inside('roadmap', 'Roadmap'),
  listed: ({ id, data }, playbook) => [
    { text: 'Roadmap', kind: 'Page', environment: data.name },
    ...playbook.all('roadmap', id).map((entry) => ({
      text: entry.data.title,
      kind: 'Roadmap',
      environment: data.name,
      at: entry.id,
      entry,
    })),
  ],
  title: ({ data }) => `Roadmap of ${data.name}`,
  list: true,
  search: () =>
    foundAs('roadmap', { kind: 'Roadmap', names: ['dates', 'plans', 'upgrades', 'coming', 'new'] }),
  parts: ({ id }, playbook) => [
    { id: 'by-date', title: 'The same, in order of date', shown: playbook.all('roadmap', id).length > 0 },
  ],
  places: ({ id }, playbook) => placesOf(playbook.all('roadmap', id)),
  material: ({ id }, playbook) => {
    const around = surrounding(playbook, id)
    const items = playbook.all('roadmap', id)
    return {
      ...around,
      whole: [...around.whole, ...items],
      named: [...servicesOf(playbook, items), ...supportFor(playbook, items)],
    }
  },
})

/** The promises of environments there are. */
const kept = (playbook: Playbook) =>
  playbook.all('roadmap').filter((item) => playbook.get('environment', item.environment ?? ''))

const address = '/roadmap'

/** As much as one page draws and tells: a promise takes five, being drawn and told again in a row, and a cell one. */
const mostWhole = 2500
const weightOfPromise = 5
/** As many promises as stand on a leaf, in rows alone. */
const mostOnLeaf = 500

/** What a promise is about, on its way through the environments: a service, or a change by its title. */
export const wayOf = ({ service, title }: Entry<'roadmap'>['data']) => service ?? ` ${title}`

/** The roadmap of all by the quarters of the fiscal year; none where it stands on one page. */
export const roadmapLeaves = oncePer((playbook: Playbook): Leaf<Entry<'roadmap'>>[] => {
  const items = kept(playbook)
  const ways = new Set(items.filter(({ data }) => isOpen(data)).map(({ data }) => wayOf(data)))
  const weight = items.length * weightOfPromise + ways.size * playbook.environments.length
  if (weight <= mostWhole) return []
  const fiscal = fiscalOf(playbook)
  const quarters = Map.groupBy(inOrderOfDate(playbook, items), ({ when }) => quarterOf(when.last, fiscal))
  const groups = [...quarters].map(([quarter, dated]) => ({
    id: quarter.toLowerCase(),
    label: parseTarget(quarter, fiscal).label.replace(/ \(.*/, ''),
    items: dated.map(({ item }) => item),
  }))
  return cutLeaves(groups, mostOnLeaf)
})

const placesInAll = (items: readonly Entry<'roadmap'>[]) =>
  items.map((entry) => ({ id: `${entry.environment}:${entry.id}`, of: 'roadmap' as const, entry }))

/** A part of the roadmap of all, in order of date. */
export const roadmapLeaf = kind<Leaf<Entry<'roadmap'>>>('roadmap-leaf', {
  of: roadmapLeaves,
  address: ({ id }) => leafAddress(address, id),
  title: ({ label }) => `Roadmap, ${label}`,
  list: true,
  leaf: ({ label, items }) => ({ of: address, label, count: items.length }),
  places: ({ items }) => placesInAll(items),
  material: ({ items }, playbook) => ({
    whole: items,
    named: [...playbook.all('environment'), ...servicesOf(playbook, items), ...supportFor(playbook, items)],
  }),
})

/** When what reaches which environment. */
export const roadmap = kind<null>('roadmap', {
  of: () => [null],
  rail: 'Across environments',
  address: () => address,
  title: () => 'Roadmap',
  listed: () => [{ text: 'Roadmap of all environments', kind: 'Page' }],
  list: true,
  search: () => ({ kind: 'Roadmap' }),
  parts: (_, playbook) => {
    const isInLeaves = roadmapLeaves(playbook).length > 0
    const shown = kept(playbook).length > 0 && !isInLeaves
    return [
      { id: 'roadmap:next', title: 'What comes next', shown: isInLeaves },
      {
        id: 'roadmap:where',
        title: 'Environment by environment',
        caption:
          'What each has promised is drawn on its own roadmap; when a service comes is told on its page',
        shown: isInLeaves,
      },
      { id: 'roadmap:leaves', title: 'All, quarter by quarter', shown: isInLeaves },
      {
        id: 'roadmap:reach',
        title: 'When does it reach…',
        caption: 'Everything with a date to come, service by service; what has none stands as it is today',
        shown,
      },
      { id: 'roadmap:drawn', title: 'What is still to come', shown },
      { id: 'by-date', title: 'All, in order of date', shown },
    ]
  },
  places: (_, playbook) => (roadmapLeaves(playbook).length > 0 ? [] : placesInAll(kept(playbook))),
  material: (_, playbook) => {
    const items = kept(playbook)
    if (roadmapLeaves(playbook).length > 0) return { named: playbook.all('environment'), chosen: items }
    const toCome = items.filter(({ data }) => data.status === 'on-track' || data.status === 'at-risk')
    // Of what is to come somewhere, how it is everywhere today.
    const ids = new Set(toCome.map(({ data }) => data.service))
    const offers = playbook.all('availability').filter(({ id }) => ids.has(id))
    return {
      whole: items,
      named: [
        ...playbook.all('environment'),
        ...servicesOf(playbook, items),
        ...offers,
        ...supportFor(playbook, items),
      ],
    }
  },
})
