import { addressOf } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import { countOf } from '../../domain/words.ts'
import { guideSchema } from '../../model/guide.ts'
import { dayLabel } from './dates.ts'
import { pageMarking } from './marking.ts'
import type { Page } from './page.ts'
import { homeCrumb } from './reference.ts'

type Guide = Entry<'guide'>

const topics = guideSchema.shape.topic.options
export const topicLabels: Record<Guide['data']['topic'], string> = {
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
        topics.indexOf(a.data.topic) - topics.indexOf(b.data.topic) ||
        a.data.order - b.data.order ||
        compare(a.data.title, b.data.title),
    )
}

/** The list of guides as a table of contents. */
export function guideGroups(playbook: Playbook): { topic: string; guides: Guide[] }[] {
  const all = guidesInOrder(playbook)
  return topics
    .map((topic) => ({ topic: topicLabels[topic], guides: all.filter((g) => g.data.topic === topic) }))
    .filter((group) => group.guides.length > 0)
}

/** The page of a guide whose body has so many words. */
export function guidePage(playbook: Playbook, guide: Guide, words: number): Page {
  const { data } = guide
  const all = guidesInOrder(playbook)
  const i = all.findIndex((g) => g.id === guide.id)
  const link = (g: Guide) => ({ href: addressOf(g) ?? '/', text: g.data.title })
  const [before, next] = [all[i - 1], all[i + 1]]
  const marking = pageMarking(playbook, guide)
  return {
    address: addressOf(guide) ?? '/',
    title: data.title,
    lead: data.summary,
    crumbs: [homeCrumb(playbook), { href: '/guides', text: 'Guides' }],
    facts: [
      { label: 'Page', marking },
      {
        label: 'For',
        text: data.for.map((role) => playbook.site?.data.roleLabels[role]?.short ?? role).join(', '),
      },
      { label: 'Reviewed', text: dayLabel(data.reviewed) },
      { label: 'Reading', text: countOf(readingMinutes(words), 'minute') },
    ],
    marking,
    search: { kind: 'Guide', roles: data.for },
    ...(before ? { before: link(before) } : {}),
    ...(next ? { next: link(next) } : {}),
  }
}

/** At 220 words a minute; commands and tables are read too. */
const readingMinutes = (words: number) => Math.max(1, Math.round(words / 220))
