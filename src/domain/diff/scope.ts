import type { Catalog } from '../../model/catalog.ts'
import type { Change, ChangeSeverity } from '../../model/catalog-diff.ts'
import type { Comparison, Contrast } from '../../model/comparison.ts'
import { lookUp } from '../catalog/catalog.ts'
import type { TreePath } from './tree.ts'

/** What of a diff is asked for; what is absent leaves nothing out. */
export interface Scope {
  environment?: string | undefined
  service?: string | undefined
  only?: ChangeSeverity | undefined
}

/** The changes that a scope asks for: of an environment and the services it speaks of, of one service, of one severity. */
export function inScope(changes: readonly Change[], catalogs: readonly Catalog[], scope: Scope): Change[] {
  const { environment, service, only } = scope
  const speaks = (id: string) =>
    catalogs.some((c) => lookUp(lookUp(c.environments, environment)?.services, id) !== undefined)
  const isAsked = ([root, id = '', area, key = '']: TreePath) => {
    if (root === 'environments') {
      const isHere = environment === undefined || id === environment
      return isHere && (service === undefined || (area === 'services' && key === service))
    }
    if (root !== 'services') return false
    return service === undefined ? environment === undefined || speaks(id) : id === service
  }
  return changes.filter(
    ({ before, after, severity }) =>
      (only === undefined || severity === only) &&
      [before, after].some((side) => side !== undefined && isAsked(side.path)),
  )
}

/** The part of a comparison that a scope asks for. */
export function comparedInScope(comparison: Comparison, { service, only }: Scope): Comparison {
  const isAsked = ({ area, id, changes }: Contrast) =>
    (service === undefined || (area === 'services' && id === service)) &&
    (only === undefined || changes.some((change) => change.severity === only))
  return {
    ...comparison,
    breaks: comparison.breaks.filter(isAsked),
    time: comparison.time.filter(isAsked),
    gain: comparison.gain.filter(isAsked),
    same:
      only === undefined ? comparison.same.filter(({ id }) => service === undefined || id === service) : [],
  }
}

/** Every place of a catalog that a comparison shows something of. */
export function* touchedBy({
  from,
  to,
  steps = [],
  breaks,
  time,
  gain,
  same,
}: Comparison): Generator<TreePath> {
  for (const contrast of [...breaks, ...time, ...gain]) {
    for (const { before, after } of contrast.changes) {
      if (before) yield before.path
      if (after) yield after.path
    }
    const environments = [from, to, ...steps.map((step) => step.to)]
    for (const environment of environments) {
      if (contrast.area === 'services') {
        yield ['services', contrast.id]
        yield ['environments', environment, 'services', contrast.id]
      } else yield ['environments', environment, 'differs']
    }
    if (contrast.roadmap) yield ['environments', contrast.roadmap.environment, 'roadmap', contrast.roadmap.id]
  }
  for (const { id } of same) {
    yield ['services', id]
    for (const environment of [from, to]) yield ['environments', environment, 'services', id]
  }
}

/** Every place of either catalog that changes show something of. */
export function* touchedByChanges(changes: readonly Change[]): Generator<TreePath> {
  for (const { before, after } of changes) {
    if (before) yield before.path
    if (after) yield after.path
  }
}
