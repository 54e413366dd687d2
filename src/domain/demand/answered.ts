import type { IntakeAnswer } from '../intake/answer.ts'
import type { AimedRecord } from '../intake/judge-record.ts'
import { compare } from '../playbook/problem.ts'

/** A record for one of its targets, with what it was answered. */
export interface Answered {
  given: AimedRecord
  answer: IntakeAnswer
}

/** A team and where it goes, as lists of who waits name it. */
export interface Waiting {
  team: string
  environment: string
  live?: string
}

/** Who asks, in a few words. */
export const waitingOf = ({ answer: { team, environment, live } }: Answered): Waiting => ({
  team,
  environment: environment.id,
  ...(live === undefined ? {} : { live }),
})

/** An order that depends on what records say alone, and not on the order in which they are given. */
export const answeredInOrder = (all: readonly Answered[]): Answered[] =>
  all.toSorted(
    (a, b) =>
      compare(a.answer.team, b.answer.team) ||
      compare(a.answer.environment.id, b.answer.environment.id) ||
      compare(a.answer.live ?? '', b.answer.live ?? '') ||
      compare(JSON.stringify(a.given.record), JSON.stringify(b.given.record)),
  )

/** The earliest day first, what has none last, then by name. */
export const bySoonest = (a: Waiting, b: Waiting): number =>
  compare(a.live ?? '9', b.live ?? '9') || compare(a.team, b.team) || compare(a.environment, b.environment)

/** The Monday of the week that a day lies in. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
