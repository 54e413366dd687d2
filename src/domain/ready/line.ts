import type { ShownBy } from '../../model/readiness.ts'
import type { Citation } from '../fit/playbook.ts'
import type { Position } from '../playbook/problem.ts'

/** What a line of the list comes to. What lacks evidence is `unknown`, and that is not ready. */
export type ReadyVerdict = 'go' | 'no-go' | 'unknown'

/** The words for people. */
export const readyWords: Record<ReadyVerdict, string> = { go: 'go', 'no-go': 'no-go', unknown: 'unknown' }

/** Something that was looked at: what it says, and where it stands. */
export interface Seen {
  says: string
  at?: Position
}

/** What a judge of one way of showing gives. */
export interface Judged {
  verdict: ReadyVerdict
  /** Plain text: what was found. */
  says: string
  /** Where the release says so: in a file of evidence, or in its record. */
  at?: Position
  seen?: Seen[]
  /** What to give so that it can be told, or to do so that it is met. */
  give?: string
}

/** One line with its verdict, and both places that it rests on. */
export interface ReadyLine {
  /** `readiness/coverage`: what an exception names. */
  id: string
  title: string
  owner?: string
  /** What shows it; absent for what people say, and for objectives. */
  by?: ShownBy
  verdict: ReadyVerdict
  says: string
  /** On the release's side. */
  at: Position
  /** On the playbook's. */
  playbook: Citation
  seen: Seen[]
  give?: string
  /** What somebody signed for; where it does not hold, why not. */
  exception?: {
    reason: string
    approver: string
    until: string
    at: Position
    holds: boolean
    says: string
  }
}

/** The worst of several: what is known to fail weighs more than what cannot be told. */
export function worstOf(verdicts: readonly ReadyVerdict[]): ReadyVerdict {
  if (verdicts.includes('no-go')) return 'no-go'
  return verdicts.includes('unknown') ? 'unknown' : 'go'
}
