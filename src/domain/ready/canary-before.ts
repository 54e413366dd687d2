import { countOf, listOf } from '../base/words.ts'
import { environmentAddress } from '../pages/address.ts'
import { canaryReadings, firstShareOf, hoursOf, seenWords } from '../releases/canary.ts'
import { runTimeWords, thresholdsOf } from '../releases/canary-figures.ts'
import type { ReadyContext } from './context.ts'
import type { ReadyLine } from './line.ts'
import { filled } from './readiness.ts'

/**
 * What the canary of this very version showed in the environment before, against the thresholds there. Nobody has to
 * write one down; where somebody has, it counts, and a threshold that nobody looked at is not kept.
 */
export function canaryLines(context: ReadyContext): ReadyLine[] {
  const { given, history, canaryBefore, asOf } = context
  const { app, version } = given.record
  return history.flatMap((entry): ReadyLine[] => {
    const { data, environment = '' } = entry
    if (data.app !== app || data.version !== version || data.day > asOf || !data.canary) return []
    const { saw, outcome, says, hours, share } = data.canary
    const asked = canaryBefore?.data.fielding.canary
    const limits = thresholdsOf(asked)
    const readings = canaryReadings(limits, saw)
    const over = readings.filter(({ isWithin }) => isWithin === false)
    const unseen = readings.filter(({ seen }) => seen === undefined).map(({ measure }) => measure)
    const at = context.placeOf(entry, ['canary'])
    const isBad = over.length > 0 || outcome === 'rolled-back'
    // A canary that was too short, or took too little, has shown less than it is there for.
    const [time, first] = [hoursOf(asked?.duration), firstShareOf(asked?.share)]
    const isShort = time !== undefined && hours < time
    const isSmall = first !== undefined && share < first
    const lacks = [
      ...(isShort ? [`ran ${countOf(hours, 'hour')}, and not ${runTimeWords(asked?.duration ?? '')}`] : []),
      ...(isSmall ? [`took ${share} % of the requests, and not ${first} %`] : []),
      ...(unseen.length > 0 ? [`was not looked at for ${listOf(unseen)}`] : []),
    ]
    const ended =
      over.length > 0
        ? `passed ${over.length === 1 ? 'a threshold' : 'thresholds'}`
        : lacks.length > 0
          ? listOf(lacks)
          : 'stayed within its thresholds'
    const judged = {
      verdict: isBad ? ('no-go' as const) : lacks.length > 0 ? ('unknown' as const) : ('go' as const),
      says: `the canary in ${environment} on ${data.day} ${ended}, and was ${outcome === 'promoted' ? 'promoted' : 'rolled back'}`,
      seen: [...seenWords(limits, saw), says].map((words) => ({ says: words, ...(at ? { at } : {}) })),
      ...(isBad
        ? { give: 'release the version that mends it' }
        : isShort || isSmall
          ? {
              give: `let it run again in ${environment} for its whole time and share, and write what was seen`,
            }
          : lacks.length > 0
            ? {
                give: `write what was seen under \`canary.saw\` in environments/${environment}/releases.yaml`,
              }
            : {}),
    }
    const address = `${environmentAddress(environment)}#fielding`
    const playbook = canaryBefore ? context.cite(canaryBefore, ['fielding', 'canary'], address) : { address }
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
