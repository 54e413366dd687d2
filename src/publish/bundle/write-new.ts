import { closeSync, linkSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** A file is to be written where one is already. */
export class ExistsError extends Error {}

/**
 * Writes files that may not be there yet: each is whole or absent, whatever happens on the way, and none
 * replaces another. Where one of them cannot be written, none is left.
 */
export function writeNew(files: ReadonlyMap<string, Uint8Array>): void {
  const done: string[] = []
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(path), { recursive: true })
      writeOne(path, bytes)
      done.push(path)
    }
  } catch (error) {
    for (const path of done) rmSync(path, { force: true })
    throw error
  }
}

function writeOne(path: string, bytes: Uint8Array): void {
  const part = `${path}.part-${process.pid}`
  const file = openSync(part, 'wx')
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    closeSync(file)
    // Unlike a rename, a link never replaces what is there.
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new ExistsError(path)
    throw error
  } finally {
    rmSync(part, { force: true })
  }
}
