import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { KitPackage } from './packages.ts'

const packageSchema = z.object({ name: z.string(), version: z.string() })

/**
 * The packages that are installed beside the generator and in the folders above it, by `name@version`. Where npm put one
 * differs from the lock's place when the generator is itself a package; the version says that it is the same.
 */
export function installedPackages(generator: string): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = generator; ; at = dirname(at)) {
    addBelow(join(at, 'node_modules'), found)
    if (dirname(at) === at) return found
  }
}

/** What a package is called in that list. */
export const asInstalled = ({ name, version }: KitPackage) => `${name}@${version}`

function addBelow(packages: string, found: Map<string, string>): void {
  for (const folder of foldersIn(packages)) {
    const one = join(packages, folder)
    const inScope = folder.startsWith('@') ? foldersIn(one).map((name) => join(one, name)) : [one]
    for (const place of inScope) {
      const file = join(place, 'package.json')
      const read = existsSync(file) ? packageSchema.safeParse(json(file)) : undefined
      if (read?.success) {
        const { name, version } = read.data
        const id = `${name}@${version}`
        if (!found.has(id)) found.set(id, place)
      }
      addBelow(join(place, 'node_modules'), found)
    }
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
}

/** A broken file is a package that is not installed. */
function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
