import type { Environment } from '../../model/environment.ts'
import { compare } from '../playbook/problem.ts'

/** A span of days on which nothing counts, both ends included: a holiday or a freeze. */
export interface Closed {
  from: string
  to: string
}

/** Days of an environment's calendar on which nothing counts, weekends apart, in order. */
export function closedDays({ calendar }: Pick<Environment, 'calendar'>): (Closed & { name: string })[] {
  const { holidays = [], freezes = [] } = calendar ?? {}
  return [...holidays.map(({ day, name }) => ({ from: day, to: day, name })), ...freezes]
    .map(({ from, to, name }) => ({ from, to, name }))
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
}

/** Counting stops after this many days: no plan is that long, and a calendar may have no open day left. */
export const horizon = 4000
const milliseconds = 86_400_000

/** The day `n` days after `day`, before it where `n` is negative. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * milliseconds).toISOString().slice(0, 10)
}

/** Whether a day counts: neither a weekend nor closed. */
export function isWorkingDay(day: string, closed: readonly Closed[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !closed.some(({ from, to }) => from <= day && day <= to)
}

/**
 * The working days before `day`, counted back: the first is the last working day before it. There are `count`
 * of them, or as many as there are within about eleven years.
 */
export function workingDaysBefore(day: string, count: number, closed: readonly Closed[]): string[] {
  const found: string[] = []
  for (let i = 1; i <= horizon && found.length < count; i++) {
    const earlier = addDays(day, -i)
    if (isWorkingDay(earlier, closed)) found.push(earlier)
  }
  return found
}

/** Working days from `from` on and before `to`; negative where `to` is earlier. */
export function workingDaysBetween(from: string, to: string, closed: readonly Closed[]): number {
  if (to < from) return -workingDaysBetween(to, from, closed)
  let count = 0
  let day = from
  for (let i = 0; i < horizon && day < to; i++) {
    if (isWorkingDay(day, closed)) count++
    day = addDays(day, 1)
  }
  return count
}

/** The first working day that comes after `count` working days, counted from `from` on. */
export function workingDayAfter(from: string, count: number, closed: readonly Closed[]): string | undefined {
  let left = count
  for (let i = 0; i <= horizon; i++) {
    const day = addDays(from, i)
    if (!isWorkingDay(day, closed)) continue
    if (left === 0) return day
    left--
  }
  return undefined
}
