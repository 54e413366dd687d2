import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { equalBytes } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import { descriptionName, descriptionSchema } from '../bundle/description.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import { isRunning } from '../output/leftovers.ts'
import { compressSite, withoutCompanions } from './companions.ts'
import { RefusedError } from './finding.ts'
import { freshPrefix, historyName, InstallError, networkName, refuseTarget } from './install-target.ts'
import { Budget } from './limits.ts'
import { currentAt, inLine, outOfOrder, type Placed } from './order.ts'
import { readFolder } from './read-folder.ts'

export { InstallError } from './install-target.ts'

export interface Installed {
  /** The folder of the version, below `versions/`, or `current` itself where there are no links. */
  folder: string
  /** The version that was current before, if there was one. */
  before?: string
  /** Whether another was current, or none. */
  isNew: boolean
}

export interface InstallOptions {
  /** The network that the host is on; left out where `target` keeps it from an earlier installation. */
  network?: string
  /** `current` is a folder that is renamed, as on disks that have no links. */
  withoutLinks?: boolean
  /** Why an edition is installed that is not the next after the one before it; without, it is refused. */
  outOfOrder?: string
  /** Writes a `.gz` beside each file of the site that shrinks, for servers that send those. */
  precompress?: boolean
}

/**
 * Installs verified files: writes them to `versions/<version>`, reads them back, then makes `current` that
 * version in one step. If it is killed, `current` is the old version or the new one. The previous version stays where
 * it is. Where there are no links, `current` is a folder and changes by two renames; if it is killed between them there
 * is no `current`, until the next installation or `mv versions/VERSION current`. Throws InstallError, before anything is
 * written, where the bundle does not belong into `target`: see {@link refuseTarget}.
 */
export function install(
  files: Files,
  description: Description,
  target: string,
  options: InstallOptions = {},
): Installed {
  const network = refuseTarget(target, description, options.network)
  const next = inLine(description, files.get(manifestName) ?? new Uint8Array())
  refuseOrder(target, next, options.outOfOrder)
  // A web server reads it as another user, whatever the officer's own files are.
  const umask = process.umask(0o022)
  try {
    return place(files, next, target, { ...options, network })
  } finally {
    process.umask(umask)
  }
}

/** Throws where the edition is not the next after what is installed, unless somebody said why. */
function refuseOrder(target: string, next: Placed, reason: string | undefined): void {
  const installed = currentAt(target)
  const fault = installed && outOfOrder(next, installed)
  if (fault !== undefined && reason === undefined)
    throw new InstallError(`${fault}; to install it all the same say why, with --out-of-order REASON`)
}

function place(
  files: Files,
  next: Placed,
  target: string,
  options: InstallOptions & { network: string },
): Installed {
  const { version } = next
  const versions = join(target, 'versions')
  mkdirSync(versions, { recursive: true })
  removeLeftovers(versions)
  const current = join(target, 'current')
  const there = lstatSync(current, { throwIfNoEntry: false })
  const linked = there?.isSymbolicLink() ?? !(options.withoutLinks ?? !hasLinks(versions))
  if (there && !linked && !there.isDirectory())
    throw new InstallError(`${current}: is neither a link nor a folder`)
  if (!linked && there && holds(current, files)) return { folder: current, isNew: false }
  const folder = join(versions, version)
  if (!existsSync(folder)) write(files, versions, folder, options)
  else if (!holds(folder, files))
    throw new InstallError(
      `${folder}: is there already, with other files; give the bundle another version, or remove the folder if nothing uses it`,
    )
  keepNetwork(target, options.network)
  const history = historyWith(target, next, options.outOfOrder)
  try {
    const installed = linked ? switchLink(target, version) : renameFolders(target, version)
    // A rename needs no space: what is current and what the history says go together.
    if (installed.isNew) renameSync(history, join(target, historyName))
    return installed
  } finally {
    rmSync(history, { force: true })
  }
}

/** A file with the history and one line more: version, digest of the manifest, and the reason where it was not the next. */
function historyWith(target: string, { version, manifest }: Placed, reason: string | undefined): string {
  const kept = join(target, historyName)
  const fresh = join(target, 'versions', `${leftover()}${process.pid}-history`)
  const before = existsSync(kept) ? readFileSync(kept, 'utf8') : ''
  writeFileSync(fresh, `${before}${version} ${manifest}${reason === undefined ? '' : ` ${reason}`}\n`)
  return fresh
}

/** Written beside its place first, so that it is whole or not there. */
function keepNetwork(target: string, network: string): void {
  const kept = join(target, networkName)
  if (existsSync(kept)) return
  const fresh = join(target, 'versions', `${leftover()}${process.pid}-network`)
  try {
    writeFileSync(fresh, `${network}\n`)
    renameSync(fresh, kept)
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** Written beside its place and read back before it gets its name, so that a version is whole or not there. */
function write(files: Files, versions: string, folder: string, { precompress }: InstallOptions): void {
  const fresh = join(versions, `${leftover()}${process.pid}-copy`)
  rmSync(fresh, { recursive: true, force: true })
  try {
    mkdirSync(fresh)
    for (const [name, bytes] of [...files, ...(precompress ? compressSite(files) : [])]) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true })
      writeFileSync(join(fresh, name), bytes, { flag: 'wx' })
    }
    if (!holds(fresh, files)) throw new InstallError(`${fresh}: what was written does not read back the same`)
    try {
      renameSync(fresh, folder)
    } catch (error) {
      // Another installation of the same version was faster.
      if (!existsSync(folder) || !holds(folder, files)) throw error
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function holds(folder: string, files: Files): boolean {
  try {
    const { entries, empty } = readFolder(folder, new Budget())
    const there = withoutCompanions(new Map(entries.map(({ name, bytes }) => [name, bytes])))
    return (
      empty.length === 0 &&
      there.size === files.size &&
      [...files].every(([name, bytes]) => equalBytes(bytes, there.get(name) ?? new Uint8Array()))
    )
  } catch (error) {
    if (error instanceof RefusedError) return false
    throw error
  }
}

function switchLink(target: string, version: string): Installed {
  const folder = join(target, 'versions', version)
  const before = versionLinked(join(target, 'current'))
  if (before === version) return { folder, isNew: false }
  pointAt(target, 'current', version)
  if (before === undefined) return { folder, isNew: true }
  pointAt(target, 'previous', before)
  return { folder, before, isNew: true }
}

/** A new link takes the place of the old one by a rename, which is one step. */
function pointAt(target: string, link: string, version: string): void {
  const fresh = join(target, 'versions', `${leftover()}${process.pid}-${link}`)
  symlinkSync(join('versions', version), fresh)
  renameSync(fresh, join(target, link))
}

function versionLinked(link: string): string | undefined {
  if (!lstatSync(link, { throwIfNoEntry: false })) return undefined
  return readlinkSync(link).split(/[/\\]/).at(-1)
}

/** Where there are no links, the folder moves in and the one before moves back to `versions/`. */
function renameFolders(target: string, version: string): Installed {
  const current = join(target, 'current')
  const before = existsSync(current) ? versionIn(current) : undefined
  if (before !== undefined) renameSync(current, join(target, 'versions', before))
  renameSync(join(target, 'versions', version), current)
  return before === undefined ? { folder: current, isNew: true } : { folder: current, before, isNew: true }
}

function versionIn(folder: string): string {
  try {
    const { version } = descriptionSchema.parse(
      JSON.parse(readFileSync(join(folder, descriptionName), 'utf8')),
    )
    if (!existsSync(join(folder, '..', 'versions', version))) return version
  } catch {
    // Said below.
  }
  throw new InstallError(`${folder}: holds no bundle that could move to versions/; move it away by hand`)
}

/** What a disk, or Windows, answers that has no links to give. */
const noLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'UNKNOWN'])

function hasLinks(folder: string): boolean {
  const probe = join(folder, `${leftover()}${process.pid}-link`)
  try {
    symlinkSync('.', probe)
    return true
  } catch (error) {
    if (!noLinks.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

/** What is being written is called by machine and process, so that what a killed one left can be told. */
const leftover = () => `${freshPrefix}${hostname().replace(/[^A-Za-z0-9]/g, '')}-`

function removeLeftovers(versions: string): void {
  for (const name of readdirSync(versions)) {
    if (!name.startsWith(leftover())) continue
    const pid = Number(/^\d+/.exec(name.slice(leftover().length))?.[0])
    if (Number.isNaN(pid)) continue
    // One with this number is of an earlier process: this one has written nothing yet.
    if (pid === process.pid || !isRunning(pid)) rmSync(join(versions, name), { recursive: true, force: true })
  }
}
