import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../../domain/playbook/problem.ts'
import { type Description, descriptionName, descriptionSchema } from '../bundle/description.ts'

/** An installation cannot go on; what was there is as it was. */
export class InstallError extends Error {}

/** Keeps, beside the versions, the network that an installation is of. */
export const networkName = 'network'

/** Keeps which editions were installed there, one after the other, and why where one was not the next. */
export const historyName = 'history'

/** Begins the names of what is being written. */
export const freshPrefix = '.new-'

/**
 * Throws {@link InstallError} where a bundle does not belong into a folder: it holds something that no installation
 * wrote, or is of another network than the bundle, or than `network`, or nobody said of which. Gives the network.
 */
export function refuseTarget(target: string, description: Description, network: string | undefined): string {
  if (description.profile === 'data')
    throw new InstallError(
      'a bundle of data has no page to install; `fieldbook rebuild` makes the whole of it',
    )
  if (lstatSync(target, { throwIfNoEntry: false })?.isFile())
    throw new InstallError(`${target}: is no folder`)
  refuseForeign(target)
  const { id, holds } = description.network
  const what = `${description.marking}, for the network "${id}", which holds ${holds}`
  const there = networkAt(target, { holds, what })
  const wanted = network ?? there
  if (wanted === undefined)
    throw new InstallError(`say which network this host is on, with --network N; the bundle is ${what}`)
  if (there !== undefined && wanted !== there)
    throw new InstallError(`${target} is of the network "${there}", not of "${wanted}"`)
  if (wanted !== id) throw new InstallError(`the bundle is ${what}, and this host is on "${wanted}"`)
  return wanted
}

/** Of which network an installation is: what it keeps, and every version in it, which all have to say the same. */
function networkAt(target: string, { holds, what }: { holds: string; what: string }): string | undefined {
  const kept = join(target, networkName)
  let here: string | undefined
  if (existsSync(kept)) {
    here = readFileSync(kept, 'utf8').split('\n')[0] ?? ''
    if (!/^[a-z0-9.-]+$/.test(here)) throw new InstallError(`${kept}: names no network`)
  }
  for (const folder of [join(target, 'current'), ...versionsIn(target)]) {
    const path = join(folder, descriptionName)
    if (!existsSync(path)) continue
    const { network } = described(path)
    here ??= network.id
    if (network.id !== here)
      throw new InstallError(`${path}: is of the network "${network.id}", and ${target} of "${here}"`)
    if (network.holds !== holds)
      throw new InstallError(
        `the bundle is ${what}, and what is installed is for one that holds ${network.holds}; if the network has changed, install it in a new folder`,
      )
  }
  return here
}

const versionsIn = (target: string) =>
  namesIn(join(target, 'versions'))
    .filter((name) => !name.startsWith(freshPrefix))
    .map((name) => join(target, 'versions', name))

function described(path: string): Description {
  try {
    return descriptionSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new InstallError(`${path}: describes no bundle`)
  }
}

function refuseForeign(target: string): void {
  const foreign = (path: string) =>
    new InstallError(`${path}: was not written by an installation; give a folder of its own`)
  for (const name of namesIn(target)) {
    const path = join(target, name)
    const stat = lstatSync(path)
    if (
      name === 'versions'
        ? stat.isDirectory()
        : (name === networkName || name === historyName) && stat.isFile()
    )
      continue
    if (name !== 'current' && name !== 'previous') throw foreign(path)
    if (stat.isSymbolicLink()) {
      if (!/^versions[/\\][A-Za-z0-9][A-Za-z0-9.-]*$/.test(readlinkSync(path)))
        throw new InstallError(`${path}: leads elsewhere`)
    } else if (name === 'previous' || !existsSync(join(path, descriptionName)))
      throw new InstallError(`${path}: is neither a link nor a version`)
  }
  for (const path of versionsIn(target)) {
    if (!lstatSync(path).isDirectory() || !existsSync(join(path, descriptionName))) throw foreign(path)
  }
}

function namesIn(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort(compare) : []
}
