import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs'
import nodePath from 'node:path'

/** A folder that is to be written would replace, or lie among, what it is made of. */
export class TargetError extends Error {}

/** What of a workspace is its own, and never a place for output. */
const sources = ['content', 'environments', 'public', 'extend', '.git', 'node_modules']

/** What of the generator is. `dist` and its like may stand beside them. */
const own = [
  ...['src', 'bin', 'host', 'docs', 'tests', 'examples', 'runtime', 'lib', '.ci', '.vscode'],
  ...sources,
]

export interface GuardedFolders {
  roots: readonly string[]
  generator: string
}

/**
 * Throws {@link TargetError} where `target` is, contains or lies in what output is made of: a layer's folder itself or
 * one above it, a layer's sources, the generator or its parts. Paths are compared as where they lead.
 */
export function guardTarget(flag: string, given: string, { roots, generator }: GuardedFolders): void {
  const target = realPlace(nodePath.resolve(given))
  const layers = roots.map((root) => realPlace(root))
  const refuse = (what: string) => {
    throw new TargetError(`${flag} ${given}: ${what}; give a folder of its own`)
  }
  for (const layer of layers) {
    if (isInFolder(layer, target)) refuse('is the workspace, or holds it')
    for (const part of sources)
      if (isInFolder(target, nodePath.join(layer, part))) refuse(`lies in ${part}/ of the workspace`)
  }
  const made = realPlace(generator)
  if (isInFolder(made, target)) refuse('is the generator, or holds it')
  const name = partAround(target, made, layers)
  if (name !== undefined) refuse(`lies in ${name}/ of the generator`)
}

/** The part of the generator that a path lies in. */
function partAround(target: string, made: string, layers: readonly string[]): string | undefined {
  return own.find((name) => {
    const part = nodePath.join(made, name)
    // A workspace inside the generator's folder, such as an example, may still be written to.
    return isInFolder(target, part) && !layers.some((l) => isInFolder(l, part) && isInFolder(target, l))
  })
}

/**
 * The same for a single file: throws {@link TargetError} where it would lie among the sources of a layer or the parts of
 * the generator, or where something is there that is not `ours`, by its text.
 */
export function guardFile(
  flag: string,
  given: string,
  { roots, generator }: GuardedFolders,
  isOurs: (text: string) => boolean,
): void {
  const target = realPlace(nodePath.resolve(given))
  const refuse = (what: string) => {
    throw new TargetError(`${flag} ${given}: ${what}; give another file`)
  }
  const layers = roots.map((root) => realPlace(root))
  for (const layer of layers)
    for (const part of sources)
      if (isInFolder(target, nodePath.join(layer, part))) refuse(`lies in ${part}/ of the workspace`)
  const name = partAround(target, realPlace(generator), layers)
  if (name !== undefined) refuse(`lies in ${name}/ of the generator`)
  const there = lstatSync(target, { throwIfNoEntry: false })
  if (there?.isFile() && there.size > 0 && !isOurs(readFileSync(target, 'utf8')))
    refuse('is there already, and is something else')
}

/** Whether `inner` is `outer` or lies in it, as the platform compares names. */
export function isInFolder(
  inner: string,
  outer: string,
  { path, fold }: { path: typeof nodePath.posix; fold: boolean } = here,
): boolean {
  const [from, to] = fold ? [outer.toLowerCase(), inner.toLowerCase()] : [outer, inner]
  const way = path.relative(from, to)
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
}

const here = { path: nodePath, fold: process.platform === 'win32' || process.platform === 'darwin' }

/** Where a path leads: links followed as far as it exists, the rest as it is written. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync.native(path)
  const above = nodePath.dirname(path)
  return above === path ? path : nodePath.join(realPlace(above), nodePath.basename(path))
}
