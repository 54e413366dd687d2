import { runOwnChecks } from '../domain/checks/run-own-checks.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { loadOwnChecks } from '../workspace/load-own-checks.ts'

/** What checks of the organisation's own find in a playbook: the whole, or what a network gets of it. */
export function ownProblems(
  [base = '.']: readonly string[],
  { configuration }: Playbook,
  of: Playbook,
  asOf: string,
): Problem[] {
  const { checks, problems } = loadOwnChecks(base, configuration)
  return [...problems, ...runOwnChecks(checks, of, asOf)]
}
