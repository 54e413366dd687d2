import { type Dirent, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { compare } from '../domain/playbook/problem.ts'
import { headersFor } from './headers.ts'

/**
 * What a file of a site is: a page, data for other tools, a file of `public/`, a part of the search index, the
 * officer's list, or what pages load (scripts, styles, fonts).
 */
export type PublishedKind = 'page' | 'data' | 'public' | 'search' | 'list' | 'asset'

/** The one list of what a site publishes: its files by path, each with what it is. */
export type Published = ReadonlyMap<string, PublishedKind>

/** Outputs that do not agree with the list of what is published. A fault of the generator's, so nothing is published. */
export class UnlistedError extends Error {}

/** Puts the list together, in order. Throws where a path is in it for two reasons, or is of a kind no host serves. */
export function listPublished(parts: Readonly<Record<PublishedKind, Iterable<string>>>): Published {
  const kinds = new Map<string, PublishedKind>()
  for (const [kind, paths] of Object.entries(parts) as [PublishedKind, Iterable<string>][]) {
    for (const path of paths) {
      const other = kinds.get(path)
      if (other !== undefined && other !== kind)
        throw new UnlistedError(`${path} is to be published twice, as ${other} and as ${kind}`)
      if (kind !== 'public' && headersFor(path) === undefined)
        throw new UnlistedError(`${path} is of a kind that no host serves`)
      kinds.set(path, kind)
    }
  }
  return new Map([...kinds].sort(([a], [b]) => compare(a, b)))
}

/** The paths of one kind. */
export const pathsOf = (published: Published, kind: PublishedKind): string[] =>
  [...published].flatMap(([path, of]) => (of === kind ? [path] : []))

/**
 * Throws unless an output names exactly what the list does: a file that nobody listed is a way out that nobody
 * watches, and one that is listed and not there is a promise not kept. `output` is what it is called in the message.
 */
export function assertSame(output: string, named: Iterable<string>, listed: Iterable<string>): void {
  const [said, expected] = [new Set(named), new Set(listed)]
  const extra = [...said].filter((path) => !expected.has(path))
  const missing = [...expected].filter((path) => !said.has(path))
  if (extra.length === 0 && missing.length === 0) return
  const parts = [
    ...(extra.length > 0 ? [`has what is not published: ${someOf(extra)}`] : []),
    ...(missing.length > 0 ? [`lacks what is published: ${someOf(missing)}`] : []),
  ]
  throw new UnlistedError(`${output} ${parts.join('; and ')}`)
}

const someOf = (paths: readonly string[]) =>
  paths.length > 5 ? `${paths.slice(0, 5).join(', ')} and ${paths.length - 5} more` : paths.join(', ')

/** Throws unless a folder holds exactly the files of the list, hidden ones and links included. */
export function assertHolds(folder: string, published: Published): void {
  assertSame('the site', everythingIn(folder), published.keys())
}

/** Every entry below a folder that is no folder itself. */
function everythingIn(folder: string): string[] {
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
