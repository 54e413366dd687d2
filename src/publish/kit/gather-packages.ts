import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Fetch, unpackPackages } from './fetch-packages.ts'
import { asInstalled, installedPackages } from './installed.ts'
import type { KitPart } from './kit-files.ts'
import type { Lock } from './lock.ts'
import { isForRunning, type KitPackage, packageAt, packagesFor } from './packages.ts'
import { type KitPlatform, nodeProgram } from './platforms.ts'

/** Where the packages of a kit come from. */
export interface PackageSources {
  generator: string
  lock: Lock
  platform: KitPlatform
  /** The generator is itself a kit for this platform: its Node stands for the package that brings one. */
  isOwnKit: boolean
  /** A folder of archives, as `npm pack` writes them. */
  archives?: string
  /** Brings what is neither installed nor among the archives; where it is absent, that is refused. */
  fetch?: Fetch
}

/** What goes along besides the generator's own files: packages and Node. And how many of them had to be brought. */
export interface Gathered {
  parts: KitPart[]
  brought: string[]
}

/**
 * Finds each package of the lock that the generator runs on there: as it is installed here, among the archives, or
 * from the registry, unpacked below `folder`. Throws {@link KitError} where one cannot be had as the lock pins it.
 */
export async function gatherPackages(sources: PackageSources, folder: string): Promise<Gathered> {
  const { generator, lock, platform, isOwnKit } = sources
  const installed = installedPackages(generator)
  const node = packageAt(lock, platform.node)
  const packages = packagesFor(lock, platform)
  const isHere = (one: KitPackage) => installed.has(asInstalled(one)) || (one === node && isOwnKit)
  const wanted = [...packages, node].filter((one) => !isHere(one))
  await unpackPackages(wanted, folder, sources)
  const placeOf = (one: KitPackage) => installed.get(asInstalled(one)) ?? join(folder, one.path)
  const parts = packages.map((one) => ({ source: placeOf(one), path: one.path, take: isForRunning }))
  return {
    parts: [...parts, ...runtimeParts(sources, node, placeOf(node))],
    brought: wanted.map(asInstalled),
  }
}

/** Node, and its licence as far as its package has it; of what is beside them in its package nothing is run. */
function runtimeParts(
  { generator, platform, isOwnKit }: PackageSources,
  node: KitPackage,
  place: string,
): KitPart[] {
  const program = nodeProgram(platform)
  const packed = existsSync(join(place, 'bin', program))
  if (!packed && !isOwnKit) throw new Error(`${asInstalled(node)} has no bin/${program}`)
  const from = packed ? [join(place, 'bin', program), join(place, 'LICENSE')] : ownRuntime(generator, program)
  return [program, 'LICENSE'].map((name, i) => ({ source: from[i] ?? '', path: `runtime/${name}` }))
}

const ownRuntime = (generator: string, program: string) =>
  [program, 'LICENSE'].map((name) => join(generator, 'runtime', name))
