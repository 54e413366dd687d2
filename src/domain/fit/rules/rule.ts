import type { Position, Rule } from '../../playbook/problem.ts'
import type { PlatformCode, RuleEffect } from './codes.ts'

/** A rule of the platform. `wrong` and `right` are attributes of one app, or a whole file. */
export interface PlatformRule extends Rule {
  effect: RuleEffect
  /** Where the rule comes from, by name: a class of Cloud Controller, a file of the cf CLI, a specification. */
  source: string
}

/** Something in a manifest that a rule of the platform is about. */
export interface Remark {
  code: PlatformCode
  at: Position
  /** The attribute, or what it is about. Never a value that could be secret. */
  subject: string
  says: string
  /** What to write instead. */
  fix?: string
}

type WrittenField = Pick<PlatformRule, 'title' | 'why' | 'source' | 'wrong' | 'right'>

/** Rules of one effect, by their permanent codes. */
export function define<C extends string>(
  effect: RuleEffect,
  rules: Record<C, WrittenField>,
): Record<C, PlatformRule & { code: C }> {
  const severity = effect === 'refused' || effect === 'absent' ? 'error' : 'warning'
  const entries = Object.entries<WrittenField>(rules).map(([code, rule]) => [
    code,
    { code, severity, effect, ...rule },
  ])
  return Object.fromEntries(entries)
}
