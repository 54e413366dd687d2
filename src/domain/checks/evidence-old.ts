import { dayAfter } from '../base/days.ts'
import { isShowable, limitOf, viewOf } from '../evidence/evidence.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'evidence-old',
  severity: 'warning',
  title: 'A service that no export has shown for longer than the limit',
  why: 'What was true in spring is read as true today. Where nobody looks, pages say so: "said, not seen since …".',
  wrong:
    'evidence: {limit: 45 days}   # environment.yaml or site.yaml\nseen: {on: 2026-08-03}       # services.yaml, and it is November',
  right:
    'evidence: {limit: 45 days}\nseen: {on: 2026-11-13, by: {export: marketplace.json}}   # written by fieldbook drift --stamp',
} as const

export const evidenceOld: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const environment of playbook.environments) {
      const kept = environment.data.evidence ? environment : playbook.site
      const limit = limitOf(kept?.data.evidence)
      if (!kept || limit === undefined) continue
      const fix = `fieldbook drift FILE --environment ${environment.id} --stamp, with an export of today`
      const offered = playbook.all('availability', environment.id).filter((e) => canBeSeen(e, playbook))
      const late = offered.filter(({ data }) => viewOf(data.seen?.on, limit, asOf).state !== 'seen')
      // Where nothing was seen for so long, nobody looked: that is one thing, and it is about the environment.
      if (late.length > 1 && late.length === offered.length) {
        const days = late.flatMap(({ data }) => data.seen?.on ?? []).sort()
        const last = days.at(-1)
        const message = `no service of ${environment.id} was seen within ${limit} days: ${last === undefined ? 'no export was stamped' : `the last was on ${last}`}`
        yield finding(rule, kept.at(['evidence']), message, fix)
        continue
      }
      for (const entry of late) {
        const on = entry.data.seen?.on
        const message =
          on === undefined
            ? `${entry.id} was never seen in ${environment.id}, and evidence is due within ${limit} days`
            : `${entry.id} was seen in ${environment.id} on ${on}, which counted until ${dayAfter(on, limit)}, and it is ${asOf}`
        yield finding(rule, entry.at(on === undefined ? [] : ['seen', 'on']), message, fix)
      }
    }
  },
}

/** What has no name in the marketplace yet can be held against none. */
const canBeSeen = ({ id, data }: Entry<'availability'>, playbook: Playbook): boolean =>
  data.live !== undefined && isShowable(data, playbook.get('service', id)?.data)
