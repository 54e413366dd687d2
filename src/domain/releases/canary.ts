import type { Canary, CanaryNumbers, RunTime, Share } from '../../model/canary.ts'
import { type CanaryMeasure, canaryMeasures } from '../../model/canary-measures.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { figureOf, type Threshold, type Thresholds, thresholdsOf, thresholdWords } from './canary-figures.ts'
import { readRunTime, readShare } from './read-canary.ts'

/** What pages call each measure. */
const names: Record<CanaryMeasure, string> = {
  'error-rate': 'Share of 5xx at the router',
  'new-errors': 'Kinds of errors not seen before',
  'crash-rate': 'Crashes of new instances',
  latency: 'Latency above the old version',
  memory: 'Memory above the old version',
  cpu: 'Processor above the old version',
  'time-to-interactive': 'Time until a page answers',
  requests: 'Requests answered, against the old version',
  'app-figure': 'Figure of the app, against the old version',
}

/** What has a threshold, each with where to look in words of the playbook: one line of Markdown. */
export function watchedRows(
  canary: Pick<Canary, 'watched' | 'limits'>,
): (CanaryReading & { says: string | undefined })[] {
  const said = new Map(
    canary.watched.flatMap((each) => (typeof each === 'string' ? [] : [[each.measure, each.says] as const])),
  )
  return canaryReadings(thresholdsOf(canary)).map((row) => ({ ...row, says: said.get(row.measure) }))
}

/** Each signal that is watched, in a line of Markdown: with its threshold first, then what people look at beside it. */
export function watchedWords(canary: Pick<Canary, 'watched' | 'limits'>): string[] {
  return [
    ...watchedRows(canary).map(
      ({ name, limit, says }) => `${name}: ${limit}${says === undefined ? '' : `. ${says}`}`,
    ),
    ...canary.watched.filter((each) => typeof each === 'string'),
  ]
}

/** One measure, in words: its threshold, what was seen, and whether that is within it. */
export interface CanaryReading {
  measure: CanaryMeasure
  name: string
  /** "at most 0.5 %" */
  limit?: string
  threshold?: Threshold
  seen?: string
  /** Absent where one of the two is not said. */
  isWithin?: boolean
}

/** Whether a figure is on the right side of its threshold. */
const keepsTo = ({ value, side }: Threshold, seen: number): boolean =>
  side === 'most' ? seen <= value : seen >= value

/** Every measure that has a threshold or was looked at, in the order of the model. */
export function canaryReadings(thresholds: Thresholds, saw: CanaryNumbers = {}): CanaryReading[] {
  return canaryMeasures.flatMap((measure) => {
    const [threshold, seen] = [thresholds[measure], saw[measure]]
    if (threshold === undefined && seen === undefined) return []
    return [
      {
        measure,
        name: names[measure],
        ...(threshold && { threshold, limit: thresholdWords(measure, threshold) }),
        ...(seen === undefined ? {} : { seen: figureOf(measure, seen) }),
        ...(threshold === undefined || seen === undefined ? {} : { isWithin: keepsTo(threshold, seen) }),
      },
    ]
  })
}

/** "Share of 5xx at the router: at most 0.5 %", for each threshold. */
export const limitWords = (thresholds: Thresholds): string[] =>
  canaryMeasures.flatMap((measure) => {
    const threshold = thresholds[measure]
    return threshold ? [`${names[measure]}: ${thresholdWords(measure, threshold)}`] : []
  })

/** "Share of 5xx at the router 0.7 %, over 0.5 %", for each measure; one that nobody looked at is told, too. */
export const seenWords = (thresholds: Thresholds, saw: CanaryNumbers): string[] =>
  canaryReadings(thresholds, saw).map(({ measure, name, seen, limit, threshold, isWithin: isKept }) => {
    if (seen === undefined) return `${name} not looked at, ${limit}`
    if (threshold === undefined || isKept === undefined) return `${name} ${seen}`
    const beyond = threshold.side === 'most' ? 'over' : 'under'
    return `${name} ${seen}, ${isKept ? 'within' : beyond} ${figureOf(measure, threshold.value)}`
  })

/** What a canary showed, sorted by what matters: what passed its threshold, what nobody looked at, and the rest in brief. */
export function seenGroups(thresholds: Thresholds, saw: CanaryNumbers) {
  const readings = canaryReadings(thresholds, saw)
  const told = (name: string, seen = '') => `${name} ${seen}`
  return {
    passed: readings.flatMap(({ name, seen, limit, isWithin }) =>
      isWithin === false ? [`${told(name, seen)}, ${limit}`] : [],
    ),
    unseen: readings.flatMap(({ name, seen }) => (seen === undefined ? [name] : [])),
    kept: readings.flatMap(({ name, seen, isWithin }) => (isWithin === true ? [told(name, seen)] : [])),
    besides: readings.flatMap(({ name, seen, limit }) =>
      seen !== undefined && limit === undefined ? [told(name, seen)] : [],
    ),
  }
}

/** A working day of a canary that runs through the night: from one morning to the evening of the last day. */
const [dayAndNight, dayAlone] = [24, 8]

/** The hours that a canary runs at least; undefined where words tell it from which no figure can be read. */
export function hoursOf(given: RunTime | string | undefined): number | undefined {
  const time = typeof given === 'string' ? readRunTime(given) : given
  if (time === undefined) return undefined
  if ('minutes' in time) return time.minutes / 60
  return 'hours' in time ? time.hours : (time.workingDays - 1) * dayAndNight + dayAlone
}

/** The share that a canary takes at first, in percent; undefined where words tell it from which none can be read. */
export const firstShareOf = (share: Share | string | undefined): number | undefined =>
  (typeof share === 'string' ? readShare(share) : share)?.percent

/** Releases of an environment whose canary somebody wrote down, the latest first. */
export const canariesIn = (playbook: Playbook, environment: string): Entry<'release'>[] =>
  playbook
    .all('release', environment)
    .filter(({ data }) => data.canary !== undefined)
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
