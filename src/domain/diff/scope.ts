import type { Catalog } from '../../model/catalog.ts'
import type { Change, ChangeSeverity } from '../../model/catalog-diff.ts'
import type { Comparison, Effect } from '../../model/comparison.ts'
import { lookUp } from '../catalog/catalog.ts'
import type { TreePath } from './tree.ts'

/** Which part of a diff is asked for; a field that is absent filters nothing. */
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

/** In a comparison, what is breaking is what breaks for somebody who moves there. */
const effects: Record<ChangeSeverity, Effect> = {
  breaking: 'breaks',
  additive: 'gain',
  informational: 'time',
}

/** The part of a comparison that a scope asks for. */
export function comparedInScope(comparison: Comparison, { service, only }: Scope): Comparison {
  const those = (effect: Effect) =>
    only !== undefined && effects[only] !== effect
      ? []
      : comparison[effect].filter((c) => service === undefined || (c.area === 'services' && c.id === service))
  return {
    ...comparison,
    breaks: those('breaks'),
    time: those('time'),
    gain: those('gain'),
    same:
      only === undefined ? comparison.same.filter(({ id }) => service === undefined || id === service) : [],
  }
}

/** Every place in a catalog from which a comparison shows something. */
export function* touchedBy({
  from,
  to,
  steps = [],
  breaks,
  time,
  gain,
  same,
}: Comparison): Generator<TreePath> {
  const offering = (environment: string, id: string) => ['environments', environment, 'services', id]
  for (const { area, id, changes, roadmap } of [...breaks, ...time, ...gain]) {
    yield* touchedByChanges(changes)
    if (area === 'services') {
      yield ['services', id]
      for (const environment of [from, to]) yield offering(environment, id)
      for (const step of steps) yield [...offering(step.to, id), 'difference']
    } else for (const step of steps) yield ['environments', step.to, 'differs']
    if (roadmap) yield ['environments', roadmap.environment, 'roadmap', roadmap.id]
  }
  for (const { id } of same) {
    yield ['services', id]
    for (const environment of [from, to]) yield [...offering(environment, id), 'version']
  }
}

/** Every place in either catalog from which changes show something. */
export function* touchedByChanges(changes: readonly Change[]): Generator<TreePath> {
  for (const { before, after } of changes) {
    if (before) yield before.path
    if (after) yield after.path
  }
}
