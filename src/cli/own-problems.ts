import { runOwnChecks } from '../domain/checks/run-own-checks.ts'
import { runOwnComponents } from '../domain/checks/run-own-components.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { loadOwnChecks } from '../workspace/load-own-checks.ts'
import { loadOwnComponents } from '../workspace/load-own-components.ts'
import { parseProse } from '../workspace/mdx.ts'

/**
 * What checks of the organisation's own find in a playbook, the whole or what a network gets of it, and what is wrong
 * where its components are used in it.
 */
export function ownProblems(
  [base = '.']: readonly string[],
  { configuration }: Playbook,
  of: Playbook,
  asOf: string,
): Problem[] {
  const { checks, problems } = loadOwnChecks(base, configuration)
  const own = loadOwnComponents(base, configuration)
  const shown = runOwnComponents(own.components, of, asOf, parseProse)
  return [...problems, ...own.problems, ...runOwnChecks(checks, of, asOf), ...shown]
}
