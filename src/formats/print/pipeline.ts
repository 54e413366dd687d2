import type { Position } from '../../domain/playbook/problem.ts'

/**
 * How a pipeline shows what was found. `failure` and `error` (what cannot be told) fail a test, `skipped` and `passed`
 * do not: a report has one that fails if, and only if, the verb ends with 1.
 */
export type Outcome = 'failure' | 'error' | 'skipped' | 'passed'

/** One thing that was found, whatever found it. Plain text in one line each, which may be printed. */
export interface PipelineFinding {
  /** A permanent name of what kind it is. */
  code: string
  level: 'error' | 'warning' | 'note'
  outcome: Outcome
  /** What it was found in: a file, or an app in an environment. */
  suite: string
  message: string
  fix?: string
  /** Its path is one of the repository. */
  at: Position
  related: readonly { at: Position; note: string }[]
  /** The same for the same thing in the next run, wherever it has moved in its file. */
  fingerprint: string
}

/** What a verb found, as the formats of pipelines are made from it. */
export interface PipelineReport {
  verb: 'check' | 'fit' | 'drift'
  version: string
  /** The marking of what is said, and the caution. */
  banner: string
  findings: readonly PipelineFinding[]
  /** What was looked at and found right. */
  passed: readonly { suite: string; message: string }[]
  /** What codes mean, of those that have a page. */
  rules: readonly { code: string; title: string; why: string }[]
}

/** A message with the marking of what it says, for formats that have no other place for it. */
export const withMarking = (banner: string, text: string): string =>
  banner === '' ? text : `${banner}: ${text}`

/** A message and what would be right. */
export const withFix = ({ message, fix }: Pick<PipelineFinding, 'message' | 'fix'>): string =>
  fix === undefined ? message : `${message}\nfix: ${fix}`
