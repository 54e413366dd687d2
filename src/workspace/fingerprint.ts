import { createHash, type Hash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../domain/playbook/problem.ts'

/** Where a layer keeps what is read. Of `public/` mostly names are asked for, and of a stylesheet more. */
const folders = ['content', 'environments', 'extend', 'public']

/**
 * A digest of everything in the layers at `roots` that a verb which writes nothing can read: the bytes of all files in
 * their folders, and of those beside them that may set something. Undefined where something is no
 * ordinary file or folder, or cannot be read: then nothing may be said of it without looking again.
 */
export function fingerprintOf(roots: readonly string[]): string | undefined {
  const hash = createHash('sha256')
  try {
    for (const root of roots) takeRoot(hash, root)
  } catch {
    return undefined
  }
  return hash.digest('hex')
}

function takeRoot(hash: Hash, root: string): void {
  take(hash, root)
  for (const entry of listed(root)) {
    if (entry.isDirectory() && folders.includes(entry.name)) takeFolder(hash, root, entry.name)
    // Other folders are not of the workspace; what lies beside them may be a configuration, by any name.
    else if (entry.isFile()) takeFile(hash, root, entry.name, /\.(?:ya?ml|json)$/i.test(entry.name))
    else if (folders.includes(entry.name)) throw new Error('no folder')
  }
}

function takeFolder(hash: Hash, root: string, folder: string): void {
  take(hash, folder)
  for (const entry of listed(join(root, folder))) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) takeFolder(hash, root, path)
    else if (entry.isFile()) takeFile(hash, root, path, true)
    else throw new Error('neither file nor folder')
  }
  // The end of a folder: what follows lies beside it.
  take(hash, '')
}

function takeFile(hash: Hash, root: string, path: string, withBytes: boolean): void {
  take(hash, path)
  take(hash, String(statSync(join(root, path)).mode))
  if (withBytes) take(hash, readFileSync(join(root, path)))
}

const listed = (folder: string): Dirent[] =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name))

/** Each part is preceded by its length, so that two different lists never give the same bytes. */
const take = (hash: Hash, part: string | Uint8Array) => hash.update(`${part.length}:`).update(part)

/** The same of the generator, by the size and the day of its files: what it is made of, packages included. */
export function generatorPrint(generator: string, code: string): string {
  const hash = createHash('sha256').update(process.version)
  const visit = (path: string) => {
    for (const entry of listed(path)) {
      const inner = join(path, entry.name)
      if (entry.isDirectory()) visit(inner)
      else takeStat(hash, inner)
    }
  }
  visit(code)
  for (const name of ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'])
    takeStat(hash, join(generator, name))
  return hash.digest('hex')
}

function takeStat(hash: Hash, path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  take(hash, `${path} ${stat?.size} ${stat?.mtimeMs} ${stat?.ctimeMs}`)
}
