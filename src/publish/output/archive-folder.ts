import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { here, isRunning } from './leftovers.ts'
import { OccupiedError } from './place-site.ts'

/** Bundles, kits, the digest beside each, and what a receiver states of what was built there. */
const ours = /^fieldbook-[A-Za-z0-9._-]+\.(?:(?:tar\.gz|zip)(?:\.sha256)?|rebuild\.intoto\.json(?:\.sig)?)$/

/** The same files as a folder that tools of registries take. */
const layout = /^fieldbook-[A-Za-z0-9._-]+\.oci$/

const part = new RegExp(`\\.part-${here}-(\\d+)$`)

/** What an archive is called until it is whole. */
export const partOf = (path: string) => `${path}.part-${here}-${process.pid}`

/**
 * Throws {@link OccupiedError} where a folder for archives holds anything else: what stands in it is what goes across.
 * Archives that a killed process did not finish are removed.
 */
export function refuseOtherThanArchives(folder: string): void {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory() && !stat.isSymbolicLink()) throw new OccupiedError(folder, '')
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry
    const owner = Number(part.exec(name)?.[1])
    if (entry.isFile() && ours.test(name.replace(part, ''))) {
      if (owner > 0 && !isRunning(owner)) rmSync(join(folder, name), { force: true })
      continue
    }
    if (entry.isDirectory() && layout.test(name.replace(part, ''))) {
      if (owner > 0 && !isRunning(owner)) rmSync(join(folder, name), { recursive: true, force: true })
      continue
    }
    throw new OccupiedError(folder, name)
  }
}
