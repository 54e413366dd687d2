import { type Check, finding } from './check.ts'
import { exceptionsOf } from './severities.ts'

const rule = {
  code: 'exception-ended',
  severity: 'warning',
  title: 'An exception whose last day has passed',
  why: 'The check is as severe again as it usually is. What is left of the exception says something that no longer holds.',
  wrong: 'checks:\n  link-external: {severity: off, reason: …, until: 2026-10-31}   # and it is November',
  right: 'no exception, or a new last day with a reason that still holds',
} as const

/** Found in the last day of an exception. */
export const exceptionEnded: Check = {
  rule,
  *run(playbook, { asOf, rules = [] }) {
    for (const { code, usual, until } of exceptionsOf(playbook, rules, asOf)) {
      const { configuration } = playbook
      if (configuration === undefined || until === undefined || asOf <= until) continue
      const at = configuration.at(['checks', code, 'until'])
      const message = `the exception of ${code} ended on ${until}: it is ${usual === 'error' ? 'an error' : 'a warning'} again`
      yield finding(rule, at, message, 'take it away, or give it a new last day and say why')
    }
  },
}
