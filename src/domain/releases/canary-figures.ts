import type { Canary, RunTime, Share, Watched } from '../../model/canary.ts'
import type { CanaryMeasure } from '../../model/canary-measures.ts'
import { countOf } from '../base/words.ts'

// In few words, without what pages call each measure: comparisons load this in the browser.

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
  const older = Object.entries(canary?.limits ?? {}).map(([measure, atMost]) => ({ measure, atMost }))
  for (const each of [...older, ...(canary?.watched ?? [])]) {
    if (typeof each === 'string') continue
    const {
      measure,
      atMost,
      atLeast = 0,
    } = each as { measure: CanaryMeasure; atMost?: number; atLeast?: number }
    found[measure] =
      atMost === undefined ? { side: 'least', value: atLeast } : { side: 'most', value: atMost }
  }
  return found
}

/** `0.5 %`, `2500 ms`, `0` */
export const figureOf = (measure: string, value: number): string =>
  `${value}${/^(?:new|crash)-/.test(measure) ? '' : measure.startsWith('time') ? ' ms' : ' %'}`

/** "at most 0.5 %" */
export const thresholdWords = (measure: string, { side, value }: Threshold): string =>
  `at ${side} ${figureOf(measure, value)}`

/** "error rate: at most 0.5 %", for each threshold, in an order that depends on nothing. */
export const briefLimits = (canary: Watching | undefined): string[] =>
  Object.entries(thresholdsOf(canary))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([measure, threshold]) => `${measure.replaceAll('-', ' ')}: ${thresholdWords(measure, threshold)}`)

/** "24 hours, through one night shift": how long a canary runs. */
export function runTimeWords(time: RunTime | string): string {
  if (typeof time === 'string') return time
  const { besides, ...figures } = time
  // `workingDays` is told as working days.
  const said = Object.entries(figures).map(([unit, count]) =>
    countOf(count, unit.slice(0, -1).replace('D', ' d')),
  )
  return [...said, ...(besides === undefined ? [] : [besides])].join(', ')
}

/** "5 % (1 instance), then 25 %, then all": the share of the requests, step by step. */
export function shareWords(share: Share | string): string {
  if (typeof share === 'string') return share
  const { percent, is, later = [] } = share
  const first = `${percent} %${is === undefined ? '' : ` (${is})`}`
  const all = later.includes(100) ? [] : ['all']
  return [first, ...later.map((step) => `${step} %`), ...all].join(', then ')
}

/** "space staging of cairn-canary": where a canary runs apart from the old version. */
export const canaryPlaceWords = ({ org, space }: NonNullable<Canary['place']>): string =>
  `space ${space}${org === undefined ? '' : ` of ${org}`}`

/** A time, a share or a watched signal in words, told by its fields; undefined of anything else. */
export function canaryFigureWords(value: object): string | undefined {
  const fields = Object.keys(value).sort().join()
  if (/^(?:besides,)?(?:hours|minutes|workingDays)$/.test(fields)) return runTimeWords(value as RunTime)
  if (/^(?:is,)?(?:later,)?percent$/.test(fields)) return shareWords(value as Share)
  if (!/^at(?:Least|Most),measure(?:,says)?$/.test(fields)) return undefined
  const watched = value as Watched
  return [...briefLimits({ watched: [watched] }), ...(watched.says === undefined ? [] : [watched.says])].join(
    '. ',
  )
}
