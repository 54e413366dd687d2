import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { ArchiveForm } from '../bundle/archive.ts'
import { sha256 } from '../bundle/bytes.ts'
import { descriptionName } from '../bundle/description.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import { nameClashes, nameFault } from '../bundle/names.ts'
import { isLayout, readLayout } from '../oci/read-layout.ts'
import { withoutCompanions } from './companions.ts'
import { type BundleFinding, NoBundleError, RefusedError } from './finding.ts'
import { gunzip } from './gunzip.ts'
import { Budget, limits, mostUnpacked } from './limits.ts'
import { readFolder } from './read-folder.ts'
import { type ArchiveEntry, readTar } from './read-tar.ts'
import { readZip } from './read-zip.ts'

/** A bundle in memory, nothing of it trusted yet but its names, which are safe and unlike each other. */
export interface OpenedBundle {
  form: ArchiveForm | 'folder' | 'oci'
  files: Files
  /** The folder that all files of an archive lie in. */
  folder?: string
  /** The bytes of the archive. */
  archive?: Uint8Array
  /** All files of an OCI image layout. */
  layout?: Files
  findings: BundleFinding[]
}

/**
 * Reads an archive or an unpacked folder into memory, within {@link limits}; writes nothing. Throws RefusedError
 * where reading on would be unsafe or senseless, NoBundleError where this is no bundle. `precompressed` passes
 * over each `.gz` of an installed folder that holds what the file beside it does.
 */
export function openBundle(path: string, { precompressed = false } = {}): OpenedBundle {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new NoBundleError(`${path}: there is no such file or folder`)
  if (stat.isDirectory()) return isLayout(path) ? openLayout(path) : openFolder(path, precompressed)
  if (!stat.isFile()) throw new NoBundleError(`${path}: is neither a file nor a folder`)
  if (stat.size > limits.archive)
    throw new RefusedError('too-large', `the archive is larger than ${limits.archive} bytes`)
  const archive = new Uint8Array(readFileSync(path))
  const form = formOf(archive)
  if (!form)
    throw new NoBundleError(
      `${path}: is no bundle, which is a .tar.gz, a .zip, an OCI image layout or what was unpacked of one`,
    )
  const findings = checkDigest(path, archive)
  const most = mostUnpacked(archive.length)
  const budget = new Budget(most)
  const entries = form === 'zip' ? readZip(archive, budget) : readTar(gunzip(archive, most), budget)
  return { form, archive, ...filesIn(path, entries, findings) }
}

function openLayout(path: string): OpenedBundle {
  const { entries, layout } = readLayout(path)
  return { form: 'oci', layout, ...filesIn(path, entries, []) }
}

/** The files of an archive, which all lie in one folder. */
function filesIn(path: string, entries: readonly ArchiveEntry[], findings: BundleFinding[]) {
  refuseUnsafe(entries)
  const [first] = entries
  if (!first) throw new NoBundleError(`${path}: is an empty archive`)
  const folder = first.name.slice(0, first.name.indexOf('/'))
  const files = new Map<string, Uint8Array>()
  for (const { name, bytes } of entries) {
    if (folder === '' || !name.startsWith(`${folder}/`))
      findings.push({
        code: 'extra',
        file: name,
        message: `lies outside the folder of the bundle, ${folder}/`,
      })
    else files.set(name.slice(folder.length + 1), bytes)
  }
  return { files, folder, findings }
}

function openFolder(path: string, precompressed: boolean): OpenedBundle {
  if (![manifestName, descriptionName].some((name) => existsSync(join(path, name))))
    throw new NoBundleError(
      `${path}: is no bundle, there is neither ${manifestName} nor ${descriptionName} in it`,
    )
  const { entries, empty } = readFolder(resolve(path), new Budget())
  refuseUnsafe(entries)
  const files = new Map(entries.map(({ name, bytes }) => [name, bytes]))
  const findings = empty.map(
    (file): BundleFinding => ({ code: 'extra', file, message: 'is an empty folder' }),
  )
  return { form: 'folder', files: precompressed ? withoutCompanions(files) : files, findings }
}

function formOf(archive: Uint8Array): ArchiveForm | undefined {
  const begins = (...magic: number[]) => magic.every((byte, i) => archive[i] === byte)
  return begins(0x1f, 0x8b) ? 'tar.gz' : begins(0x50, 0x4b, 0x03, 0x04) ? 'zip' : undefined
}

function refuseUnsafe(entries: readonly ArchiveEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of entries) {
    const fault = nameFault(name)
    if (fault) throw new RefusedError('unsafe-name', fault, name)
    if (seen.has(name)) throw new RefusedError('duplicate', 'is there twice', name)
    seen.add(name)
  }
  const [clash] = nameClashes(seen)
  if (clash) throw new RefusedError('case-clash', `is ${clash.first} where case does not count`, clash.second)
}

/** The digest that `bundle` wrote beside the archive counts where it is there. */
function checkDigest(path: string, archive: Uint8Array): BundleFinding[] {
  const beside = `${path}.sha256`
  const stat = statSync(beside, { throwIfNoEntry: false })
  if (!stat?.isFile() || stat.size > 1000) return []
  if (readFileSync(beside, 'utf8') === `${sha256(archive)}  ${basename(path)}\n`) return []
  return [{ code: 'digest', message: `the archive is not the one that ${basename(beside)} beside it names` }]
}
