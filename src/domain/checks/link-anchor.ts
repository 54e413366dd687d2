import { suggest } from '../base/nearest.ts'
import type { Address } from '../pages/address.ts'
import { anchorsAt, pagesOf, pagesWithText } from '../pages/anchors.ts'
import type { PageOf } from '../pages/page.ts'
import { linksOf } from '../text/links.ts'
import { linkTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'
import { unreadPages } from './link-broken.ts'

const rule = {
  code: 'link-anchor',
  severity: 'error',
  title: 'A link to a place that its page does not have',
  why: 'The browser shows the top of a long page instead, and the reader has to guess what was meant.',
  wrong: '[Valkey in stage](/environments/stage/services#redis)',
  right: '[Valkey in stage](/environments/stage/services#valkey)',
} as const

export const linkAnchor: Check = {
  rule,
  *run(playbook, context) {
    const pages = pagesOf(playbook)
    const unread = unreadPages(context)
    const known = new Map<Address, ReadonlySet<string>>()
    const idsOf = (page: PageOf) => {
      const ids = known.get(page.address) ?? new Set(anchorsAt(playbook, page).map(({ id }) => id))
      known.set(page.address, ids)
      return ids
    }
    for (const text of textsWith(playbook, context.parseProse, linkTypes)) {
      for (const { target, at } of linksOf(text)) {
        if (!('anchor' in target) || !target.anchor) continue
        // In a field a bare anchor has no page at all, which is a matter of form.
        if (target.leads === 'anchor' && text.path) continue
        // A shared triage path has a page in each environment, with the same anchors.
        const page =
          target.leads === 'page' ? pages.get(target.address) : pagesWithText(playbook, text.entry)[0]
        // That there is no such page is another problem.
        if (!page || (target.leads === 'page' && unread(page.address))) continue
        const ids = idsOf(page)
        if (ids.has(target.anchor)) continue
        const fix = suggest(target.anchor, [...ids], 'it has')
        const where = target.leads === 'page' ? page.address : 'this page'
        yield finding(rule, at(), `${where} has no "${target.anchor}"`, fix)
      }
    }
  },
}
