import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../../domain/problem.ts'
import { RefusedError } from './finding.ts'
import type { Budget } from './limits.ts'
import type { ArchiveEntry } from './read-tar.ts'

/** The files of an unpacked bundle. Links are never followed; a folder without files is refused. */
export function readFolder(root: string, budget: Budget): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  const read = (folder: string, prefix: string) => {
    const names = readdirSync(folder).sort(compare)
    if (names.length === 0) throw new RefusedError('extra', 'is an empty folder', prefix || '.')
    for (const name of names) {
      const path = join(folder, name)
      const stat = lstatSync(path)
      if (stat.isDirectory()) {
        read(path, `${prefix}${name}/`)
        continue
      }
      if (!stat.isFile()) {
        const what = stat.isSymbolicLink() ? 'a symbolic link' : 'no plain file'
        throw new RefusedError('not-a-file', `is ${what}`, prefix + name)
      }
      budget.spend(stat.size, prefix + name)
      entries.push({ name: prefix + name, bytes: new Uint8Array(readFileSync(path)) })
    }
  }
  read(root, '')
  return entries
}
