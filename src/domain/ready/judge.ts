import { present } from '../base/present.ts'
import { canaryLines } from './canary-before.ts'
import type { ReadyContext } from './context.ts'
import { withExceptions } from './exceptions.ts'
import { expectationLines } from './expectations.ts'
import { type ReadyLine, type ReadyVerdict, worstOf } from './line.ts'
import { objectiveLines } from './objectives.ts'
import { ranBeforeLines } from './ran-before.ts'
import { readinessLines } from './readiness.ts'

/** A release held against the readiness of an environment. Plain data: what the JSON report prints. */
export interface ReadyReport {
  kind: 'fieldbook-ready'
  version: 1
  /** The highest marking of the record and of what the playbook says to it. */
  marking?: string
  caution?: string
  network?: string
  asOf: string
  file: string
  app: string
  release: string
  environment: { id: string; name: string }
  day?: string
  verdict: ReadyVerdict
  lines: ReadyLine[]
  count: Record<ReadyVerdict | 'by-exception', number>
}

/**
 * Go, no-go or unknown for each line of an environment, and for all of them: go only where every line goes. Pure:
 * evidence and record come as they were read.
 */
export function judgeReady(context: ReadyContext): ReadyReport {
  const readiness = withExceptions(readinessLines(context), context)
  const others = [
    ...expectationLines(context, readiness),
    ...objectiveLines(context),
    ...ranBeforeLines(context),
    ...canaryLines(context),
  ]
  const lines = [...readiness, ...withExceptions(others, context)]
  const { given, environment, target, asOf } = context
  const { marking } = target.catalog
  const of = (verdict: ReadyVerdict) => lines.filter((line) => line.verdict === verdict).length
  return {
    kind: 'fieldbook-ready',
    version: 1,
    ...present({ marking }),
    asOf,
    file: given.file,
    app: given.record.app,
    release: given.record.version,
    environment: { id: environment.id, name: environment.data.name },
    ...present({ day: given.record.days[environment.id] }),
    verdict: worstOf(lines.map((line) => line.verdict)),
    lines,
    count: {
      go: of('go'),
      'no-go': of('no-go'),
      unknown: of('unknown'),
      'by-exception': lines.filter(({ exception }) => exception?.holds).length,
    },
  }
}

/** The ids that an exception may name. */
export const lineIds = ({ lines }: ReadyReport): string[] => lines.map(({ id }) => id)
