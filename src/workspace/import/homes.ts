import type { Playbook } from '../../domain/playbook/playbook.ts'
import { prefixOf, readIn } from '../planned.ts'
import type { Homes } from './plan.ts'

/**
 * Where an import of one environment finds and puts things: availabilities stay in the file they are in, what is
 * new goes to the layer that describes the environment. Paths are those of entries, with the layer's folder in
 * front where there are several.
 */
export function homesOf(playbook: Playbook, roots: readonly string[], environment: string): Homes {
  const prefix = prefixOf(environment, playbook)
  const described = playbook.get('environment', environment)
  const marking = described?.data.marking
  const names = new Set(
    playbook
      .all('service')
      .flatMap(({ id, data }) => [id, data.name, ...data.aliases].map((name) => name.trim().toLowerCase())),
  )
  return {
    ...(marking === undefined ? {} : { marking }),
    ...(playbook.site ? { owner: playbook.site.data.owner } : {}),
    isTaken: (name) => names.has(name.trim().toLowerCase()),
    environment: described?.file ?? '',
    availability: (id) =>
      playbook.get('availability', id, environment)?.file ??
      `${prefix}environments/${environment}/services.yaml`,
    page: (id) => (playbook.get('service', id) ? undefined : `${prefix}content/services/${id}.mdx`),
    read: (path) => readIn(roots, path),
  }
}
