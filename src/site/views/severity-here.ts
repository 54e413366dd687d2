import { exceptionsOf, type GivenSeverity } from '../../domain/checks/severities.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Rule } from '../../domain/playbook/problem.ts'
import { dayLabel } from './dates.ts'

/** How severe a check is in this playbook. */
export interface SeverityHere {
  given: GivenSeverity
  /** As a fact of its page: "warning; usually error". */
  label: string
  /** What the playbook says of it, with the reason and the last day; absent where all is as usual. */
  why?: string
}

const words: Record<GivenSeverity, string> = { error: 'an error', warning: 'a warning', off: 'switched off' }

/** How severe a check is in a playbook as of a day: as it ships, or as the configuration has it and why. */
export function severityHere(playbook: Playbook, rule: Rule, asOf: string): SeverityHere {
  const [exception] = exceptionsOf(playbook, [rule], asOf)
  const { severity: usual } = rule
  if (!exception) return { given: usual, label: usual }
  const { given, reason, until, holds } = exception
  const last = until === undefined ? '' : ` until ${dayLabel(until)}`
  if (!holds)
    return {
      given: usual,
      label: usual,
      why: `It is ${words[usual]} again. It was ${words[given]} here${last}: ${reason}`,
    }
  return {
    given,
    label: `${given}; usually ${usual}`,
    why: `Here it is ${words[given]} in place of ${words[usual]}${last}: ${reason}`,
  }
}
