import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Playbook } from '../domain/playbook/playbook.ts'

/** A file of the workspace as a verb would leave it; without `before` it is new. */
export interface PlannedFile {
  /** A path like those of entries: with the layer's folder in front where there are several layers. */
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

/** The text of a file of the workspace, undefined where there is none. */
export function readIn(roots: readonly string[], path: string): string | undefined {
  const file = onDisk(path, roots)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** What stands in front of the paths of an environment: the folder of the layer that describes it, where there are several. */
export function prefixOf(environment: string, playbook: Playbook): string {
  const described = playbook.get('environment', environment)?.file ?? ''
  const own = `environments/${environment}/environment.yaml`
  return described.slice(0, described.length - own.length)
}

/** The file that an entry's path means. */
function onDisk(path: string, roots: readonly string[]): string {
  const [only] = roots
  if (roots.length === 1 && only !== undefined) return join(only, path)
  const root = roots.find((r) => path.startsWith(`${basename(r)}/`)) ?? only ?? '.'
  return join(root, path.slice(basename(root).length + 1))
}
