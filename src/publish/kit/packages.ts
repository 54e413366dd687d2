import { compare } from '../../domain/playbook/problem.ts'
import { foundFrom, type Lock, packageName } from './lock.ts'
import { type KitPlatform, runsOn } from './platforms.ts'

/** A package that goes along, as the lock pins it. */
export interface KitPackage {
  /** Where it lies, from the generator's folder: `node_modules/a/node_modules/b`. */
  path: string
  name: string
  version: string
  /** The digest of what the registry hands out: `sha512-…`. */
  integrity?: string
}

/** Astro brings an image service that sites do not use (`image.service` in astro.config.mjs), 20 MB of it. */
const unused = /^node_modules\/(?:sharp|@img\/[^/]+)$/

/** Node comes along as a program; types are for those who write code. */
const apart = /^node_modules\/(?:node-(?:bin-)?(?:darwin|linux|win)-\w+|@types\/[^/]+)$/

/** The packages that the generator runs on, on one platform: those that are reached from it there, and Node apart. */
export function packagesFor(lock: Lock, platform: KitPlatform): KitPackage[] {
  const seen = new Set([''])
  for (const path of seen) {
    const { dependencies = [], optionalDependencies = [], peerDependencies = [] } = lock[path] ?? {}
    for (const name of [...dependencies, ...optionalDependencies, ...peerDependencies]) {
      const found = foundFrom(path, name, lock)
      const locked = found === undefined ? undefined : lock[found]
      if (found === undefined || !locked || locked.dev) continue
      if (runsOn(locked, platform) && !unused.test(found) && !apart.test(found)) seen.add(found)
    }
  }
  return [...seen]
    .filter((path) => path !== '')
    .map((path) => packageAt(lock, path))
    .sort((a, b) => compare(a.path, b.path))
}

/** What the lock says of the package that lies at `path`. Throws where it says no version. */
export function packageAt(lock: Lock, path: string): KitPackage {
  const { version, integrity } = lock[path] ?? {}
  if (version === undefined) throw new Error(`the lock has no version for ${path}`)
  return { path, name: packageName(path), version, ...(integrity === undefined ? {} : { integrity }) }
}

/** The same program is in `@esbuild/`, which is where it is run from. */
const twice = 'node_modules/esbuild/bin/esbuild'

/** Declarations of types; those of Astro and what belongs to it are templates of what it writes. */
const declarations = /^node_modules\/(?!astro\/|@astrojs\/).*\.d\.[cm]?ts$/

/**
 * Whether a file of a package may be needed to run it: not what is for people, debuggers, compilers and its own tests.
 * Licences stay.
 */
export const isForRunning = (path: string) =>
  path !== twice &&
  !declarations.test(path) &&
  (!/\.(?:map|md|markdown|flow|tsbuildinfo)$|\.test\.[cm]?[jt]s$/i.test(path) ||
    /licen[cs]e|notice|copying/i.test(path))
