import { type Dated, datedIn } from '../../domain/calendar/dated.ts'
import { occurrences } from '../../domain/calendar/recurrence.ts'
import { addDays } from '../../domain/onboarding/working-days.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'

export interface NextDate {
  day: string
  /** "FY27 Q3 (…)" or "Aug 2026" where the day is not known; the day itself otherwise. */
  label?: string
  /** Its days from this one on, where it comes again: which is the next is for the reader's clock to say. */
  days?: readonly string[]
  environment: string
  text: string
  href: string
  /** What says so; its marking is the date's. */
  entry: Entry
}

/** What is coming, soonest first: roadmap items, cadence, exercises, announced notices. */
export function nextDates(playbook: Playbook, asOf: string, environment?: string): NextDate[] {
  return playbook.environments
    .filter(({ id }) => environment === undefined || id === environment)
    .flatMap((home) => [...datedIn(playbook, home, asOf)])
    .filter(({ kind, first }) => isShown(kind) && !(kind === 'notice' && first <= asOf))
    .map(({ precision, first, last, label, environment, title, address, entry, repeats }) => ({
      day: precision === 'day' ? first : last,
      ...(label === undefined ? {} : { label }),
      ...(repeats ? { days: daysAhead(repeats, asOf) } : {}),
      environment,
      text: title,
      href: address,
      entry,
    }))
    .filter((date) => date.day >= asOf)
    .sort((a, b) => compare(a.day, b.day) || compare(a.environment, b.environment) || compare(a.text, b.text))
}

/** How far what comes again is counted out; an edition that is older says that it does not know. */
const ahead = 182

/** The days of what comes again, from a day on. */
export const daysAhead = (repeats: NonNullable<Dated['repeats']>, from: string): string[] =>
  occurrences(repeats, repeats.zone, from, addDays(from, ahead)).map(({ day }) => day)

/** Closed days have a place of their own on the page. */
const isShown = (kind: string) => kind !== 'freeze' && kind !== 'holiday'
