import { buildSite } from '../publish/build-site.ts'
import type { Opened } from './open-release.ts'
import { revisionOf } from './options.ts'
import { reportProblems } from './reporters/problems.ts'
import type { Progress } from './reporters/progress.ts'

/** What the site of an opened release knows of itself. */
export interface BuiltEdition {
  asOf: string
  network: string
  revision?: string
}

/**
 * Builds the site of an opened release into `out`, for every verb that publishes one. A release with errors is
 * reported and not built, and nothing is returned.
 */
export async function buildRelease(
  { roots, playbook, network, release, asOf, problems }: Opened,
  { out, revision: named, progress }: { out: string; revision?: string | undefined; progress: Progress },
): Promise<BuiltEdition | undefined> {
  const errors = problems.filter((p) => p.severity === 'error')
  if (errors.length > 0) {
    reportProblems(errors, { format: 'text', entries: playbook.entries.length })
    return undefined
  }
  const revision = revisionOf(named, roots[0] ?? '.')
  const edition = { asOf: asOf.day, network: network.id, ...(revision ? { revision } : {}) }
  await buildSite({ playbook: release.playbook, edition, out, onStep: (step) => progress.step(step) })
  return edition
}
