import type { Root } from 'mdast'
import { type Catalog, catalogSchema } from '../../model/catalog.ts'
import { walk } from '../../model/walk.ts'
import { movesBetween } from '../diff/identity.ts'
import { compareTrees, type JsonTree, type TreePath, valueAt, withValues } from '../diff/tree.ts'
import { type Clearance, dominates } from '../marking/dominance.ts'
import type { Markings } from '../marking/effective.ts'
import { cutProse } from '../marking/marked-texts.ts'
import type { MarkingReading } from '../marking/marking.ts'
import { describe } from '../marking/print.ts'
import { prune } from '../marking/prune.ts'
import { lookUp } from './catalog.ts'

/** What markings of a catalog are read with: a scheme, and a parser for its prose. */
export interface CatalogReader {
  markings: Pick<Markings, 'read' | 'scheme'>
  parse: (text: string) => Root
}

/** A banner and the place in the catalog that it marks; for a portion, the text that it is in. */
export interface Marked {
  path: TreePath
  banner: string
}

/** Every marking of a catalog's content: of its parts, and of the portions in its prose. */
export function* markedIn(catalog: Catalog, { markings, parse }: CatalogReader): Generator<Marked> {
  const { scheme } = markings
  for (const { path, value, meta } of walk(catalogSchema, catalog)) {
    if (meta.marking && path.at(-1) === 'marking' && path.length > 1)
      yield { path: path.slice(0, -1).map(String), banner: value as string }
    if (!meta.prose || typeof value !== 'string') continue
    const found: MarkingReading[] = []
    const keep = (reading: MarkingReading) => found.push(reading) > 0
    cutProse(value, { scheme, keep, parse })
    for (const reading of found) yield { path: path.map(String), banner: describe(reading, scheme) }
  }
}

/**
 * The part of a catalog that a network may hold, by the markings that it carries: for one that was written
 * before, by another release. What is not marked at all, and by nothing around it, is held by none. What the
 * catalog says of itself as a whole stays as it was.
 */
export function releaseCatalog(catalog: Catalog, network: Clearance, reader: CatalogReader): Catalog {
  const { markings, parse } = reader
  const { scheme } = markings
  const keep = (reading: MarkingReading) => dominates(network, reading, scheme)
  const holds = (item: { marking?: string | undefined }) =>
    item.marking !== undefined && keep(markings.read(item.marking))
  const stays = new Set(
    Object.keys(catalog.environments).filter((id) => holds(catalog.environments[id] ?? {})),
  )
  const marked: Catalog = {
    ...catalog,
    services: only(catalog.services, (_, service) => holds(service)),
    products: only(catalog.products, (_, product) => holds(product)),
    environments: only(catalog.environments, (id) => stays.has(id)),
  }
  for (const [id, environment] of Object.entries(marked.environments)) {
    const { promotesFrom: _, ...rest } = environment
    const from = nearestLeft(catalog, id, stays)
    marked.environments[id] = from === undefined ? rest : { ...rest, promotesFrom: from }
  }
  const left = prune(catalogSchema, marked, {
    keepItem: (marking) => keep(markings.read(marking)),
    keepRef: (kind, id) => kind !== 'environment' || stays.has(id),
    cutProse: (text) => cutProse(text, { scheme, keep, parse }).text,
  })?.value as Catalog | undefined
  const released = left ?? { ...marked, services: {}, environments: {} }
  return withoutLooseEnds(released)
}

const only = <T>(
  all: Readonly<Record<string, T>>,
  keep: (id: string, value: T) => boolean,
): Record<string, T> => Object.fromEntries(Object.entries(all).filter(([id, value]) => keep(id, value)))

/** The nearest earlier environment on the path that is not withheld, so that no gap shows. */
function nearestLeft(catalog: Catalog, id: string, stays: ReadonlySet<string>): string | undefined {
  const passed = new Set([id])
  let from = lookUp(catalog.environments, id)?.promotesFrom
  while (from !== undefined && !stays.has(from) && !passed.has(from)) {
    passed.add(from)
    from = lookUp(catalog.environments, from)?.promotesFrom
  }
  return from !== undefined && stays.has(from) ? from : undefined
}

/** The id of something withheld would give it away, and no check looks at references in an old file. */
function withoutLooseEnds(catalog: Catalog): Catalog {
  const isService = (id: string | undefined) => lookUp(catalog.services, id) !== undefined
  const environments = Object.entries(catalog.environments).map(([id, environment]) => {
    const services = Object.entries(environment.services)
      .filter(([service]) => isService(service))
      .map(([service, { roadmap, alternative, ...rest }]) => [
        service,
        {
          ...rest,
          ...(lookUp(environment.roadmap, roadmap) ? { roadmap } : {}),
          ...(isService(alternative) ? { alternative } : {}),
        },
      ])
    const expectations = Object.entries(environment.expectations).map(([key, { after, ...rest }]) => [
      key,
      { ...rest, after: after.filter((other) => lookUp(environment.expectations, other)) },
    ])
    return [
      id,
      {
        ...environment,
        services: Object.fromEntries(services),
        expectations: Object.fromEntries(expectations),
      },
    ]
  })
  const services = Object.entries(catalog.services).map(([id, { alternatives, product, ...rest }]) => [
    id,
    {
      ...rest,
      ...(lookUp(catalog.products, product) ? { product } : {}),
      alternatives: only(alternatives, isService),
    },
  ])
  return {
    ...catalog,
    services: Object.fromEntries(services),
    environments: Object.fromEntries(environments),
  }
}

/**
 * An earlier catalog read by the markings of now: whatever the release withholds of today's catalog is taken
 * out of it too, under its former id as well; where a text was cut, the text of now stands in its place.
 */
export function asStrictAsNow(old: Catalog, now: Catalog, released: Catalog): Catalog {
  const earlier = contentOf(old)
  const moves = movesBetween(old, now)
  const withheld = compareTrees(contentOf(now), contentOf(released))
  const values = withheld.flatMap(({ path, after }): [TreePath, JsonTree | undefined][] => {
    const move = moves.find(({ to }) => to.every((part, i) => part === path[i]))
    const former = move ? [...move.from, ...path.slice(move.to.length)] : path
    return valueAt(earlier, former) === undefined ? [] : [[former, after]]
  })
  return withoutLooseEnds({ ...old, ...(withValues(earlier, values) as unknown as Catalog) })
}

const contentOf = ({ roles, services, products, environments }: Catalog) =>
  ({ roles, services, products, environments }) as unknown as JsonTree

/**
 * The banners of what stands at some places of a catalog: of each place the nearest marking around it, and all
 * inside it.
 */
export function bannersAt(marked: readonly Marked[], places: Iterable<TreePath>): string[] {
  const key = (path: TreePath) => path.join('\0')
  const own = new Map<string, string[]>()
  for (const { path, banner } of marked) own.set(key(path), [...(own.get(key(path)) ?? []), banner])
  const all = new Map([...places].map((path) => [key(path), path]))
  const inside = new Set<string>()
  const banners = [...all.values()].flatMap((path) => {
    inside.add(key(path))
    for (let i = path.length; i > 0; i--) {
      const found = own.get(key(path.slice(0, i)))
      if (found) return found
    }
    return []
  })
  const below = marked.flatMap(({ path, banner }) =>
    path.some((_, i) => inside.has(key(path.slice(0, i + 1)))) ? [banner] : [],
  )
  return [...new Set([...banners, ...below])]
}
