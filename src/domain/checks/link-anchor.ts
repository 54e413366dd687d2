import { type Address, addressOf } from '../address.ts'
import { anchorsOf, pagesOf } from '../anchors.ts'
import { linksOf } from '../links.ts'
import { suggest } from '../nearest.ts'
import type { Entry } from '../playbook.ts'
import { textsOf } from '../texts.ts'
import { type Check, finding } from './check.ts'
import { unreadPages } from './link-broken.ts'

const rule = {
  code: 'link-anchor',
  severity: 'error',
  title: 'A link to a place that its page does not have',
  why: 'The browser shows the top of a long page instead, and the reader has to guess what was meant.',
  wrong: '[Valkey in il5](/environments/il5/services#redis)',
  right: '[Valkey in il5](/environments/il5/services#valkey)',
} as const

export const linkAnchor: Check = {
  rule,
  *run(playbook, context) {
    const pages = pagesOf(playbook)
    const unread = unreadPages(context)
    const known = new Map<Address, ReadonlySet<string>>()
    const idsOf = (address: Address, own: Entry) => {
      // A shared triage path has no page of its own, but one in each environment.
      const anchors = pages.get(address) ?? anchorsOf(own)
      const ids = known.get(address) ?? new Set(anchors.map(({ id }) => id))
      known.set(address, ids)
      return ids
    }
    for (const text of textsOf(playbook, context.parseProse)) {
      for (const { target, at } of linksOf(text)) {
        if (!('anchor' in target) || !target.anchor) continue
        const page = target.leads === 'page' ? target.address : 'this page'
        if (target.leads === 'page' && (!pages.has(page) || unread(page))) continue
        // In a field a bare anchor has no page at all, which is a matter of form.
        if (target.leads === 'anchor' && text.path) continue
        const ids = idsOf(target.leads === 'page' ? page : (addressOf(text.entry) ?? ''), text.entry)
        if (ids.has(target.anchor)) continue
        const fix = suggest(target.anchor, [...ids], 'it has')
        yield finding(rule, at(), `${page} has no "${target.anchor}"`, fix)
      }
    }
  },
}
