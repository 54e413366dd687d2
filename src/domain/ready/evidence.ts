/** What files of evidence say. Written by `formats`, judged here. */
import type { Gravity, TestKind } from '../../model/readiness.ts'
import type { Position } from '../playbook/problem.ts'

/** What every file of evidence says of itself, as far as it does. */
export interface EvidenceSays {
  file: string
  /** Where it says what follows. */
  at: Position
  /** The release it is about. */
  app?: string
  version?: string
  /** The day of its oldest part, and of its youngest. */
  day?: string
  youngest?: string
  /** The commit that was looked at, whole or shortened. */
  commit?: string
  /** The branch, and the repository, that it was made from: two products, or two lines of one, may have one name. */
  branch?: string
  repository?: string
  /** The environment it was made in, where it says one. */
  ranIn?: string
  /** Why it can be counted for no release: its parts are of several, or an index says something else. */
  apart?: string
}

/** JUnit XML: what ran, and how it ended. */
export interface TestReport extends EvidenceSays {
  kind: 'tests'
  suites: TestSuite[]
}

export interface TestSuite {
  name: string
  at: Position
  /** What it says itself, or the index says; undefined where neither does. */
  of?: TestKind
  /** What its name or its file's sounds like: counts where nothing says more. */
  soundsLike?: TestKind
  tests: number
  failed: number
  skipped: number
  /** The first test that failed. */
  first?: { name: string; at: Position }
}

/** LCOV or Cobertura. */
export interface TestCoverage extends EvidenceSays {
  kind: 'coverage'
  lines: number
  covered: number
}

/** SARIF: what is open, by severity; what a tool suppressed with a word of its own does not count. */
export interface Findings extends EvidenceSays {
  kind: 'findings'
  tool: string
  open: Record<Gravity, number>
  /** Results that count for nothing, because somebody accepted them. */
  suppressed: number
  /** The gravest, to be looked at first. */
  first?: { rule: string; gravity: Gravity; at: Position }
}

/** CycloneDX: what a release is made of. */
export interface Components extends EvidenceSays {
  kind: 'components'
  components: number
}

export interface RestoreDone extends EvidenceSays {
  kind: 'restore'
  environment: string
  minutes: number
  verified: boolean
}

export interface PipelineRuns extends EvidenceSays {
  kind: 'pipelines'
  environment: string
  runs: { buildpack: string; day: string; result: 'passed' | 'failed' | 'cancelled'; at: Position }[]
}

export type ReleaseEvidence = TestReport | TestCoverage | Findings | Components | RestoreDone | PipelineRuns
