import { countOf } from '../../domain/base/words.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { guidesInOrder } from '../../domain/pages/guides.ts'
import { besides } from '../../domain/pages/select.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { dayLabel } from './dates.ts'
import type { Page } from './page.ts'
import { homeCrumb } from './reference.ts'

type Guide = Entry<'guide'>

/** The page of a guide; `words` is the length of its text. */
export function guidePage(playbook: Playbook, guide: Guide, words: number): Page {
  const { data } = guide
  const link = (g: Guide) => ({ href: addressOf(g) ?? '/', text: g.data.title })
  const [before, next] = besides(guidesInOrder(playbook), guide)
  return {
    lead: data.summary,
    crumbs: [homeCrumb(playbook), { href: '/guides', text: 'Guides' }],
    facts: [
      {
        label: 'For',
        text: data.for.map((role) => playbook.site?.data.roleLabels[role]?.short ?? role).join(', '),
      },
      { label: 'Reviewed', text: dayLabel(data.reviewed) },
      { label: 'Reading', text: readingTime(words) },
    ],
    ...(before ? { before: link(before) } : {}),
    ...(next ? { next: link(next) } : {}),
  }
}

/** At 220 words a minute; commands and tables are read too. */
export const readingTime = (words: number): string => countOf(Math.max(1, Math.round(words / 220)), 'minute')
