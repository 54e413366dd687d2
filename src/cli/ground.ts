import type { Problem } from '../domain/playbook/problem.ts'
import type { Kind } from '../model/registry.ts'
import type { Wants, Workspace } from '../workspace/load.ts'

/** What markings are read by. It is read whatever else is wanted. */
const ground: ReadonlySet<Kind> = new Set(['layer', 'configuration', 'scheme', 'site', 'network'])

/** What is wanted, and what markings are read by. */
export const withGround =
  (wants: Wants): Wants =>
  (located) =>
    ground.has(located.kind) || wants(located)

/** What is wrong with the scheme: without it the default one would stand in for it. */
export const schemeErrors = ({ problems }: Workspace): Problem[] =>
  errorsIn(problems, 'environments/scheme.yaml')

/** What is wrong with what decides who may hold what: the scheme and the networks. */
export const groundErrors = (read: Workspace): Problem[] => [
  ...schemeErrors(read),
  ...errorsIn(read.problems, 'environments/networks.yaml'),
]

const errorsIn = (problems: readonly Problem[], file: string) =>
  problems.filter(({ severity, at }) => severity === 'error' && `/${at.file}`.endsWith(`/${file}`))
