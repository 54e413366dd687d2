import { guideSchema } from '../../model/guide.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { synonymsOf } from '../search/synonyms.ts'
import { kind } from './described.ts'
import { addressOf } from './entry-address.ts'
import { mentioned } from './mentions.ts'
import { allOf, besides } from './select.ts'

type Guide = Entry<'guide'>

/** Topics in the order of the list of guides. */
export const guideTopics = guideSchema.shape.topic.options
const topicLabels: Record<Guide['data']['topic'], string> = {
  start: 'Start here',
  onboarding: 'Coming in',
  releasing: 'Releasing',
  running: 'Running',
  learning: 'Learning',
  playbook: 'This playbook',
}

/** Guides by topic, then by their own order. */
export function guidesInOrder(playbook: Playbook): Guide[] {
  return playbook
    .all('guide')
    .sort(
      (a, b) =>
        guideTopics.indexOf(a.data.topic) - guideTopics.indexOf(b.data.topic) ||
        a.data.order - b.data.order ||
        compare(a.data.title, b.data.title),
    )
}

/** The anchor of a topic in the list of guides. */
export const topicAnchor = (topic: Guide['data']['topic']) =>
  topicLabels[topic].toLowerCase().replace(/\W+/g, '-')

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
    guideTopics.map((topic) => ({
      id: topicAnchor(topic),
      title: topicLabels[topic],
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
