import type { App, Manifest } from './app.ts'
import type { FitTarget } from './playbook.ts'
import { type RuleEffect, ruleEffectOf } from './rules/codes.ts'
import type { Remark } from './rules/rule.ts'
import { withoutSecrets } from './secrets.ts'
import type { Finding, Verdict } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'

const verdictOf: Record<RuleEffect, Verdict> = {
  refused: 'refused',
  absent: 'no',
  lost: 'unknown',
  waits: 'unknown',
  otherwise: 'limited',
}

/** What the platform says to an app before anything is compared with an environment. */
export const judgeApp = ({ remarks }: App, target: FitTarget): Finding[] =>
  remarks.map((remark) => toFinding(remark, target))

/** What it says to the file as a whole. Variables without a value stop the push of every app in it. */
export function judgeFile({ remarks, unresolved }: Manifest, target: FitTarget): Finding[] {
  const [first] = unresolved
  const found = remarks.map((remark) => toFinding(remark, target))
  if (!first) return found
  const missing = unresolved.map(({ name }) => name)
  const waits: Finding = {
    kind: 'manifest',
    subject: 'variables',
    code: 'manifest-variables',
    verdict: 'unknown',
    says: `cf push stops without a value for ${names(missing)}`,
    at: first.at,
    playbook: target.at(),
    give: giveVariables(missing),
  }
  return [...found, waits]
}

function toFinding(remark: Remark, target: FitTarget): Finding {
  const { code, at, subject, says, fix } = remark
  const verdict = verdictOf[ruleEffectOf(remark)]
  const base: Finding = { kind: 'manifest', subject, code, verdict, says, at, playbook: target.at() }
  return fix === undefined ? base : { ...base, fix }
}

/** Of a manifest, all that is refused, dropped or read in another way: the same for every environment. */
export const remarksOf = ({ apps, remarks }: Manifest): Remark[] =>
  [...remarks, ...apps.flatMap((app) => app.remarks)].map((remark) => ({
    ...remark,
    subject: withoutSecrets(remark.subject),
    says: withoutSecrets(remark.says),
  }))
