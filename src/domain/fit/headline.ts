import type { FitReport } from './judge.ts'
import { type PlatformCode, type RuleEffect, ruleEffectOf } from './rules/codes.ts'
import type { Remark } from './rules/rule.ts'

/**
 * What has to be known before any verdict: what cf refuses, drops or reads in another way, and the variables without a
 * value. One sentence for each, none where there is nothing; every report begins with them.
 */
export function headline({
  platform,
  unresolved,
  from,
}: Pick<FitReport, 'platform' | 'unresolved' | 'from'>): string[] {
  const subjects = (is: (remark: Remark) => boolean) => [
    ...new Set(platform.filter(is).map(({ subject }) => subject)),
  ]
  const of = (effect: RuleEffect) =>
    subjects((r) => ruleEffectOf(r) === effect && !works.includes(r.code) && !unmapped.includes(r.code))
  const sentence = (start: string, subjects: readonly string[]) =>
    subjects.length === 0 ? [] : [`${start}: ${listed(subjects)}.`]
  const door = from && doors[from]
  const tool = from === 'mta' ? 'cf deploy' : 'cf push'
  return [
    ...(door === undefined ? [] : [door]),
    ...sentence(`${tool} refuses it as it is written`, of('refused')),
    ...sentence('cf v7 and newer drop without a word, and it is judged without', of('lost')),
    ...sentence('cf reads in another way than it looks, or not at all', of('otherwise')),
    ...sentence(
      'Not judged, because no app manifest has it',
      subjects((r) => unmapped.includes(r.code)),
    ),
    ...sentence(
      `${tool} stops without a value for`,
      unresolved.map(({ name }) => `((${name}))`),
    ),
  ]
}

const unmapped: readonly PlatformCode[] = ['mta-unmapped', 'score-unmapped']
/** What works as it is written, and is worth a line further down. */
const works: readonly PlatformCode[] = ['manifest-deprecated', 'manifest-name-given']

const doors: Partial<Record<NonNullable<FitReport['from']>, string>> = {
  mta: 'This is an MTA descriptor, judged as the apps and services that `cf deploy` makes of it.',
  score: 'This is a Score workload, judged as the app that it describes.',
}

const listed = (subjects: readonly string[]) =>
  subjects.length <= 8
    ? subjects.join(', ')
    : `${subjects.slice(0, 8).join(', ')} and ${subjects.length - 8} more`
