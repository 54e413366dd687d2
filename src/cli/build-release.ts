import { join, resolve } from 'node:path'
import type { EditionName } from '../model/edition-name.ts'
import type { SiteProfile } from '../model/profile.ts'
import { LeakError, publishRelease } from '../publish/publish-release.ts'
import type { Published } from '../publish/published.ts'
import type { OpenedRelease } from './open.ts'
import { refuseLeaks } from './refuse.ts'
import type { Progress } from './reporters/progress.ts'

/** What the site of an opened release knows of itself. */
export interface BuiltEdition {
  asOf: string
  network: string
  revision: string
  profile?: Exclude<SiteProfile, 'whole'>
  /** The list of what is in it. */
  published: Published
}

/**
 * Builds the site of an opened release into `out`, for every verb that publishes one, and proves it clean. One that leaks
 * is refused, with every leak, and not put in place. The proof is written to `report`, on this side.
 */
export async function buildRelease(
  opened: OpenedRelease,
  options: {
    out: string
    /** The folder for stages and, unless it is said, the proof. */
    work: string
    revision?: string | undefined
    /** The door that the site is made for; the whole unless said. */
    profile?: SiteProfile | undefined
    report?: string | undefined
    /** The edition that it comes after. */
    predecessor?: EditionName | undefined
    progress: Progress
  },
): Promise<BuiltEdition> {
  const { out, work, progress } = options
  const { roots, whole, network, release, asOf } = opened
  const revision = options.revision ?? opened.revision
  const { profile = 'whole', predecessor } = options
  const edition = {
    asOf: asOf.day,
    network: network.id,
    revision,
    ...(profile !== 'whole' && { profile }),
    ...(predecessor && { predecessor }),
  }
  if (opened.sinceMissing !== undefined) progress.warn(opened.sinceMissing)
  const report = resolve(options.report ?? join(work, `proof-${network.id}.json`))
  const onStep = (step: string) => progress.step(step)
  try {
    const sides = { playbook: whole, network, release, roots }
    const { published } = await publishRelease({ ...sides, edition, out, work, report, onStep })
    return { ...edition, published }
  } catch (error) {
    if (!(error instanceof LeakError)) throw error
    progress.clear()
    refuseLeaks(error.proof, report)
  }
}
