import { existsSync, readFileSync } from 'node:fs'
import type { Playbook } from '../../domain/playbook.ts'
import { onDisk } from '../planned.ts'
import type { Homes } from './plan.ts'

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
