import type { Canary, CanaryNumbers, RunTime, Share, Watched } from '../../model/canary.ts'
import { type CanaryMeasure, canaryMeasures } from '../../model/canary-measures.ts'
import { present } from '../base/present.ts'
import { countOf, workingDays } from '../base/words.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { readRunTime, readShare } from './read-canary.ts'

const words: Record<CanaryMeasure, { name: string; unit: string }> = {
  'error-rate': { name: 'Share of 5xx at the router', unit: '%' },
  'new-errors': { name: 'Kinds of errors not seen before', unit: '' },
  'crash-rate': { name: 'Crashes of new instances', unit: '' },
  latency: { name: 'Latency above the old version', unit: '%' },
  memory: { name: 'Memory above the old version', unit: '%' },
  cpu: { name: 'Processor above the old version', unit: '%' },
  'time-to-interactive': { name: 'Time until a page answers', unit: 'ms' },
  requests: { name: 'Requests answered, against the old version', unit: '%' },
  'mission-figure': { name: 'Mission figure, against the old version', unit: '%' },
}

/** A figure that a measure may not pass, and from which side. */
export interface Threshold {
  value: number
  side: 'most' | 'least'
}
export type Thresholds = Partial<Record<CanaryMeasure, Threshold>>

type Watching = Pick<Canary, 'watched' | 'limits'>

/** The thresholds of a canary, by measure, however they are written. */
export function thresholdsOf(canary: Watching | undefined): Thresholds {
  const found: Thresholds = {}
  for (const [measure, value] of Object.entries(canary?.limits ?? {}) as [CanaryMeasure, number][])
    found[measure] = { value, side: 'most' }
  for (const each of canary?.watched ?? []) {
    if (typeof each === 'string') continue
    found[each.measure] =
      'atMost' in each ? { value: each.atMost, side: 'most' } : { value: each.atLeast, side: 'least' }
  }
  return found
}

/** What has a threshold, each with where to look in words of the playbook: one line of Markdown. */
export function watchedRows(canary: Watching): (CanaryReading & { says: string | undefined })[] {
  const said = new Map(
    canary.watched.flatMap((each) => (typeof each === 'string' ? [] : [[each.measure, each.says] as const])),
  )
  return canaryReadings(thresholdsOf(canary)).map((row) => ({ ...row, says: said.get(row.measure) }))
}

/** Each signal that is watched, in a line of Markdown: with its threshold first, then what people look at beside it. */
export function watchedWords(canary: Watching): string[] {
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

const figure = (measure: CanaryMeasure, value: number) => {
  const { unit } = words[measure]
  return unit === '' ? String(value) : `${value} ${unit}`
}

/** "at most 0.5 %" */
const limitOf = (measure: CanaryMeasure, threshold: Threshold | undefined) =>
  threshold && `at ${threshold.side} ${figure(measure, threshold.value)}`

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
        name: words[measure].name,
        ...present({ threshold, limit: limitOf(measure, threshold) }),
        ...(seen === undefined ? {} : { seen: figure(measure, seen) }),
        ...(threshold === undefined || seen === undefined ? {} : { isWithin: keepsTo(threshold, seen) }),
      },
    ]
  })
}

/** "Share of 5xx at the router: at most 0.5 %", for each threshold. */
export const limitWords = (thresholds: Thresholds): string[] =>
  canaryMeasures.flatMap((measure) => {
    const limit = limitOf(measure, thresholds[measure])
    return limit === undefined ? [] : [`${words[measure].name}: ${limit}`]
  })

/** "Share of 5xx at the router 0.7 %, over 0.5 %", for each measure; one that nobody looked at is told, too. */
export const seenWords = (thresholds: Thresholds, saw: CanaryNumbers): string[] =>
  canaryReadings(thresholds, saw).map(({ measure, name, seen, limit, threshold, isWithin: isKept }) => {
    if (seen === undefined) return `${name} not looked at, ${limit}`
    if (threshold === undefined || isKept === undefined) return `${name} ${seen}`
    const beyond = threshold.side === 'most' ? 'over' : 'under'
    return `${name} ${seen}, ${isKept ? 'within' : beyond} ${figure(measure, threshold.value)}`
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

/** "24 hours, through one night shift": how long a canary runs. */
export function runTimeWords(time: RunTime | string): string {
  if (typeof time === 'string') return time
  const said =
    'minutes' in time
      ? countOf(time.minutes, 'minute')
      : 'hours' in time
        ? countOf(time.hours, 'hour')
        : workingDays(time.workingDays)
  return time.besides === undefined ? said : `${said}, ${time.besides}`
}

/** "5 % (1 instance), then 25 %, then all": the share of the requests, step by step. */
export function shareWords(share: Share | string): string {
  if (typeof share === 'string') return share
  const { percent, is, later } = share
  const first = `${percent} %${is === undefined ? '' : ` (${is})`}`
  const steps = [first, ...(later ?? []).map((step) => `${step} %`)]
  return (steps.at(-1) === '100 %' ? steps : [...steps, 'all']).join(', then ')
}

/** "space staging of cairn-canary": where a canary runs apart from the old version. */
export const canaryPlaceWords = ({ org, space }: NonNullable<Canary['place']>): string =>
  org === undefined ? `space ${space}` : `space ${space} of ${org}`

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

/** A time, a share or a watched signal in words, told by its fields; undefined of anything else. */
export function canaryFigureWords(value: object): string | undefined {
  const fields = Object.keys(value).sort().join()
  if (/^(?:besides,)?(?:hours|minutes|workingDays)$/.test(fields)) return runTimeWords(value as RunTime)
  if (/^(?:is,)?(?:later,)?percent$/.test(fields)) return shareWords(value as Share)
  if (!/^at(?:Least|Most),measure(?:,says)?$/.test(fields)) return undefined
  const watched = value as Watched
  const limits = limitWords(thresholdsOf({ watched: [watched] }))
  return [...limits, ...(watched.says === undefined ? [] : [watched.says])].join('. ')
}

/** Releases of an environment whose canary somebody wrote down, the latest first. */
export const canariesIn = (playbook: Playbook, environment: string): Entry<'release'>[] =>
  playbook
    .all('release', environment)
    .filter(({ data }) => data.canary !== undefined)
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
