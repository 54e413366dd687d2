import type { Edition } from '../../model/edition.ts'
import { type CatalogReader, releaseCatalog } from '../catalog/release.ts'
import { type Clearance, dominates } from '../marking/dominance.ts'

/**
 * What a network may hold of an edition that was read, by the markings that it carries and by the scheme of today:
 * a network that was lowered since gets less than it once got. What cannot be read is left out.
 */
export function heldBy(edition: Edition, network: Clearance, reader: CatalogReader): Edition {
  const { markings } = reader
  const may = ({ marking }: { marking: string }) =>
    dominates(network, markings.read(marking), markings.scheme)
  const only = <T extends { marking: string }>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([, fact]) => may(fact)))
  return {
    ...edition,
    catalog: releaseCatalog(edition.catalog, network, reader),
    notices: Object.fromEntries(Object.entries(edition.notices).map(([id, all]) => [id, only(all)])),
    entries: only(edition.entries),
    pages: only(edition.pages),
  }
}
