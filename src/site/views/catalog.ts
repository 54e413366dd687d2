import { catalogOf } from '../../domain/catalog/catalog.ts'
import type { Playbook } from '../../domain/playbook.ts'
import type { Catalog } from '../../model/catalog.ts'

const catalogs = new WeakMap<Playbook, Catalog>()

/** The catalog of a playbook, made once for all pages. */
export function catalogFor(playbook: Playbook): Catalog {
  const found = catalogs.get(playbook) ?? catalogOf(playbook)
  catalogs.set(playbook, found)
  return found
}

/** A marking, where it is not the one that everything has unless it says otherwise. */
export const unusual = (marking: string | undefined, usual: string | undefined) =>
  marking === usual ? undefined : marking
