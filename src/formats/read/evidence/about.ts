import { listOf } from '../../../domain/base/words.ts'
import type { EvidenceSays } from '../../../domain/ready/evidence.ts'
import { given } from '../osb.ts'
import { dayIn } from './day.ts'

/** Everything in one file that says which release it is about, and when it was made; the same may be said often. */
export interface Statements {
  app: readonly (string | undefined)[]
  version: readonly (string | undefined)[]
  commit?: readonly (string | undefined)[]
  branch?: readonly (string | undefined)[]
  repository?: readonly (string | undefined)[]
  environment?: readonly (string | undefined)[]
  moments: readonly (string | undefined)[]
}

/**
 * What a file says of itself. It is as old as its oldest part, and as young as its youngest. Where parts of it are of
 * different releases, as in reports that were merged, nothing of it can be counted for one.
 */
export function aboutRelease({
  app,
  version,
  commit = [],
  branch = [],
  repository = [],
  environment = [],
  moments,
}: Statements) {
  const days = moments.flatMap((written) => dayIn(written) ?? []).sort()
  const said = {
    app: some(app),
    version: some(version),
    commit: some(commit),
    branch: some(branch),
    repository: some(repository),
    environment: some(environment),
  }
  const twice = Object.entries(said).find(([, values]) => values.length > 1)
  return {
    ...given('app', said.app[0]),
    ...given('version', said.version[0]),
    ...given('commit', said.commit[0]),
    ...given('branch', said.branch[0]),
    ...given('repository', said.repository[0]),
    ...given('ranIn', said.environment[0]),
    ...given('day', days[0]),
    ...given('youngest', days.at(-1)),
    ...given('apart', twice && `it is of more than one ${twice[0]}: ${listOf(twice[1].slice(0, 3))}`),
  } satisfies Partial<EvidenceSays>
}

const some = (values: readonly (string | undefined)[]) => [
  ...new Set(values.flatMap((value) => (value === undefined || value.trim() === '' ? [] : [value.trim()]))),
]
