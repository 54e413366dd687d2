/** What files of evidence say. Written by `formats`, judged here. */
import type { Gravity, TestKind } from '../../model/readiness.ts'
import type { Position } from '../playbook/problem.ts'

/** What every file of evidence says of itself, as far as it does. */
interface Said {
  file: string
  /** Where it says what follows. */
  at: Position
  /** The release it is about. */
  app?: string
  version?: string
  day?: string
}

/** JUnit XML: what ran, and how it ended. */
export interface TestReport extends Said {
  kind: 'tests'
  suites: TestSuite[]
}

export interface TestSuite {
  name: string
  at: Position
  /** Told by its name, its file or the index; undefined where none of them does. */
  of?: TestKind
  tests: number
  failed: number
  skipped: number
  /** The first test that failed. */
  first?: { name: string; at: Position }
}

/** LCOV or Cobertura. */
export interface TestCoverage extends Said {
  kind: 'coverage'
  lines: number
  covered: number
}

/** SARIF: what is open, by severity; what a tool suppressed with a word of its own does not count. */
export interface Findings extends Said {
  kind: 'findings'
  tool: string
  open: Record<Gravity, number>
  /** The gravest, to be looked at first. */
  first?: { rule: string; gravity: Gravity; at: Position }
}

/** CycloneDX: what a release is made of. */
export interface Components extends Said {
  kind: 'components'
  components: number
}

export interface RestoreDone extends Said {
  kind: 'restore'
  environment: string
  minutes: number
  verified: boolean
}

export interface PipelineRuns extends Said {
  kind: 'pipelines'
  environment: string
  runs: { buildpack: string; day: string; result: 'passed' | 'failed' | 'cancelled'; at: Position }[]
}

export type ReleaseEvidence = TestReport | TestCoverage | Findings | Components | RestoreDone | PipelineRuns
