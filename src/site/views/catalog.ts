import { catalogOf } from '../../domain/catalog/catalog.ts'
import type { Playbook } from '../../domain/playbook.ts'
import { parseTarget } from '../../domain/roadmap/target.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import type { Category } from '../../model/service.ts'
import { daysBetween } from './dates.ts'
import { countOf } from './words.ts'

const catalogs = new WeakMap<Playbook, Catalog>()

/** The catalog of a playbook, made once for all pages. */
export function catalogFor(playbook: Playbook): Catalog {
  const found = catalogs.get(playbook) ?? catalogOf(playbook)
  catalogs.set(playbook, found)
  return found
}

/** A marking, where it is not the one that everything has unless it says otherwise. */
export const unusual = (marking: string | undefined, usual: string | undefined) =>
  marking === usual ? undefined : marking

export const categoryLabels: Record<Category, string> = {
  data: 'Data',
  messaging: 'Messaging',
  identity: 'Identity and secrets',
  observability: 'Observability',
  runtime: 'Runtime',
  network: 'Network',
  delivery: 'Delivery',
}

/** When a roadmap item comes, and how far it has moved since it was first promised. */
export interface When {
  /** "20 Aug 2026", "Aug 2026", "FY26 Q4 (Jul to Sep 2026)". */
  label: string
  /** "Moved twice, 153 days in all." */
  moved?: string
}

const times = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times']

/** Reads a roadmap item's target with the fiscal year of the playbook. */
export function whenOf(item: RoadmapItem, fiscalYearStart: number): When {
  const now = parseTarget(item.target, fiscalYearStart)
  const first = item.slips[0] && parseTarget(item.slips[0].target, fiscalYearStart)
  const often = times[item.slips.length] ?? countOf(item.slips.length, 'time')
  const days = first ? daysBetween(first.last, now.last) : 0
  return {
    label: item.status === 'dropped' ? 'Dropped' : now.label,
    ...(first ? { moved: `Moved ${often}${days > 0 ? `, ${countOf(days, 'day')} in all` : ''}.` } : {}),
  }
}
