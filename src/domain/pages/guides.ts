import { shippedTopics } from '../../model/guide.ts'
import { inListOrder, namedIn } from '../playbook/lists.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { synonymsOf } from '../search/synonyms.ts'
import { kind } from './described.ts'
import { addressOf } from './entry-address.ts'
import { mentioned } from './mentions.ts'
import { allOf, besides } from './select.ts'

type Guide = Entry<'guide'>

/** Topics in the order of the list of guides. */
export const guideTopics = (playbook: Playbook): readonly string[] => [...namedIn(playbook, 'topic').keys()]

/** Guides by topic, then by their own order. */
export function guidesInOrder(playbook: Playbook): Guide[] {
  const inOrder = inListOrder(playbook, 'topic')
  return playbook
    .all('guide')
    .sort(
      (a, b) =>
        inOrder(a.data.topic, b.data.topic) ||
        a.data.order - b.data.order ||
        compare(a.data.title, b.data.title),
    )
}

/** The anchor of a topic in the list of guides: of one that ships, the words it ships with. */
export const topicAnchor = (topic: string): string => {
  const shipped = Object.entries(shippedTopics).find(([id]) => id === topic)?.[1]
  return shipped === undefined ? `topic:${topic}` : shipped.toLowerCase().replace(/\W+/g, '-')
}

/** How things are done, from the first meeting on. */
export const guides = kind<null>('guides', {
  of: () => [null],
  rail: 'Manual',
  address: () => '/guides',
  title: () => 'Guides',
  listed: () => [{ text: 'Guides', kind: 'Page' }],
  list: true,
  contents: true,
  search: () => ({ kind: 'Guide' }),
  parts: (_, playbook) =>
    [...namedIn(playbook, 'topic')].map(([topic, title]) => ({
      id: topicAnchor(topic),
      title,
      shown: playbook.all('guide').some(({ data }) => data.topic === topic),
    })),
  material: (_, playbook) => ({ whole: playbook.all('guide') }),
})

/** One guide. */
export const guide = kind<Guide>('guide', {
  of: (playbook) => guidesInOrder(playbook),
  address: (entry) => addressOf(entry) ?? '/',
  title: ({ data }) => data.title,
  listed: (entry) => [{ text: entry.data.title, kind: 'Guide', entry }],
  contents: true,
  text: (entry) => entry,
  search: ({ id, data }, playbook) => ({
    kind: 'Guide',
    roles: data.for,
    entry: `guide/${id}`,
    names: [...synonymsOf(playbook)(data.title), id.replaceAll('-', ' ')],
  }),
  parts: () => ['text'],
  material: (entry, playbook) => {
    const text = mentioned(playbook, entry)
    return {
      whole: [entry, ...text.whole],
      quoted: text.quoted,
      named: [
        ...text.named,
        ...allOf(playbook, 'guide', entry.data.related),
        ...besides(guidesInOrder(playbook), entry),
      ],
    }
  },
})
