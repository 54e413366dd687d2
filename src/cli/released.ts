import { catalogOf, highest, markingsIn } from '../domain/catalog/catalog.ts'
import { fitPlaybook } from '../domain/fit/places.ts'
import { type FitPlaybook, fitData } from '../domain/fit/playbook.ts'
import { Markings } from '../domain/marking/effective.ts'
import { release } from '../domain/marking/release.ts'
import type { Playbook } from '../domain/playbook.ts'
import { parseBody, parseProse } from '../workspace/mdx.ts'
import { networkOf } from './options.ts'

/**
 * What apps and live catalogs are held against: the whole playbook, or the part of it that the network of
 * `--network` may hold, without the lines it is written on.
 */
export function fitPlaybookOf(playbook: Playbook, asOf: string, network: string | undefined): FitPlaybook {
  if (network === undefined) return fitPlaybook(playbook, catalogOf(playbook, { asOf }))
  const { id, data } = networkOf(network, playbook)
  const released = release(playbook, data, { prose: parseProse, mdx: parseBody }).playbook
  return fitData(released, catalogOf(released, { asOf, network: id }))
}

/** The same, marked with the highest of what a report on these environments can hold. */
export function markedFor(
  environments: readonly string[],
  held: FitPlaybook,
  playbook: Playbook,
): FitPlaybook {
  const { catalog } = held
  const own = Object.entries(catalog.environments).filter(([id]) => environments.includes(id))
  const content = { roles: catalog.roles, services: catalog.services, environments: Object.fromEntries(own) }
  const marking = highest(markingsIn(content), new Markings(playbook))
  return { ...held, catalog: { ...catalog, marking } }
}
