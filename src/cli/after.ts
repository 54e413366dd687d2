import type { EditionName } from '../model/edition-name.ts'
import type { Profile } from '../model/profile.ts'
import { sha256 } from '../publish/bundle/bytes.ts'
import { manifestName } from '../publish/bundle/manifest.ts'
import type { EditionFiles } from '../publish/delta/write-delta.ts'
import { readRebuild } from '../publish/rebuild/data-files.ts'
import { verifyBundle } from '../publish/verify/verify.ts'
import { UsageError } from './exit.ts'

/** The option of the verbs that make an edition. */
export const afterFlag = '--after <bundle>'
export const afterHelp =
  'the edition that the network has, as an archive, or the folder it was unpacked or installed to: this one names it'

/** An edition that was verified, with its name. */
export interface Predecessor extends EditionFiles {
  name: EditionName
}

/** The edition that is to come after it. */
interface Next {
  network: string
  profile: Profile
  asOf: string
  version?: string
}

/**
 * The edition that `after` names, by the digest of its manifest. Refuses, in one line, what is not sound, and what a host
 * could not have before this one: an edition for another network or through another door, a later one, or itself.
 */
export function predecessorOf(after: string | undefined, next: Next): Predecessor | undefined {
  if (after === undefined) return undefined
  const refuse = (what: string): never => {
    throw new UsageError(`--after ${after}: ${what}`)
  }
  const { report, files } = verifyBundle(after, { precompressed: true })
  const { description, findings } = report
  if (!description || findings.length > 0) return refuse('is not sound; `fieldbook verify` says why')
  const { network, profile, version, asOf } = description
  const made = profile === 'data' ? readRebuild(files)?.rebuild.manifest : undefined
  if (network.id !== next.network)
    return refuse(`is an edition for the network "${network.id}", and this one is for "${next.network}"`)
  // Data comes to a whole, after which data, too, comes.
  const isLine = profile === next.profile || (next.profile === 'data' && profile === 'whole')
  if (!isLine)
    return refuse(
      `is of the profile "${profile}", and this one of "${next.profile}"; each has a line of editions of its own`,
    )
  if (asOf > next.asOf)
    return refuse(`is as of ${asOf}, later than this edition, ${next.asOf}; it is no edition before it`)
  if (version === next.version)
    return refuse(`is version ${version} itself; give this edition another --version`)
  const name = { version, asOf, manifest: made ?? sha256(files.get(manifestName) ?? '') }
  return { name, files, description }
}
