import { suggest } from '../base/nearest.ts'
import { type Check, finding } from './check.ts'
import { isWeaker, standingOf } from './severities.ts'

const rule = {
  code: 'configuration-check',
  severity: 'error',
  title: 'A severity that cannot be given',
  why: 'An exception is for a check that there is, and for a while. What markings, withholding and safety rest on stays as severe as it is: a site must not go out because somebody was in a hurry.',
  wrong: 'checks:\n  marking-unknown: {severity: off, reason: We know.}',
  right:
    'checks:\n  link-external: {severity: off, reason: The intranet is reached from here., until: 2027-01-31}',
} as const

/** Found in `checks` of the configuration. */
export const configurationCheck: Check = {
  rule,
  *run({ configuration }, { rules = [] }) {
    if (configuration === undefined) return
    for (const [code, { severity, until }] of Object.entries(configuration.data.checks ?? {})) {
      const at = configuration.at(['checks', code], 'key')
      const known = rules.find((other) => other.code === code)
      if (known === undefined) {
        const fix = suggest(
          code,
          rules.map((other) => other.code),
          'codes are',
        )
        yield finding(rule, at, `there is no check "${code}"`, fix)
        continue
      }
      if (!isWeaker(severity, known.severity)) continue
      const given = configuration.at(['checks', code, 'severity'])
      if (standingOf(code) !== 'free')
        yield finding(
          rule,
          given,
          `${code} cannot be made ${severity}: markings, withholding or safety rest on it`,
          'take the exception away, and mend what the check finds',
        )
      else if (until === undefined)
        yield finding(
          rule,
          given,
          `the exception of ${code} has no end`,
          'add `until:` with the last day on which it is needed',
        )
    }
  },
}
