import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../../workspace/find-files.ts'

/** The files below a folder by their names, in order. */
export const filesBelow = (folder: string) =>
  new Map(listFiles(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
