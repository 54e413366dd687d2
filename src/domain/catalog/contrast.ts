import type { Catalog, CatalogEnvironment } from '../../model/catalog.ts'
import type { Change } from '../../model/catalog-diff.ts'
import type { Because, ComparisonStep, Effect } from '../../model/comparison.ts'
import type { Topic } from '../../model/environment.ts'
import { environmentIn } from '../base/look-up.ts'

/** What every area is compared from. */
export interface ContrastSides {
  catalog: Catalog
  from: string
  to: string
  before: CatalogEnvironment
  after: CatalogEnvironment
  /** The way along the promotion path; undefined where no path joins the two. */
  steps: ComparisonStep[] | undefined
  changes: ReadonlyMap<string, ReadonlyMap<string, Change[]>>
}

/** The changes at or below a path inside the environments. */
export function changesAt({ changes }: ContrastSides, area: string, key?: string): Change[] {
  const inArea = changes.get(area)
  return key === undefined ? [...(inArea?.values() ?? [])].flat() : (inArea?.get(key) ?? [])
}

/** The keys of an area at which something changed, in order. */
export const changedKeys = ({ changes }: ContrastSides, area: string): string[] => [
  ...(changes.get(area)?.keys() ?? []),
]

/** Changes by the area of the environment and the key in it that they are about. */
export function changesByPlace(changes: readonly Change[]): ContrastSides['changes'] {
  const places = new Map<string, Map<string, Change[]>>()
  for (const change of changes) {
    const [area = '', key = ''] = (change.after ?? change.before)?.path.slice(2) ?? []
    const inArea = places.get(area) ?? new Map<string, Change[]>()
    places.set(area, inArea.set(key, [...(inArea.get(key) ?? []), change]))
  }
  return places
}

/** What the environments on the way say about a topic. */
export function becauseOf({ catalog, steps }: ContrastSides, topic: Topic): Because[] {
  return (steps ?? []).flatMap(({ from, to }) =>
    environmentIn(catalog, to)
      .differs.filter((d) => d.about.includes(topic))
      .map(({ what, why }) => ({ from, to, what, why })),
  )
}

/** Headings of the groups, from the gravest on; the same on pages and in every report. */
export const effectWords: Record<Effect, string> = {
  breaks: 'Breaks if you do nothing',
  time: 'Costs you time',
  gain: 'You gain',
}

/** The gravest effect among the changes, each judged by itself. */
export function effectOf(changes: readonly Change[]): Effect {
  if (changes.some((c) => c.severity === 'breaking')) return 'breaks'
  const gains = (c: Change) => c.severity === 'additive' || c.kind === 'version-up'
  return changes.length > 0 && changes.every(gains) ? 'gain' : 'time'
}
