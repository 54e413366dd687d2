import { readFileSync, statSync } from 'node:fs'
import { packArchive, packerVersion } from '../bundle/archive.ts'
import { equalBytes, sha256 } from '../bundle/bytes.ts'
import { manifestName } from '../bundle/manifest.ts'
import { type BundleFinding, NoBundleError, RefusedError } from '../verify/finding.ts'
import { gunzip } from '../verify/gunzip.ts'
import { Budget, limits, mostUnpacked } from '../verify/limits.ts'
import type { OpenedBundle } from '../verify/open-bundle.ts'
import { type ArchiveEntry, readTar } from '../verify/read-tar.ts'
import { verifyBundle } from '../verify/verify.ts'
import {
  type Delta,
  deltaFolder,
  deltaName,
  deltaParts,
  deltaSchema,
  newBytesName,
  recipeName,
} from './delta-files.ts'
import { followRecipe } from './recipe.ts'
import { deltaEntries } from './write-delta.ts'

/** A delta in memory; nothing of it counts until what comes of it was verified. */
export interface OpenedDelta {
  path: string
  delta: Delta
  recipe: { text: string; bytes: Uint8Array }
}

/** Whether a path is an archive whose first file is that of a delta. Reads no more than a bundle's own reader would. */
export function isDelta(path: string): boolean {
  if (!/-from-[a-z0-9.-]+\.tar\.gz$/.test(path)) return false
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/**
 * Reads a delta. It has to be, to the last byte, the archive that its files make, and no more than a delta has. Throws
 * {@link RefusedError} where it is not, {@link NoBundleError} where this is none, or one of another version.
 */
export function openDelta(path: string): OpenedDelta {
  const { size } = statSync(path)
  if (size > limits.archive)
    throw new RefusedError('too-large', `the archive is larger than ${limits.archive} bytes`)
  const archive = new Uint8Array(readFileSync(path))
  if (archive[0] !== 0x1f || archive[1] !== 0x8b)
    throw new NoBundleError(`${path}: is no delta, which is a .tar.gz`)
  const most = mostUnpacked(archive.length)
  const entries = readTar(gunzip(archive, most), new Budget(most))
  const folder = entries[0]?.name.split('/')[0] ?? ''
  const named = entries.map(({ name }) => name)
  const file = (name: string) =>
    entries.find((entry) => entry.name === `${folder}/${name}`)?.bytes ?? new Uint8Array()
  const delta = deltaIn(path, file(deltaName))
  const expected = deltaParts.map((name) => `${deltaFolder(delta)}/${name}`)
  if (named.join() !== expected.join()) throw new RefusedError('extra', 'has other files than a delta has')
  const recipe = { text: Buffer.from(file(recipeName)).toString('latin1'), bytes: file(newBytesName) }
  refuseOther(entries, archive, delta, recipe)
  return { path, delta, recipe }
}

function deltaIn(path: string, bytes: Uint8Array): Delta {
  let data: unknown
  try {
    data = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    throw new NoBundleError(`${path}: is no delta, there is no ${deltaName} in it that can be read`)
  }
  const { kind, version } = (data ?? {}) as { kind?: unknown; version?: unknown }
  if (kind === 'fieldbook-delta' && version !== 1)
    throw new NoBundleError(
      `${path}: is a delta of version ${String(version)}; this one reads version 1: use the one it was made with`,
    )
  const parsed = deltaSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new RefusedError(
    'description',
    `describes no delta: ${issue?.path.join('.')}: ${issue?.message}`,
    deltaName,
  )
}

/** What is the generator's own is what this version writes, and nothing is hidden in how it is packed. */
function refuseOther(
  entries: readonly ArchiveEntry[],
  archive: Uint8Array,
  delta: Delta,
  recipe: { text: string; bytes: Uint8Array },
): void {
  const own = deltaEntries(delta, recipe)
  const odd = own.find(({ bytes }, i) => !equalBytes(bytes, entries[i]?.bytes ?? new Uint8Array()))
  if (odd)
    throw new RefusedError('generator', 'is not the one that this version of Fieldbook writes', odd.path)
  if (!equalBytes(packArchive(own, 'tar.gz', delta.to.asOf), archive))
    throw new RefusedError(
      'repacked',
      `the files are right, and fflate ${packerVersion()} makes another archive of them`,
    )
}

/**
 * The edition that a delta makes of `base`, which has to be sound and the very edition that the delta is laid on; otherwise
 * {@link NoBundleError}. What comes of it is to be verified like a bundle that came whole.
 */
export function applyDelta({ path, delta, recipe }: OpenedDelta, base: string): OpenedBundle {
  const { report, files } = verifyBundle(base, { precompressed: true })
  const { description, findings } = report
  if (!description || findings.length > 0)
    throw new NoBundleError(
      `${base}: is not sound, so nothing can be laid on it; \`fieldbook verify\` says why`,
    )
  const there = sha256(files.get(manifestName) ?? '')
  const { from, to } = delta
  if (there !== from.manifest)
    throw new NoBundleError(
      `${path}: is laid on version ${from.version}, manifest ${from.manifest.slice(0, 12)}, and ${base} is version ${description.version}, manifest ${there.slice(0, 12)}`,
    )
  const made = followRecipe(recipe, files)
  const findingsOf: BundleFinding[] = []
  if (sha256(made.get(manifestName) ?? '') !== to.manifest)
    findingsOf.push({
      code: 'digest',
      message: `what comes of it is not the edition that ${deltaName} names`,
    })
  if (description.version !== from.version || description.asOf !== from.asOf)
    findingsOf.push({
      code: 'account',
      file: deltaName,
      message: 'says other things of the edition before than it does itself',
    })
  return { form: 'folder', files: made, findings: findingsOf }
}
