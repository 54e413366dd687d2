import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A file of the workspace as a verb would leave it; without `before` it is new. */
export interface PlannedFile {
  /** As paths of entries are: with the layer's folder in front where there are several. */
  path: string
  before?: string
  after: string
}

/** Writes what was planned; each file in one step, so that no editor sees half of it. */
export function writePlanned(files: readonly PlannedFile[], roots: readonly string[]): void {
  for (const { path, after } of files) {
    const file = onDisk(path, roots)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, after)
    renameSync(`${file}.new`, file)
  }
}

/** The file that an entry's path means. */
export function onDisk(path: string, roots: readonly string[]): string {
  const [only] = roots
  if (roots.length === 1 && only !== undefined) return join(only, path)
  const root = roots.find((r) => path.startsWith(`${basename(r)}/`)) ?? only ?? '.'
  return join(root, path.slice(basename(root).length + 1))
}
