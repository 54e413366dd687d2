import { environmentAddress } from '../pages/address.ts'
import { canaryReadings, seenWords } from '../releases/canary.ts'
import type { ReadyContext } from './context.ts'
import type { ReadyLine } from './line.ts'
import { filled } from './readiness.ts'

/**
 * What the canary of this very version showed in the environment before, against the thresholds there. Nobody has to
 * write one down; where somebody has, it counts.
 */
export function canaryLines(context: ReadyContext): ReadyLine[] {
  const { given, history, canaryBefore, asOf } = context
  const { app, version } = given.record
  return history.flatMap((entry): ReadyLine[] => {
    const { data, environment = '' } = entry
    if (data.app !== app || data.version !== version || data.day > asOf || !data.canary) return []
    const { saw, outcome, says } = data.canary
    const limits = canaryBefore?.data.fielding.canary?.limits ?? {}
    const over = canaryReadings(limits, saw).filter(({ isWithin }) => isWithin === false)
    const at = context.placeOf(entry, ['canary'])
    const isBad = over.length > 0 || outcome === 'rolled-back'
    const judged = {
      verdict: isBad ? ('no-go' as const) : ('go' as const),
      says: `the canary in ${environment} on ${data.day} ${over.length > 0 ? `was over ${over.length === 1 ? 'a threshold' : 'thresholds'}` : 'stayed within its thresholds'}, and was ${outcome === 'promoted' ? 'promoted' : 'rolled back'}`,
      seen: [...seenWords(limits, saw), says].map((words) => ({ says: words, ...(at ? { at } : {}) })),
      ...(isBad ? { give: 'release the version that mends it' } : {}),
    }
    const address = `${environmentAddress(environment)}#fielding`
    const playbook = canaryBefore
      ? context.cite(canaryBefore, ['fielding', 'canary', 'limits'], address)
      : { address }
    return [
      {
        id: `canary/${entry.id}`,
        title: `The canary in ${environment}`,
        playbook,
        ...filled(judged, context),
      },
    ]
  })
}
