import type { PlatformRule } from '../../domain/fit/rules/rule.ts'
import { tried } from '../../domain/fit/rules/tried.ts'
import { compare } from '../../domain/playbook/problem.ts'

/** A rule of the platform, and by how many examples it is tried. */
export interface RuleRow {
  rule: PlatformRule
  examples: number
}

/** What the rules mirror, with how many of them do and by how many examples these are tried. */
export interface MirrorRow {
  mirrors: string
  rules: number
  examples: number
}

/** Rules by their codes. */
export const ruleRows = (rules: readonly PlatformRule[]): RuleRow[] =>
  rules
    .toSorted((a, b) => compare(a.code, b.code))
    .map((rule) => ({ rule, examples: tried[rule.code as keyof typeof tried] }))

/** Validators and specifications, the one with the most rules first. */
export function mirrorRows(rows: readonly RuleRow[]): MirrorRow[] {
  const found = new Map<string, MirrorRow>()
  for (const { rule, examples } of rows) {
    const mirrors = validatorOf(rule)
    const row = found.get(mirrors) ?? { mirrors, rules: 0, examples: 0 }
    found.set(mirrors, { mirrors, rules: row.rules + 1, examples: row.examples + examples })
  }
  return [...found.values()].sort((a, b) => b.rules - a.rules || compare(a.mirrors, b.mirrors))
}

/** The class or file that a rule mirrors first: `Cloud Controller, AppManifestMessage`. */
const validatorOf = ({ source }: PlatformRule) =>
  (source.split(/[;#(]| and (?=[A-Z])/)[0] ?? source).trim().replace(/,$/, '')
