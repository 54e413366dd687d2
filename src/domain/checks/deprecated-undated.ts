import { type Check, finding } from './check.ts'

const rule = {
  code: 'deprecated-undated',
  severity: 'warning',
  title: 'A deprecated service without an end',
  why: 'Teams move away from a service by a day, not by a word; without one nobody begins.',
  wrong: 'mysql: {status: deprecated}',
  right: 'mysql: {status: deprecated, until: 2027-04-10, alternative: postgres}',
} as const

export const deprecatedUndated: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('availability')) {
      const { status, until, roadmap } = entry.data
      if (status !== 'deprecated' || until !== undefined || roadmap !== undefined) continue
      const message = `${entry.id} is deprecated, and nothing says until when it stays`
      yield finding(
        rule,
        entry.at(['status']),
        message,
        'add until: with the last day, or the `roadmap` item',
      )
    }
  },
}
