import { daySchema } from '../../../model/fields.ts'

/** The day of a moment as tools write it, in ISO 8601 or as seconds or milliseconds since 1970; in UTC. */
export function dayIn(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  if (/^\d{9,14}$/.test(written)) {
    const number = Number(written)
    return dayOf(number < 100_000_000_000 ? number * 1000 : number)
  }
  const day = /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0]
  if (day === undefined || !daySchema.safeParse(day).success) return undefined
  // With an offset the day in UTC may be another.
  if (/T.+(?:Z|[+-]\d{2}:?\d{2})$/.test(written)) return dayOf(Date.parse(written)) ?? day
  return day
}

const dayOf = (milliseconds: number) =>
  Number.isFinite(milliseconds) && Math.abs(milliseconds) < 8e15
    ? new Date(milliseconds).toISOString().slice(0, 10)
    : undefined
