import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compare } from '../../domain/problem.ts'

/** The regular files below a folder by their names, in order. */
export function filesBelow(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compare)
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
}
