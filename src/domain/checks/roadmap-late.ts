import { isOpen } from '../roadmap/open.ts'
import { fiscalOf, parseTarget } from '../roadmap/target.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'roadmap-late',
  // Only time turns it, and time alone must not keep an outage from being published.
  severity: 'warning',
  title: 'A roadmap target that has passed',
  why: 'A date in the past promises nothing. Readers need the new one and the reason, or to hear that it came.',
  wrong: 'target: 2026-08\nstatus: on-track   # and it is November',
  right: 'target: 2027-01\nstatus: at-risk\nslips: [{target: 2026-08, reason: …}]',
} as const

export const roadmapLate: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('roadmap')) {
      const { target, status } = entry.data
      if (!isOpen(entry.data)) continue
      const { last, label, precision } = parseTarget(target, fiscalOf(playbook))
      if (last >= asOf) continue
      const end = precision === 'day' ? '' : `, which ended on ${last}`
      const message = `${entry.id} was to come ${label}${end}; it is ${status} on ${asOf}`
      const fix = `say status: delivered with its day, or set a new \`target\` and put ${target} into \`slips\` with the reason`
      yield finding(rule, entry.at(['target']), message, fix)
    }
  },
}
