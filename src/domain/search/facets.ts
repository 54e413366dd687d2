import type { SearchManifest } from './format.ts'
import type { Hit } from './rank.ts'

/** What results can be narrowed by. */
export const facets = ['environment', 'kind', 'role', 'status'] as const
export type Facet = (typeof facets)[number]

/** What is ticked: values of each facet as indices; of an empty list all pass. -1 is "all environments". */
export type Ticked = Record<Facet, readonly number[]>
export const nothingTicked: Ticked = { environment: [], kind: [], role: [], status: [] }

/** How many hits each value would leave, were it ticked alone in its facet. */
export type Counts = Record<Facet, ReadonlyMap<number, number>>

/** The hits that pass what is ticked, each with those of its documents that do, and the counts for each facet. */
export function narrow(
  { documents }: SearchManifest,
  hits: readonly Hit[],
  ticked: Ticked,
): { hits: Hit[]; counts: Counts } {
  const rolesOf = new Map<number, number[]>()
  const valuesOf = (facet: Facet, document: number): number[] => {
    if (facet !== 'role') return [documents[facet][document] ?? -1]
    const sum = documents.roles[document] ?? 0
    const known = rolesOf.get(sum)
    if (known) return known
    const roles = Array.from({ length: 31 }, (_, i) => i).filter((i) => sum & (1 << i))
    rolesOf.set(sum, roles)
    return roles
  }
  const passes = (facet: Facet, document: number) =>
    ticked[facet].length === 0 || valuesOf(facet, document).some((value) => ticked[facet].includes(value))
  const counts = {} as Record<Facet, Map<number, number>>
  for (const facet of facets) {
    const others = facets.filter((f) => f !== facet && ticked[f].length > 0)
    counts[facet] = new Map()
    for (const hit of hits) {
      const passing =
        others.length === 0 ? hit.documents : hit.documents.filter((n) => others.every((f) => passes(f, n)))
      for (const value of new Set(passing.flatMap((n) => valuesOf(facet, n)))) {
        if (value >= 0 || facet === 'environment')
          counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1)
      }
    }
  }
  const isAll = facets.every((facet) => ticked[facet].length === 0)
  const left = hits.flatMap((hit) => {
    if (isAll) return [hit]
    const passing = hit.documents.filter((n) => facets.every((facet) => passes(facet, n)))
    const [first] = passing
    if (first === undefined) return []
    return [{ ...hit, documents: passing, document: passing.includes(hit.document) ? hit.document : first }]
  })
  return { hits: left, counts }
}
