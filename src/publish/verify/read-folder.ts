import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../../domain/playbook/problem.ts'
import { RefusedError } from './finding.ts'
import type { Budget } from './limits.ts'
import type { ArchiveEntry } from './read-tar.ts'

export interface Folder {
  entries: ArchiveEntry[]
  /** Folders with nothing in them, which no bundle has. */
  empty: string[]
}

/** The files of an unpacked bundle. Links are never followed, but refused. */
export function readFolder(root: string, budget: Budget): Folder {
  const entries: ArchiveEntry[] = []
  const empty: string[] = []
  const read = (folder: string, prefix: string) => {
    const names = readdirSync(folder).sort(compare)
    if (names.length === 0) empty.push(prefix)
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
  return { entries, empty }
}
