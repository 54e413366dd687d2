import { rules } from '../../domain/checks/registry.ts'
import type { Position, Problem } from '../../domain/playbook/problem.ts'
import type { CheckedWorkspace } from '../open.ts'
import { type BarePipelineReport, pathIn } from './pipeline.ts'
import { printable, standsFor } from './problems.ts'

/** What `check` found. With `strict` warnings fail as errors do; what has to be answered and what a layer replaces are notes. */
export function checkFindings(
  { problems, entries, replaced }: Omit<CheckedWorkspace, 'asOf' | 'zone'>,
  roots: readonly string[],
  strict: boolean,
): BarePipelineReport {
  const placed = (at: Position): Position => ({ ...at, file: pathIn(roots, at.file) })
  const findings = problems.map(printable).map(({ code, severity, at, message, fix, related = [] }) => {
    const place = placed(at)
    return {
      code,
      level: code === 'to-do' ? ('note' as const) : severity,
      outcome: severity === 'error' || strict ? ('failure' as const) : ('skipped' as const),
      suite: place.file,
      message,
      ...(fix === undefined ? {} : { fix }),
      at: place,
      related: related.map((other) => ({ at: placed(other.at), note: other.note })),
    }
  })
  const notes = replaced.map((each) => ({
    code: 'replaced',
    level: 'note' as const,
    outcome: 'passed' as const,
    suite: placed(each.at).file,
    message: standsFor(each),
    at: placed(each.at),
    related: [{ at: placed(each.instead), note: 'it stood here' }],
  }))
  return {
    verb: 'check',
    banner: '',
    findings: [...findings, ...notes],
    passed: passed(problems, entries),
    rules,
  }
}

const passed = (problems: readonly Problem[], entries: number) =>
  problems.length === 0 ? [{ suite: 'workspace', message: `${entries} entries, no problems` }] : []
