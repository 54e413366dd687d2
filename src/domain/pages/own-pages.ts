import { oncePer } from '../base/once.ts'
import { markingsOf } from '../marking/effective.ts'
import { joinAll } from '../marking/marking.ts'
import { describe } from '../marking/print.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { synonymsOf } from '../search/synonyms.ts'
import { kind } from './described.ts'
import { addressOf } from './entry-address.ts'
import { mentioned } from './mentions.ts'

type OwnPage = Entry<'page'>

/**
 * The pages that stand in the rail, in their order. Their titles stand beside every page then, so one that is marked
 * above what stands there anyway is left out: it would raise the banner of them all.
 */
export const pagesInRail = oncePer((playbook: Playbook): readonly OwnPage[] => {
  const markings = markingsOf(playbook)
  const frame = [...playbook.all('site'), ...playbook.all('environment')].map((entry) => markings.of(entry))
  const banner = (more: OwnPage[]) =>
    describe(
      joinAll([...frame, ...more.map((entry) => markings.of(entry))], markings.scheme) ?? 'unreadable',
      markings.scheme,
    )
  const around = banner([])
  return playbook
    .all('page')
    .filter((entry) => entry.data.rail !== undefined && banner([entry]) === around)
    .sort((a, b) => a.data.order - b.data.order || compare(a.data.title, b.data.title) || compare(a.id, b.id))
})

/** A page of the organisation's own. */
export const ownPage = kind<OwnPage>('page', {
  of: (playbook) => playbook.all('page'),
  address: (entry) => addressOf(entry) ?? '/',
  title: ({ data }) => data.title,
  listed: (entry) => [{ text: entry.data.title, kind: 'Page', entry }],
  contents: true,
  text: (entry) => entry,
  search: ({ id, data }, playbook) => ({
    kind: 'Page',
    roles: data.for,
    entry: `page/${id}`,
    names: [...synonymsOf(playbook)(data.title), id.replaceAll('-', ' ')],
  }),
  parts: () => ['text'],
  material: (entry, playbook) => {
    const text = mentioned(playbook, entry)
    return { whole: [entry, ...text.whole], quoted: text.quoted, named: text.named }
  },
})
