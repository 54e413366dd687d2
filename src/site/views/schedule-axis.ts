import { addDays, type Closed } from '../../domain/onboarding/working-days.ts'
import { daysBetween } from './dates.ts'

/** The axis that all bars of a schedule share; positions are per cent of its width. */
export interface Axis {
  /** Working days, or days of the calendar, from its left end to the release. */
  length: number
  ticks: { at: number; label: string }[]
  /** Where days do not count. */
  closed: { at: number; width: number }[]
  /** Where the release stands. */
  live: number
}

/** Room right of the release, so that its line and label are not cut off. */
const live = 97

const per = (part: number, whole: number) => Math.round((part / Math.max(whole, 1)) * live * 100) / 100

/** Working days before the release: a line each week, a label every two. */
export function countdown(length: number): Axis {
  const step = length > 60 ? 20 : 10
  const count = Math.floor(length / step)
  const ticks = Array.from({ length: count }, (_, i) => (count - i) * step)
  return {
    length,
    ticks: ticks.map((n) => ({ at: per(length - n, length), label: `${n}` })),
    closed: [],
    live,
  }
}

/** Days of the calendar up to the release: a label on a Monday, not more than six of them. */
export function calendar(
  first: string,
  release: string,
  closed: readonly Closed[],
  labelOf: (day: string) => string,
): Axis {
  const length = daysBetween(first, release)
  const weeks = Math.max(1, Math.ceil(length / 7 / 6))
  const ticks: Axis['ticks'] = []
  const monday = (8 - new Date(`${first}T00:00:00Z`).getUTCDay()) % 7
  for (let n = monday; n < length; n += 7 * weeks)
    ticks.push({ at: per(n, length), label: labelOf(addDays(first, n)) })
  const shut = closed
    .filter(({ from, to }) => to >= first && from < release)
    .map(({ from, to }) => {
      const at = per(Math.max(0, daysBetween(first, from)), length)
      const end = per(Math.min(length, daysBetween(first, to) + 1), length)
      return { at, width: Math.round((end - at) * 100) / 100 }
    })
  return { length, ticks, closed: shut, live }
}

/** From working days before the release, or days of the calendar before it, to a bar. */
export function barOf(
  { length }: Axis,
  startBefore: number,
  endBefore: number,
): { at: number; width: number } {
  const at = per(length - startBefore, length)
  return { at, width: Math.max(0.6, Math.round((per(length - endBefore, length) - at) * 100) / 100) }
}

/**
 * What stands behind every bar: closed days, a line at each label, the release. Bars take it by `<use>`, where
 * rules of the page's stylesheet do not see what is around it; so its colours are attributes.
 */
export function gridMarkup({ ticks, closed, live }: Axis): string {
  return [
    ...closed.map(
      ({ at, width }) => `<rect x="${at}%" width="${width}%" height="100%" fill="var(--paper-3)"/>`,
    ),
    ...ticks.map(({ at }) => `<line x1="${at}%" x2="${at}%" y2="100%" stroke="var(--rule)"/>`),
    `<line x1="${live}%" x2="${live}%" y2="100%" stroke="var(--ink)" stroke-width="2"/>`,
  ].join('')
}

/** The labels above; `end` is what the release is called, or its date. They contain no markup. */
export function scaleMarkup({ ticks, live }: Axis, end: string): string {
  // Next to the label of the release there is no room for another one.
  const roomy = ticks.filter(({ at }) => at < live - 14)
  return [
    ...roomy.map(({ at, label }) => `<text x="${at}%" y="14">${label}</text>`),
    `<text class="live" x="${live}%" y="14">${end}</text>`,
  ].join('')
}
