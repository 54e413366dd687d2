import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'service-unoffered',
  severity: 'warning',
  title: 'A service that no environment speaks of',
  why: 'Its page would show a row of question marks.',
  wrong: 'content/services/kafka.mdx, and no services.yaml that lists kafka',
  right: 'kafka: {status: planned, roadmap: kafka-service}   # in one environment at least',
} as const

export const serviceUnoffered: Check = {
  rule,
  *run(playbook, context) {
    const listed = new Set(playbook.all('availability').map(({ id }) => id))
    for (const entry of playbook.all('service')) {
      if (listed.has(entry.id) || isUnread(context, 'availability', entry.id)) continue
      const message = `no environment says whether it has ${entry.id}`
      yield finding(rule, entry.at(), message, `add ${entry.id} to environments/<id>/services.yaml`)
    }
  },
}
