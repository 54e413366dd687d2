import type { CatalogDiff, Side } from '../../model/catalog-diff.ts'
import { lookUp } from '../base/look-up.ts'
import { diffCatalogs } from '../diff/diff.ts'
import { type FitPlaybook, placeKey } from '../fit/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { LiveCatalog, LiveOffering } from './catalog.ts'
import { coverageOf, type ExportCoverage, isIncomplete } from './coverage.ts'
import type { LiveReading } from './match.ts'
import { type Note, observe, type Question } from './observe.ts'

export interface Drift {
  /** From what the playbook says to what is there, with both positions of each change. */
  diff: CatalogDiff
  /** Paths inside the environment of everything documented that was found there. */
  found: string[][]
  notes: Note[]
  /** Decisions for people; an import writes each as a comment above its subject. */
  questions: Question[]
  /** How far the export could be held against the playbook. */
  coverage: ExportCoverage
  /** Pages are missing, or nothing was compared: nothing different does not mean that all agrees. */
  incomplete: boolean
  /** The offering of each service that was found there, new ones included, with what its broker says of it. */
  offerings: ReadonlyMap<string, LiveOffering>
  /** Why a stack is in its state, where the platform says so. */
  reasons: ReadonlyMap<string, string>
  /** Who made the export; somebody else may see more. */
  asWhom?: LiveCatalog['asWhom']
}

/**
 * Where an environment's documentation and its live catalog disagree, as a diff: `before` is documented,
 * `after` is there. Without `after` something is documented and not there, without `before` the other way round.
 */
export function driftOf(
  playbook: FitPlaybook,
  environment: string,
  live: LiveCatalog,
  reading: LiveReading = {},
): Drift {
  const observed = observe(playbook.catalog, environment, live, reading)
  const { catalog, places, found, notes, questions } = observed
  const coverage = coverageOf(live, observed.compared, observed.left)
  const diff = diffCatalogs(playbook.catalog, catalog)
  const changes = diff.changes.map(({ before, after, ...change }) => ({
    ...change,
    ...(before ? { before: located(before, playbook.places) } : {}),
    ...(after ? { after: located(after, places) } : {}),
  }))
  const { marking, network } = playbook.catalog
  const own = { ...(marking === undefined ? {} : { marking }), ...(network === undefined ? {} : { network }) }
  return {
    diff: { ...diff, ...own, changes },
    found,
    notes,
    questions,
    coverage,
    incomplete: isIncomplete(coverage, live),
    offerings: observed.offerings,
    reasons: new Map(
      live.stacks.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason]])),
    ),
    ...(live.asWhom ? { asWhom: live.asWhom } : {}),
  }
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
