import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Playbook } from '../../domain/playbook.ts'
import type { Homes, PlannedFile } from './plan.ts'

/**
 * Where an import of one environment finds and puts things: availabilities stay in the file they are in, what is
 * new goes to the layer that describes the environment. Paths are those of entries, with the layer's folder in
 * front where there are several.
 */
export function homesOf(playbook: Playbook, roots: readonly string[], environment: string): Homes {
  const described = playbook.get('environment', environment)?.file ?? ''
  const own = `environments/${environment}/environment.yaml`
  const prefix = described.slice(0, described.length - own.length)
  return {
    environment: described,
    availability: (id) =>
      playbook.get('availability', id, environment)?.file ??
      `${prefix}environments/${environment}/services.yaml`,
    page: (id) => (playbook.get('service', id) ? undefined : `${prefix}content/services/${id}.mdx`),
    read: (path) => {
      const file = onDisk(path, roots)
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined
    },
  }
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
function onDisk(path: string, roots: readonly string[]): string {
  const [only] = roots
  if (roots.length === 1 && only !== undefined) return join(only, path)
  const root = roots.find((r) => path.startsWith(`${basename(r)}/`)) ?? only ?? '.'
  return join(root, path.slice(basename(root).length + 1))
}
