import { countOf, inWords, listOf } from '../../../domain/base/words.ts'
import type { EnvironmentFit } from '../../../domain/fit/judge.ts'
import type { Finding, Verdict } from '../../../domain/fit/verdict.ts'

/** Everything found in an environment: of each app, and of all together. */
export const findingsOf = ({ apps, together }: EnvironmentFit): Finding[] => [
  ...apps.flatMap((app) => app.findings),
  ...together,
]

/** Whether an app could go there today. */
export const canGo = (verdict: Verdict) => verdict === 'fits' || verdict === 'limited'

/** "one blocks, two are not there yet, one has limits": what does not simply fit, the worst first. */
export function counts(fit: EnvironmentFit): string[] {
  const found = findingsOf(fit)
  const of = (verdict: Verdict) => found.filter((finding) => finding.verdict === verdict)
  const part = (verdict: Verdict, one: string, many: string) => {
    const n = of(verdict).length
    return n === 0 ? [] : [`${inWords(n)} ${n === 1 ? one : many}`]
  }
  const until = of('not-yet')[0]?.roadmap?.target
  return [
    ...part('refused', 'is refused by the platform', 'are refused by the platform'),
    ...part('no', 'blocks', 'block'),
    ...part('not-yet', until ? `is not there until ${until}` : 'is not there yet', 'are not there yet'),
    ...part('unknown', 'cannot be told', 'cannot be told'),
    ...part('limited', 'has limits', 'have limits'),
  ]
}

/** One or two sentences for one environment, after its verdict. */
export function summary(fit: EnvironmentFit): string {
  const parts = counts(fit)
  if (parts.length === 0) return `All ${findingsOf(fit).length} things that were looked at fit.`
  const [first = '', ...rest] = parts
  const text = listOf([
    first.replace(/^\S+/, (n) => `Of ${countOf(findingsOf(fit).length, 'thing')}, ${n}`),
    ...rest,
  ])
  return `${text}.`
}

/** Where the app could go today, in one sentence for all environments. */
export function overview(environments: readonly EnvironmentFit[]): string {
  const names = (wanted: (verdict: Verdict) => boolean) =>
    environments.filter(({ verdict }) => wanted(verdict)).map(({ name }) => name)
  const go = names(canGo)
  const open = names((verdict) => verdict === 'unknown')
  const not = names((verdict) => verdict === 'no' || verdict === 'not-yet')
  const refused = names((verdict) => verdict === 'refused')
  const first = go.length > 0 ? `It could go to ${listOf(go)} today` : 'Nowhere is it sure to fit today'
  const rest = [
    ...(refused.length > 0 ? [`cf push would be refused in ${listOf(refused)}`] : []),
    ...(not.length > 0 ? [`it does not fit in ${listOf(not)} yet`] : []),
    ...(open.length > 0 ? [`of ${listOf(open)} it cannot be told`] : []),
  ]
  return `${[first, ...rest].join('; ')}.`
}
