import type { CanaryNumbers } from '../../model/canary.ts'
import { type CanaryMeasure, canaryMeasures } from '../../model/canary-measures.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'

const words: Record<CanaryMeasure, { name: string; unit: string }> = {
  'error-rate': { name: 'Share of 5xx at the router', unit: '%' },
  'new-errors': { name: 'Kinds of errors not seen before', unit: '' },
  'crash-rate': { name: 'Crashes of new instances', unit: '' },
  latency: { name: 'Latency over that of the old version', unit: '%' },
  memory: { name: 'Memory over that of the old version', unit: '%' },
  cpu: { name: 'Processor over that of the old version', unit: '%' },
  'time-to-interactive': { name: 'Time until a page answers', unit: 'ms' },
}

/** One measure, in words: its threshold, what was seen, and whether that is within it. */
export interface CanaryReading {
  measure: CanaryMeasure
  name: string
  /** "0.5 %" */
  limit?: string
  seen?: string
  /** Absent where one of the two is not said. */
  isWithin?: boolean
}

const figure = (measure: CanaryMeasure, value: number) => {
  const { unit } = words[measure]
  return unit === '' ? String(value) : `${value} ${unit}`
}

/** Every measure that has a threshold or was looked at, in the order of the model. */
export function canaryReadings(limits: CanaryNumbers, saw: CanaryNumbers = {}): CanaryReading[] {
  return canaryMeasures.flatMap((measure) => {
    const [limit, seen] = [limits[measure], saw[measure]]
    if (limit === undefined && seen === undefined) return []
    return [
      {
        measure,
        name: words[measure].name,
        ...(limit === undefined ? {} : { limit: figure(measure, limit) }),
        ...(seen === undefined ? {} : { seen: figure(measure, seen) }),
        ...(limit === undefined || seen === undefined ? {} : { isWithin: seen <= limit }),
      },
    ]
  })
}

/** "Share of 5xx at the router: at most 0.5 %", for each threshold. */
export const limitWords = (limits: CanaryNumbers): string[] =>
  canaryReadings(limits).map(({ name, limit }) => `${name}: at most ${limit}`)

/** "Share of 5xx at the router 0.7 %, over 0.5 %", for each measure; one that nobody looked at is told, too. */
export const seenWords = (limits: CanaryNumbers, saw: CanaryNumbers): string[] =>
  canaryReadings(limits, saw).map(({ name, seen, limit, isWithin }) => {
    if (seen === undefined) return `${name} not looked at, at most ${limit}`
    const beside = isWithin === undefined ? '' : isWithin ? `, within ${limit}` : `, over ${limit}`
    return `${name} ${seen}${beside}`
  })

/** Releases of an environment whose canary somebody wrote down, the latest first. */
export const canariesIn = (playbook: Playbook, environment: string): Entry<'release'>[] =>
  playbook
    .all('release', environment)
    .filter(({ data }) => data.canary !== undefined)
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
