import type { Configuration } from '../../model/configuration.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { Position, Problem, Rule, Severity } from '../playbook/problem.ts'

/**
 * What a playbook may do with the severity of a check. Of those that are `free` it may be lowered for a while: they say
 * how content ought to be written. What is `held` may be raised alone: markings, what is withheld, what is read at all,
 * and what could run or mislead rest on it. A test asks for each code to be in one of the two.
 */
const free: ReadonlySet<string> = new Set([
  'alias-shared',
  'body-empty',
  'cadence-times',
  'calendar-clash',
  'calendar-horizon',
  'calendar-overlap',
  'canary-words',
  'command-refused',
  'day-ahead',
  'day-passed',
  'deprecated-undated',
  'evidence-old',
  'exercise-missing',
  'feedback-missing',
  'fit-example-file',
  'heading-level',
  'image-alt',
  'link-external',
  'link-form',
  'link-words',
  'look-contrast',
  'name-taken',
  'own-field-missing',
  'parity-baseline',
  'parity-difference',
  'parity-needless',
  'parity-silent',
  'planned-undated',
  'platform-unanswered',
  'pre-pair',
  'pre-shared',
  'record-earlier',
  'release-days-none',
  'review-old',
  'roadmap-contradiction',
  'roadmap-delivered',
  'roadmap-late',
  'service-unoffered',
  'stack-unknown',
  'support-ended',
  'to-do',
  'triage-contact',
  'triage-dead-end',
  'triage-empty',
  'triage-endless',
  'triage-feedback',
  'triage-unreachable',
])

const held: ReadonlySet<string> = new Set([
  'anchor-clash',
  'calendar-rule',
  'configuration-check',
  'configuration-layer',
  'configuration-marked',
  'duplicate-entry',
  'environment-missing',
  'exception-ended',
  'expectation-cycle',
  'file-clash',
  'file-empty',
  'file-encoding',
  'file-kind',
  'file-link',
  'file-name',
  'file-replaces',
  'file-size',
  'file-unreadable',
  'file-withheld',
  'frontmatter-missing',
  'html-raw',
  'id-form',
  'image-missing',
  'layer-reference',
  'layer-site',
  'link-anchor',
  'link-broken',
  'link-unsafe',
  'look-file',
  'marking-alias',
  'marking-below-layer',
  'marking-below-parts',
  'marking-document',
  'marking-doubted',
  'marking-in-comment',
  'marking-needs-decision',
  'marking-portion-broken',
  'marking-portion-suspect',
  'marking-rule',
  'marking-unknown',
  'mdx-attribute',
  'mdx-component',
  'mdx-event-handler',
  'mdx-expression',
  'mdx-import',
  'mdx-nesting',
  'mdx-syntax',
  'network-missing',
  'network-replaced',
  'own-check-failed',
  'own-check-file',
  'own-component-failed',
  'own-component-file',
  'own-field-unknown',
  'own-field-value',
  'period-reversed',
  'problems-more',
  'promotion-cycle',
  'reference-self',
  'reference-unknown',
  'reference-withheld',
  'schema-missing',
  'schema-unknown-key',
  'schema-value',
  'site-missing',
  'text-depth',
  'text-lost',
  'triage-goto',
  'unknown-file',
  'yaml-duplicate-key',
  'yaml-syntax',
])

/** Whether a code may be lowered; undefined of one in neither class, which nothing lowers. */
export function standingOf(code: string): 'free' | 'held' | undefined {
  if (free.has(code)) return 'free'
  return held.has(code) ? 'held' : undefined
}

/** All codes that have a class. */
export const classed: readonly string[] = [...free, ...held]

export type GivenSeverity = NonNullable<Configuration['checks']>[string]['severity']

const weight: Record<GivenSeverity, number> = { off: 0, warning: 1, error: 2 }

/** Whether one severity is weaker than another. */
export const isWeaker = (given: GivenSeverity, usual: Severity): boolean => weight[given] < weight[usual]

/** A severity that a playbook gives a check in place of the usual one. */
export interface CheckException {
  code: string
  usual: Severity
  given: GivenSeverity
  reason: string
  /** The last day on which it holds. */
  until?: string
  /** Whether it counts today: not after its last day, and not where the check may not be lowered. */
  holds: boolean
  at: Position
}

/** The exceptions of a playbook as of a day, in the order they are written; those from codes that there are. */
export function exceptionsOf(playbook: Playbook, rules: readonly Rule[], asOf: string): CheckException[] {
  const { configuration } = playbook
  const usual = new Map(rules.map((rule) => [rule.code, rule.severity]))
  return Object.entries(configuration?.data.checks ?? {}).flatMap(
    ([code, { severity: given, reason, until }]) => {
      const severity = usual.get(code)
      if (configuration === undefined || severity === undefined) return []
      const mayHold = !isWeaker(given, severity) || (standingOf(code) === 'free' && until !== undefined)
      const holds = mayHold && (until === undefined || asOf <= until)
      const at = configuration.at(['checks', code], 'key')
      return [{ code, usual: severity, given, reason, ...(until === undefined ? {} : { until }), holds, at }]
    },
  )
}

/** Problems as severe as these exceptions make them; those that are switched off are left out. */
export function asGiven(problems: readonly Problem[], exceptions: readonly CheckException[]): Problem[] {
  const given = new Map(
    exceptions.flatMap(({ code, given, holds }) => (holds ? [[code, given] as const] : [])),
  )
  if (given.size === 0) return [...problems]
  return problems.flatMap((problem) => {
    const severity = given.get(problem.code) ?? problem.severity
    return severity === 'off' ? [] : [{ ...problem, severity }]
  })
}
