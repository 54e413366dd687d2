import type { Catalog, CatalogEnvironment } from '../../model/catalog.ts'

/** Name, stack and lifecycle in one key; a `/` inside a part cannot be taken for the one between parts. */
export const buildpackKey = (b: { name: string; stack: string; lifecycle: string }) =>
  [b.name, b.stack, b.lifecycle].map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/')

/** The value of a map's own key: `constructor` is a lawful id, and every object answers to it. */
export const lookUp = <T>(map: Readonly<Record<string, T>> | undefined, key: string | undefined) =>
  map !== undefined && key !== undefined && Object.hasOwn(map, key) ? map[key] : undefined

/** An environment that the caller knows to be in the catalog. */
export function environmentIn(catalog: Catalog, id: string): CatalogEnvironment {
  const found = lookUp(catalog.environments, id)
  if (!found) throw new RangeError(`the catalog has no environment "${id}"`)
  return found
}
