import type { Entry, Playbook } from '../playbook/playbook.ts'
import { replacedBy } from '../support/entries.ts'
import { kind, placesOf } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
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

/** When what reaches which environment. */
export const roadmap = kind<null>('roadmap', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/roadmap',
  title: () => 'Roadmap',
  listed: () => [{ text: 'Roadmap of all environments', kind: 'Page' }],
  list: true,
  search: () => ({ kind: 'Roadmap' }),
  parts: (_, playbook) => {
    const shown = kept(playbook).length > 0
    return [
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
  places: (_, playbook) =>
    kept(playbook).map((entry) => ({ id: `${entry.environment}:${entry.id}`, of: 'roadmap', entry })),
  material: (_, playbook) => {
    const items = kept(playbook)
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
