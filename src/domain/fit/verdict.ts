import type { Decision } from '../../model/environment.ts'
import type { EvidenceView } from '../evidence/evidence.ts'
import type { Position } from '../playbook/problem.ts'
import type { Disturbance } from './now.ts'
import type { Citation } from './playbook.ts'
import type { PlatformCode } from './rules/codes.ts'

/**
 * From the best to the worst. What is known to be missing weighs more than what cannot be told, and what the platform
 * refuses before it looks at an environment weighs most.
 */
export const verdicts = ['fits', 'limited', 'unknown', 'not-yet', 'no', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** The words for people. */
export const verdictWords: Record<Verdict, string> = {
  fits: 'fits',
  limited: 'fits with limits',
  unknown: 'cannot tell',
  'not-yet': 'not yet',
  no: 'does not fit',
  refused: 'refused by the platform',
}

/** The worst of several; `fits` of none. */
export const worst = (found: Iterable<Verdict>): Verdict =>
  verdicts[Math.max(0, ...[...found].map((verdict) => verdicts.indexOf(verdict)))] as Verdict

/** What is judged, for those who read the JSON; the values are permanent. */
export type Subject =
  | 'manifest'
  | 'service'
  | 'stack'
  | 'buildpack'
  | 'docker'
  | 'cnb'
  | 'process'
  | 'sidecar'
  | 'route'
  | 'quota'
  | 'attribute'
  | 'version'
  | 'integration'
  | 'data'

/** One item of an app against one environment, with both places it rests on. */
export interface Finding {
  kind: Subject
  /** What it is about: an instance, a buildpack, `web`, a route. Plain text, from the manifest. */
  subject: string
  verdict: Verdict
  /** The rule of the platform that it rests on; each has a page. */
  code?: PlatformCode
  /** Plain text. */
  says: string
  /** What to write instead, where the manifest is wrong wherever it goes. */
  fix?: string
  /** Where the manifest says so. */
  at: Position
  /** Where the playbook does. */
  playbook: Citation
  /** Where the instance is described. */
  instance?: Position
  /** When an export showed what the playbook says of it. */
  evidence?: EvidenceView
  /** Why it is so here, and what to do until then: Markdown of the playbook. */
  why?: string
  until?: string
  /** Limits and notes: Markdown of the playbook. */
  notes?: string[]
  /** What would do here instead: other plans, stacks, domains; the nearest first. */
  options?: string[]
  alternative?: { service: string; name: string; status: string; when?: string }
  request?: Decision
  roadmap?: { id: string; title: string; target: string; status: string; confidence: string }
  /** What takes the service away at the moment it is judged for, though it is offered. */
  now?: readonly Disturbance[]
  /** What to give so that it can be told. */
  give?: string
}
