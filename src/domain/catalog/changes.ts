import type { Catalog } from '../../model/catalog.ts'
import { diffEnvironments } from '../diff/diff.ts'
import { environmentIn } from './catalog.ts'
import type { Contrast, Sides } from './contrast.ts'
import { contrastFoundations } from './foundation-contrasts.ts'
import { cellOf } from './matrix.ts'
import { contrastPractice } from './practice-contrasts.ts'
import { type Step, stepsBetween } from './promotion.ts'
import { contrastQuotas } from './quota-contrasts.ts'
import { contrastServices } from './service-contrasts.ts'

/** What changes for an application that comes from one environment to another. */
export interface Comparison {
  from: string
  to: string
  /** The way along the promotion path; undefined where no path joins the two. */
  steps: Step[] | undefined
  /** What breaks if one does nothing. */
  breaks: Contrast[]
  time: Contrast[]
  gain: Contrast[]
  /** Services that are alike in both, and usable. */
  same: { id: string; name: string; version?: string }[]
}

/**
 * Compares two environments of a catalog, next to each other or far apart, in either direction: services
 * first, then what applications stand on, then what people do. Each environment must be one of the catalog's.
 */
export function compareEnvironments(catalog: Catalog, from: string, to: string): Comparison {
  const sides: Sides = {
    catalog,
    from,
    to,
    before: environmentIn(catalog, from),
    after: environmentIn(catalog, to),
    steps: stepsBetween(catalog, from, to),
    changes: diffEnvironments(catalog, from, to),
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
    const { status, version } = cellOf(catalog, id, to)
    if (other.has(id) || status === 'unavailable' || status === 'unknown' || status === 'planned') return []
    return [{ id, name, ...(version === undefined ? {} : { version }) }]
  })
  const those = (effect: Contrast['effect']) => all.filter((c) => c.effect === effect)
  return {
    from,
    to,
    steps: sides.steps,
    breaks: those('breaks'),
    time: those('time'),
    gain: those('gain'),
    same,
  }
}
