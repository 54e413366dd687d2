import type { ReleaseRecord } from '../../model/release-record.ts'
import type { Path } from '../../model/walk.ts'
import { lookUp } from '../base/look-up.ts'
import type { Instance, Manifest } from '../fit/app.ts'
import type { EnvironmentFit } from '../fit/judge.ts'
import type { Citation, FitTarget } from '../fit/playbook.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { ReleaseEvidence } from './evidence.ts'
import type { Seen } from './line.ts'

/** The record of a release, and where it was read. */
export interface GivenRelease {
  record: ReleaseRecord
  file: string
  at: (path: Path, part?: 'key' | 'value') => Position
}

/** What the playbook calls a role. */
export const roleNameIn = ({ target }: Pick<ReadyContext, 'target'>, role: string): string =>
  lookUp(target.catalog.roles, role) ?? role

/** Everything that a line is judged by. */
export interface ReadyContext {
  given: GivenRelease
  environment: Entry<'environment'>
  /** The environments that a release comes through on its way here. */
  before: readonly string[]
  onboarding: Entry<'onboarding'> | undefined
  objectives: readonly Entry<'objective'>[]
  /** Of the environment that this one is promoted from, or its own where it is the first. */
  history: readonly Entry<'release'>[]
  /** That environment, for what its canaries may show. */
  canaryBefore?: Entry<'environment'>
  target: FitTarget
  asOf: string
  evidence: readonly ReleaseEvidence[]
  /** Files of evidence that could not be read, and could hold anything. */
  unread: readonly Seen[]
  /** The manifest with what it was judged to be; absent where none could be read. */
  manifest?: { manifest: Manifest; instances: readonly Instance[]; fit: EnvironmentFit }
  /** Variables that have a value, with the files that were read for them. */
  variables: { names: ReadonlySet<string>; files: readonly string[] }
  /** Where an entry of the playbook says something; without lines where they may not be told. */
  cite: (entry: Entry, path: Path, address: string) => Citation
  /** For an entry: its place, where that may be told. */
  placeOf: (entry: Entry, path: Path) => Position | undefined
}
