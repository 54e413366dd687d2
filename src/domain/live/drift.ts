import type { CatalogDiff, Side } from '../../model/catalog-diff.ts'
import { lookUp } from '../base/look-up.ts'
import { diffCatalogs } from '../diff/diff.ts'
import { type FitPlaybook, placeKey } from '../fit/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { LiveCatalog } from './catalog.ts'
import { type Note, observe } from './observe.ts'

export interface Drift {
  /** From what the playbook says to what is there, with both positions of each change. */
  diff: CatalogDiff
  /** Paths inside the environment of everything documented that was found there. */
  found: string[][]
  notes: Note[]
  /** As whom the export was made: another may see more. */
  asWhom?: LiveCatalog['asWhom']
}

/**
 * Where an environment's documentation and its live catalog disagree, as a diff: `before` is documented,
 * `after` is there. Without `after` something is documented and not there, without `before` the other way round.
 */
export function driftOf(playbook: FitPlaybook, environment: string, live: LiveCatalog): Drift {
  const { catalog, places, found, notes } = observe(playbook.catalog, environment, live)
  const diff = diffCatalogs(playbook.catalog, catalog)
  const changes = diff.changes.map(({ before, after, ...change }) => ({
    ...change,
    ...(before ? { before: located(before, playbook.places) } : {}),
    ...(after ? { after: located(after, places) } : {}),
  }))
  const { marking, network } = playbook.catalog
  const own = { ...(marking === undefined ? {} : { marking }), ...(network === undefined ? {} : { network }) }
  return { diff: { ...diff, ...own, changes }, found, notes, ...(live.asWhom ? { asWhom: live.asWhom } : {}) }
}

/** A side with the position of what it is about, or of the nearest thing around it. */
function located(side: Side, places: Readonly<Record<string, Position>> | undefined): Side {
  const [, ...path] = side.path
  for (let length = path.length; length > 1; length--) {
    const at = lookUp(places, placeKey(path.slice(0, length)))
    if (at) return { ...side, at }
  }
  return side
}
