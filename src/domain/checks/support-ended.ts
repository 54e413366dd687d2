import { daysBetween } from '../base/days.ts'
import { countOf } from '../base/words.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { isOpen } from '../roadmap/open.ts'
import { parseTarget } from '../roadmap/target.ts'
import { isUnsupported, lastDayOf, supportNoticeDays, supportOf } from '../support/support.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'support-ended',
  severity: 'warning',
  title: 'A version that nobody fixes any more, or soon',
  why: 'A hole found after that day stays open. Whoever fields on it has to know who fixes it, or when it goes.',
  wrong: 'version: 8.0.43   # upstream ended on 2026-04-30, and it is November',
  right:
    'version: 8.0.43\nsupport: {until: 2027-04-30, by: "Data services, with patches of the vendor."}   # or roadmap, or until',
} as const

export const supportEnded: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('availability')) {
      const { status, version, support: own } = entry.data
      const id = playbook.get('service', entry.id)?.data.product
      const product = id === undefined ? undefined : playbook.get('product', id)?.data
      if (!product || version === undefined || status === 'planned' || status === 'unavailable') continue
      const support = supportOf(product, version, own, asOf)
      const last = lastDayOf(support)
      const at = entry.at(own ? ['support', 'until'] : ['version'])
      const whose = own ? 'fixes of it here' : 'upstream’s fixes'
      if (isUnsupported(support, asOf)) {
        const when = last === undefined ? '' : ` on ${last}, ${countOf(daysBetween(last, asOf), 'day')} ago`
        const fix = 'say who fixes it and until when (support: {until, by}), or move to another version'
        yield finding(rule, at, `${support.of}: ${whose} ended${when}`, fix)
      } else if (last !== undefined && daysBetween(asOf, last) <= supportNoticeDays) {
        if (leavesBy(entry, last, playbook)) continue
        const fix = 'name the roadmap item that replaces it before that, its `until`, or who fixes it beyond'
        const message = `${support.of}: ${whose} end on ${last}, in ${countOf(daysBetween(asOf, last), 'day')}, and nothing here says that it goes before`
        yield finding(rule, at, message, fix)
      }
    }
  },
}

/** Whether the version goes by a day: the service ends, or a promise about it is due. */
function leavesBy({ data, environment }: Entry<'availability'>, day: string, playbook: Playbook): boolean {
  if (data.until !== undefined && data.until <= day) return true
  const item = playbook.get('roadmap', data.roadmap ?? '', environment)?.data
  const fiscal = playbook.site?.data.fiscalYearStart ?? 1
  return item !== undefined && isOpen(item) && parseTarget(item.target, fiscal).last <= day
}
