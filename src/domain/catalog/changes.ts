import type { Catalog } from '../../model/catalog.ts'
import type { Comparison, Effect } from '../../model/comparison.ts'
import { environmentIn } from '../base/look-up.ts'
import { diffEnvironments } from '../diff/diff.ts'
import { type ContrastSides, changesByPlace } from './contrast.ts'
import { contrastFoundations } from './foundation-contrasts.ts'
import { offeredAt } from './matrix.ts'
import { contrastPractice } from './practice-contrasts.ts'
import { stepsBetween } from './promotion.ts'
import { contrastQuotas } from './quota-contrasts.ts'
import { contrastServices } from './service-contrasts.ts'

/**
 * Compares two environments of a catalog, next to each other or far apart, in either direction: services
 * first, then what applications stand on, then what people do. Each environment must be one of the catalog's.
 */
export function compareEnvironments(catalog: Catalog, from: string, to: string): Comparison {
  const sides: ContrastSides = {
    catalog,
    from,
    to,
    before: environmentIn(catalog, from),
    after: environmentIn(catalog, to),
    steps: stepsBetween(catalog, from, to),
    changes: changesByPlace(diffEnvironments(catalog, from, to)),
  }
  const services = contrastServices(sides)
  const all = [
    ...services,
    ...contrastFoundations(sides),
    ...contrastQuotas(sides),
    ...contrastPractice(sides),
  ]
  const other = new Set(services.map((c) => c.id))
  const same = Object.entries(catalog.services).flatMap(([id, { name }]) => {
    const { status, version } = offeredAt(catalog, id, to)
    if (other.has(id) || status === 'unavailable' || status === 'unknown' || status === 'planned') return []
    return [{ id, name, ...(version === undefined ? {} : { version }) }]
  })
  const those = (effect: Effect) => all.filter((c) => c.effect === effect)
  return {
    from,
    to,
    ...(sides.steps ? { steps: sides.steps } : {}),
    breaks: those('breaks'),
    time: those('time'),
    gain: those('gain'),
    same,
  }
}
