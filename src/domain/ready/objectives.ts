import { countOf, listOf } from '../base/words.ts'
import type { Entry } from '../playbook/playbook.ts'
import { isMet, measure, measuredWords, windowOf } from '../releases/measure.ts'
import type { ReadyContext } from './context.ts'
import type { Judged, ReadyLine } from './line.ts'
import { filled } from './readiness.ts'

/**
 * The objectives that are counted from releases, with the target of this environment, over the releases of this app in
 * the environment before it. Open bugs are those of this very version; a version without a release there has no figure.
 */
export function objectiveLines(context: ReadyContext): ReadyLine[] {
  const { environment } = context
  return context.objectives.flatMap((objective): ReadyLine[] => {
    const target = objective.data.targets[environment.id]
    if (objective.data.measure === undefined || target?.number === undefined) return []
    const playbook = context.cite(objective, ['targets', environment.id], `/objectives#${objective.id}`)
    const { title, owner } = objective.data
    const judged = judge(objective, target.number, context)
    return [{ id: `objectives/${objective.id}`, title, owner, playbook, ...filled(judged, context) }]
  })
}

type Target = NonNullable<Entry<'objective'>['data']['targets'][string]['number']>

function judge({ data }: Entry<'objective'>, target: Target, context: ReadyContext): Judged {
  const by = data.measure
  const { record } = context.given
  const where =
    context.history[0]?.environment ?? context.environment.data.promotesFrom ?? context.environment.id
  const own = context.history.filter(
    (entry) => entry.data.app === record.app && entry.data.day <= context.asOf,
  )
  const counted = by === 'open-bugs' ? own.filter((entry) => entry.data.version === record.version) : own
  const window = windowOf(
    counted.map((entry) => entry.data),
    target,
    context.asOf,
  )
  const measured = by && measure(by, window, target)
  if (!measured) {
    const what = by === 'open-bugs' ? `of ${record.app} ${record.version}` : `of ${record.app}`
    const says = `no release ${what} in ${where} to count it from`
    return { verdict: 'unknown', says, give: `write it into environments/${where}/releases.yaml` }
  }
  const seen = counted
    .filter((entry) => window.includes(entry.data))
    .map((entry) => {
      const at = context.placeOf(entry, [])
      const { app, version, day, ended } = entry.data
      return { says: `${app} ${version} in ${where} on ${day}: ${ended}`, ...(at ? { at } : {}) }
    })
  const figure = (value: number) => measuredWords({ value, unit: target.unit })
  const limit = listOf([
    ...(target.atLeast === undefined ? [] : [`at least ${figure(target.atLeast)}`]),
    ...(target.atMost === undefined ? [] : [`at most ${figure(target.atMost)}`]),
  ])
  const over = countOf(measured.releases, 'release')
  return {
    verdict: isMet(target, measured) ? 'go' : 'no-go',
    says: `${measuredWords(measured)} over ${over} in ${where}, ${limit} asked for`,
    seen,
  }
}
