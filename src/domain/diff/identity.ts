import type { Catalog, CatalogEnvironment } from '../../model/catalog.ts'
import type { TreePath } from './tree.ts'

/** Something that now has another id, and is still the same thing. */
export interface Move {
  from: TreePath
  to: TreePath
}

/** Ids that `a` has and `b` has not. */
const only = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): string[] =>
  Object.keys(a).filter((id) => !Object.hasOwn(b, id))

/** Values that occur once, with whose they are. */
function unique(pairs: Iterable<readonly [string, string]>): Map<string, string> {
  const found = new Map<string, string | undefined>()
  for (const [key, id] of pairs) found.set(key, found.has(key) ? undefined : id)
  return new Map([...found].flatMap(([key, id]) => (id === undefined ? [] : [[key, id] as const])))
}

/** Availabilities of one environment by what its marketplace calls them. */
function byLive(environment: CatalogEnvironment, ids: readonly string[]): Map<string, string> {
  return unique(
    ids.flatMap((id) => {
      const live = environment.services[id]?.live
      return live ? [[JSON.stringify([live.broker, live.offering]), id] as const] : []
    }),
  )
}

/**
 * What was renamed or moved between two catalogs: in each environment an availability that is gone and one
 * that is new with the same live identity, broker and offering, are one and the same. Where all that moved
 * from a service went to one other, the service itself was renamed. Only what is unambiguous either way round
 * counts, so the moves of (b, a) are those of (a, b) turned about.
 */
export function movesBetween(a: Catalog, b: Catalog): Move[] {
  const moved = new Map<string, [string, string][]>()
  for (const [id, before] of Object.entries(a.environments)) {
    if (!Object.hasOwn(b.environments, id)) continue
    const after = b.environments[id] as CatalogEnvironment
    const [gone, fresh] = [only(before.services, after.services), only(after.services, before.services)]
    const [old, now] = [byLive(before, gone), byLive(after, fresh)]
    moved.set(
      id,
      [...old].flatMap(([live, from]): [string, string][] => {
        const to = now.get(live)
        return to === undefined ? [] : [[from, to]]
      }),
    )
  }
  const renamed = renames(a, b, [...moved.values()].flat())
  for (const [id, pairs] of moved)
    pairs.push(...followers(a.environments[id], b.environments[id], renamed, pairs))
  return [
    ...[...renamed].map(([from, to]) => ({ from: ['services', from], to: ['services', to] })),
    ...[...moved].flatMap(([id, pairs]) =>
      pairs.map(([from, to]) => ({
        from: ['environments', id, 'services', from],
        to: ['environments', id, 'services', to],
      })),
    ),
  ]
}

function renames(a: Catalog, b: Catalog, pairs: readonly [string, string][]): Map<string, string> {
  const distinct = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()]
  const forth = unique(distinct)
  const back = unique(distinct.map(([from, to]) => [to, from] as const))
  const [gone, fresh] = [new Set(only(a.services, b.services)), new Set(only(b.services, a.services))]
  return new Map([...forth].filter(([from, to]) => back.get(to) === from && gone.has(from) && fresh.has(to)))
}

/** A renamed service is also renamed in environments where it has no live identity, or a new one. */
function followers(
  before: CatalogEnvironment | undefined,
  after: CatalogEnvironment | undefined,
  renamed: ReadonlyMap<string, string>,
  pairs: readonly [string, string][],
): [string, string][] {
  const [old, now] = [before?.services ?? {}, after?.services ?? {}]
  const [gone, fresh] = [only(old, now), only(now, old)]
  return [...renamed].filter(
    ([from, to]) =>
      gone.includes(from) &&
      fresh.includes(to) &&
      !pairs.some(([one, other]) => one === from || other === to),
  )
}
