import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../../domain/playbook/problem.ts'

/** A file of the kit: where it lies here, and what it is called there. */
export interface KitFile {
  path: string
  source: string
  bytes: number
  executable: boolean
}

/** A folder or file here, what it is called in the kit, and what of it goes along. */
export interface KitPart {
  source: string
  path: string
  take?: (path: string) => boolean
}

/** What of the generator's folder goes along, beside its packages. */
const own = ['bin', 'src', 'host', 'presets', 'astro.config.mjs', 'tsconfig.json', 'package.json', 'LICENSE']

/** What makes a workspace. */
const workspaceParts = ['content', 'environments', 'public', 'layer.yaml', 'fieldbook.config.yaml', 'extend']

/** The generator's own part of a kit. */
export const generatorParts = (generator: string): KitPart[] =>
  own.map((name) => ({
    source: join(generator, name),
    path: name,
    take: (path) => !/\.test\.ts$/.test(path),
  }))

/**
 * The part of a playbook: what a workspace is, and `more` of its files. The notional one has examples beside it, which its
 * records name.
 */
export const workspacePart = (folder: string, more: readonly string[]): KitPart[] =>
  [...workspaceParts, ...more].map((name) => ({ source: join(folder, name), path: name }))

/** All files of these parts that lie on disk here, by name. Of two of one name the first goes along. */
export function kitFiles(parts: readonly KitPart[]): KitFile[] {
  const files = new Map<string, KitFile>()
  const add = (source: string, path: string, take: (path: string) => boolean) => {
    const stat = lstatSync(source, { throwIfNoEntry: false })
    if (stat?.isFile()) {
      if (take(path) && !files.has(path))
        files.set(path, { path, source, bytes: stat.size, executable: (stat.mode & 0o111) !== 0 })
      return
    }
    // A link would lead out of the kit; packages and sources have none.
    if (!stat?.isDirectory()) return
    for (const name of readdirSync(source)) {
      if (!madeHere.has(name)) add(join(source, name), `${path}/${name}`, take)
    }
  }
  for (const { source, path, take = () => true } of parts) if (existsSync(source)) add(source, path, take)
  return [...files.values()].sort((a, b) => compare(a.path, b.path))
}

/** Packages are parts of their own, and what was made on the way is no part at all. */
const madeHere = new Set(['node_modules', '.fieldbook', '.astro'])
