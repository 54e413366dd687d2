import { RRuleTemporal } from 'rrule-temporal'
import type { Recurrence } from '../../model/calendar.ts'
import { offsetAt } from '../base/zones.ts'
import { addDays } from '../onboarding/working-days.ts'

/** One time of a recurrence: its day where it takes place, and its moments in milliseconds since 1970. */
export interface Occurrence {
  day: string
  begins: number
  ends: number
}

/** Past this many times counting stops: nothing that people attend comes more often in the years that are asked for. */
const most = 5000

/**
 * The times of a recurrence in `zone` whose day lies between two days, both included, in order. Summer time is that
 * of the zone: a meeting at 15:00 stays at 15:00.
 */
export function occurrences(recurrence: Recurrence, zone: string, from: string, to: string): Occurrence[] {
  const { first, except = [], also = [] } = recurrence
  const begin = first > from ? first : from
  const days = to < begin ? [] : daysOf(recurrence, begin, to)
  const extra = also.filter((day) => from <= day && day <= to)
  return [...new Set([...days.filter((day) => !except.includes(day)), ...extra])].sort().map((day) => {
    const until = recurrence.until > recurrence.from ? day : addDays(day, 1)
    return { day, begins: moment(day, recurrence.from, zone), ends: moment(until, recurrence.until, zone) }
  })
}

/** The next day of a recurrence from a day on, looked for within `years`; undefined where there is none. */
export function nextDay(recurrence: Recurrence, from: string, years = 5): string | undefined {
  const to = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  return occurrences(recurrence, 'UTC', from, to)[0]?.day
}

/** Days are counted without a zone: a rule by days means those of the place. */
function daysOf({ rule, first }: Recurrence, from: string, to: string): string[] {
  const compact = (day: string) => day.replaceAll('-', '')
  const made = new RRuleTemporal({
    rruleString: `DTSTART:${compact(first)}T000000Z\nRRULE:${rule}`,
    strict: true,
    maxIterations: most,
  })
  const found = made.between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true)
  return found.map((time) => time.toString().slice(0, 10))
}

/** What is wrong with a rule beyond its form; undefined where it can be followed. */
export function ruleProblem(rule: string): string | undefined {
  try {
    new RRuleTemporal({ rruleString: `DTSTART:20240101T000000Z\nRRULE:${rule}`, strict: true })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * The moment at which the clocks of a zone show a time, in milliseconds since 1970. A time that does not exist, since
 * clocks are put forward, is that much later; of one that is there twice it is the first.
 */
export function moment(day: string, clock: string, zone: string): number {
  const shown = Date.parse(`${day}T${clock}:00Z`)
  if (zone === 'UTC') return shown
  // The offset before and after a change of the clocks; a day lies between them at most.
  const [before, after] = [offsetAt(shown - 86_400_000, zone), offsetAt(shown + 86_400_000, zone)]
  return offsetAt(shown - before, zone) === before
    ? shown - before
    : shown - (offsetAt(shown - after, zone) === after ? after : before)
}
