import type { Problem } from '../domain/playbook/problem.ts'
import type { Proof } from '../publish/proof/prove.ts'
import { UsageError } from './exit.ts'
import { inOneLine } from './one-line.ts'
import { reportLeaks } from './reporters/leaks.ts'
import { type ReportOptions, reportProblems } from './reporters/problems.ts'

/**
 * Refuses whatever has an error: for reports, which rest on what was read. The error is told in one line, as what
 * reads a report expects nothing beside it.
 */
export function refuseErrors(problems: readonly Problem[]): void {
  refuseFirst(errorsOf(problems))
}

/** Refuses the first of these errors, if there is any, and says how many more there are. */
export function refuseFirst(errors: readonly Problem[]): void {
  if (errors.length > 0) throw new UsageError(`${inOneLine(errors)}; see fieldbook check`)
}

/**
 * Refuses to make anything of what has errors, and lists all of them first: for verbs that hand something on, whose
 * caller wants every cause of one run. `unmade` says what there is not for it.
 */
export function refuseToMake(
  { entries, problems }: { entries: number; problems: readonly Problem[] },
  unmade: string,
  format: ReportOptions['format'] = 'text',
): void {
  const errors = errorsOf(problems)
  if (errors.length === 0) return
  reportProblems(errors, { format, entries })
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`
  throw new UsageError(`${count} in the workspace: ${unmade}`)
}

/** Refuses what the proof found withheld words in, or could not read whole, and lists all of them first. */
export function refuseLeaks(proof: Proof, report: string): never {
  reportLeaks(proof, report)
  throw new UsageError(`the proof found what "${proof.network}" may not hold: nothing was put in place`)
}

const errorsOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error')
