import { effectOf } from './remarks.ts'
import type { FitReport } from './judge.ts'
import type { Effect } from './rules/rule.ts'

/**
 * What has to be known before any verdict: what cf refuses, drops or reads in another way, and the variables without a
 * value. One sentence for each, none where there is nothing; every report begins with them.
 */
export function headline({ platform, unresolved, from }: Pick<FitReport, 'platform' | 'unresolved' | 'from'>): string[] {
  const of = (effect: Effect) => [...new Set(platform.filter((r) => effectOf(r) === effect).map(({ subject }) => subject))]
  const sentence = (start: string, subjects: readonly string[]) => (subjects.length === 0 ? [] : [`${start}: ${listed(subjects)}.`])
  const door = from && doors[from]
  return [
    ...(door === undefined ? [] : [door]),
    ...sentence('cf push refuses it as it is written', of('refused')),
    ...sentence('cf v7 and newer drop without a word, and it is judged without', of('lost')),
    ...sentence(door === undefined ? 'cf reads in another way than it looks, or not at all' : 'Not judged', of('otherwise')),
    ...sentence('cf push stops without a value for', unresolved.map(({ name }) => `((${name}))`)),
  ]
}

const doors: Partial<Record<NonNullable<FitReport['from']>, string>> = {
  mta: 'This is an MTA descriptor, judged as the apps and services that `cf deploy` makes of it.',
  score: 'This is a Score workload, judged as the app that it describes.',
}

const listed = (subjects: readonly string[]) =>
  subjects.length <= 8 ? subjects.join(', ') : `${subjects.slice(0, 8).join(', ')} and ${subjects.length - 8} more`
