import { closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { partOf } from '../output/archive-folder.ts'

/** A file is to be written where one is already. */
export class ExistsError extends Error {}

/**
 * Writes files that may not be there yet: each is whole or absent, whatever happens on the way, and none
 * replaces another. Where one of them cannot be written, none is left.
 */
export function writeNew(files: ReadonlyMap<string, Iterable<Uint8Array>>): void {
  const done: string[] = []
  try {
    for (const [path, chunks] of files) {
      if (existsSync(path)) throw new ExistsError(path)
      mkdirSync(dirname(path), { recursive: true })
      const part = partOf(path)
      try {
        writeChunks(part, chunks)
        takeName(part, path)
      } finally {
        rmSync(part, { force: true })
      }
      done.push(path)
    }
  } catch (error) {
    for (const path of done) rmSync(path, { force: true })
    throw error
  }
}

function writeChunks(path: string, chunks: Iterable<Uint8Array>): void {
  const file = openSync(path, 'wx')
  try {
    for (const bytes of chunks) {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    }
  } finally {
    closeSync(file)
  }
}

/** Unlike a rename, a link never replaces what is there; not every disk has links. */
export function takeName(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new ExistsError(path)
    if (existsSync(path)) throw new ExistsError(path)
    renameSync(part, path)
  }
}
