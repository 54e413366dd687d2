import type { Measure, TargetNumber } from '../../model/objective.ts'
import { type Gravity, gravities } from '../../model/readiness.ts'
import type { PastRelease } from '../../model/release.ts'

/** What a history comes to by one measure. */
export interface Measured {
  value: number
  unit: '%' | 'bugs'
  /** Releases that it was counted over. */
  releases: number
}

/**
 * A measure over releases; undefined where nothing can be counted. Share of releases that stayed; share of green runs
 * over all runs; open bugs of the severities that count, at the release that had the most.
 */
export function measure(
  by: Measure,
  releases: readonly PastRelease[],
  counting: Pick<TargetNumber, 'severities'> = {},
): Measured | undefined {
  if (releases.length === 0) return undefined
  if (by === 'open-bugs') {
    const of: readonly Gravity[] = counting.severities ?? gravities
    const bugs = releases.map(({ openBugs }) => of.reduce((sum, each) => sum + openBugs[each], 0))
    return { value: Math.max(...bugs), unit: 'bugs', releases: releases.length }
  }
  if (by === 'successful-releases') {
    const stayed = releases.filter(({ ended }) => ended === 'stayed').length
    return { value: percent(stayed, releases.length), unit: '%', releases: releases.length }
  }
  const all = sum(releases.map(({ runs }) => runs.all))
  if (all === 0) return undefined
  const green = sum(releases.map(({ runs }) => runs.green))
  return { value: percent(green, all), unit: '%', releases: releases.length }
}

/** The latest releases that a target looks at: up to a day, by day and then by version as they are written. */
export function windowOf(
  releases: readonly PastRelease[],
  { releases: last }: Pick<TargetNumber, 'releases'>,
  asOf: string,
): PastRelease[] {
  const past = releases
    .filter(({ day }) => day <= asOf)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return last === undefined ? past : past.slice(-last)
}

/** Whether a target is met. */
export const isMet = (
  { atLeast, atMost }: Pick<TargetNumber, 'atLeast' | 'atMost'>,
  { value }: Measured,
): boolean => (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)

/** Rounded down, so that 89.96 % never reads as 90 %. */
const percent = (part: number, of: number) => Math.floor((part * 1000) / of) / 10

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** "97.5 %", "3 bugs" */
export const measuredWords = ({ value, unit }: { value: number; unit: TargetNumber['unit'] }): string =>
  `${value} ${value === 1 && unit !== '%' ? unit.slice(0, -1) : unit}`
