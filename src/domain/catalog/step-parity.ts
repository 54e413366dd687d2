import type { Difference } from '../../model/availability.ts'
import type { Catalog, CatalogEnvironment } from '../../model/catalog.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import { environmentIn, lookUp } from '../base/look-up.ts'
import { isOpen } from '../roadmap/open.ts'
import { aspectsOf } from './matrix.ts'
import type { Aspect } from './parity.ts'
import type { ComparisonStep } from './promotion.ts'

/** How one service differs across one promotion step. */
export interface ParityItem {
  service: string
  aspects: Aspect[]
  difference?: Difference
  /** The open roadmap item that is to close it. */
  closing?: { id: string; item: RoadmapItem }
}

/** How much the two environments of one promotion step differ, for the teams that run them. */
export interface StepParity {
  from: string
  to: string
  /** Differences with a reason and an open roadmap item. */
  closing: ParityItem[]
  /** Differences with a reason and no date. */
  explained: ParityItem[]
  /** Differences that nobody has given a reason for. */
  unexplained: ParityItem[]
  /** Services that are the same in both. */
  same: string[]
  /** Parity means code and configuration, not only catalogs: what each side is made from. */
  automation: { from: CatalogEnvironment['automation']; to: CatalogEnvironment['automation'] }
}

/** Sorts the differences of one promotion step by what is known of them; see {@link StepParity}. */
export function parityOf(catalog: Catalog, { from, to }: Pick<ComparisonStep, 'from' | 'to'>): StepParity {
  const [source, target] = [environmentIn(catalog, from), environmentIn(catalog, to)]
  const items = Object.keys(catalog.services).map((service): ParityItem => {
    const availability = lookUp(target.services, service)
    const item = lookUp(target.roadmap, availability?.roadmap)
    return {
      service,
      aspects: aspectsOf(catalog, service, from, to),
      ...(availability?.difference ? { difference: availability.difference } : {}),
      ...(item && isOpen(item) && availability?.roadmap
        ? { closing: { id: availability.roadmap, item } }
        : {}),
    }
  })
  const apart = items.filter((item) => item.aspects.length > 0)
  const withReason = apart.filter((item) => item.difference)
  return {
    from,
    to,
    closing: withReason.filter((item) => item.closing),
    explained: withReason.filter((item) => !item.closing),
    unexplained: apart.filter((item) => !item.difference),
    same: items.filter((item) => item.aspects.length === 0).map((item) => item.service),
    automation: { from: source.automation, to: target.automation },
  }
}
