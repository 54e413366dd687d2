import { readFileSync } from 'node:fs'
import { packArchive } from '../bundle/archive.ts'
import { UnfitForBundleError } from '../bundle/assemble.ts'
import { encode, sha256 } from '../bundle/bytes.ts'
import { bundleName, type Description } from '../bundle/description.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import { readRebuild } from '../rebuild/data-files.ts'
import {
  applyName,
  type Delta,
  deltaFolder,
  deltaName,
  deltaReadmeName,
  newBytesName,
  recipeName,
} from './delta-files.ts'
import { writeRecipe } from './recipe.ts'

/** An edition with what it says of itself. */
export interface EditionFiles {
  files: Files
  description: Description
}

const shell = new URL('apply.sh', import.meta.url)
const readme = new URL('README.txt', import.meta.url)

/**
 * The archive of a delta: what makes one edition of the one before it. Nothing is in it but bytes of the edition that it makes,
 * which was proven. Throws {@link UnfitForBundleError} where the later one does not name the other as the one before it.
 */
export function packDelta(before: EditionFiles, after: EditionFiles): { delta: Delta; archive: Uint8Array } {
  const { predecessor, version, asOf, marking, network, profile } = after.description
  const from = nameOf(before)
  // A bundle of data names the edition that the host has, which is what the data before it came to.
  const named = profile === 'data' ? readRebuild(before.files)?.rebuild.manifest : from.manifest
  if (predecessor === undefined || predecessor.manifest !== named)
    throw new UnfitForBundleError([
      `version ${version} does not come after version ${from.version}, so nothing leads from there`,
    ])
  const to = { version, asOf, manifest: sha256(after.files.get(manifestName) ?? '') }
  const delta: Delta = {
    kind: 'fieldbook-delta',
    version: 1,
    marking,
    network: network.id,
    profile,
    from,
    to,
  }
  return {
    delta,
    archive: packArchive(deltaEntries(delta, writeRecipe(before.files, after.files)), 'tar.gz', asOf),
  }
}

const nameOf = ({ files, description: { version, asOf } }: EditionFiles) => ({
  version,
  asOf,
  manifest: sha256(files.get(manifestName) ?? ''),
})

/** The files of a delta as they lie in its archive: the same delta and recipe give the same bytes. */
export function deltaEntries(delta: Delta, recipe: { text: string; bytes: Uint8Array }) {
  const folder = deltaFolder(delta)
  const whole = bundleName({
    network: { id: delta.network },
    version: delta.to.version,
    profile: delta.profile,
  })
  const values: Readonly<Record<string, string>> = {
    marking: delta.marking,
    'to-version': delta.to.version,
    'from-version': delta.from.version,
    network: delta.network,
    name: folder,
    folder: whole,
  }
  const text = readFileSync(readme, 'utf8').replace(/@([a-z-]+)/g, (_, name: string) =>
    (values[name] ?? '').replace(/[^\x20-\x7e]/g, '?'),
  )
  return [
    { path: `${folder}/${deltaReadmeName}`, bytes: encode(text) },
    { path: `${folder}/${applyName}`, bytes: new Uint8Array(readFileSync(shell)) },
    { path: `${folder}/${deltaName}`, bytes: encode(`${JSON.stringify(delta, null, 1)}\n`) },
    { path: `${folder}/${newBytesName}`, bytes: recipe.bytes },
    { path: `${folder}/${recipeName}`, bytes: encode(recipe.text) },
  ]
}
