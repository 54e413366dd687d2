import { countOf } from '../../domain/base/words.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import { parseTarget } from '../../domain/roadmap/target.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import { daysBetween } from './dates.ts'

/** When a roadmap item comes, and how far it has moved since it was first promised. */
export interface When {
  /** "20 Aug 2026", "Aug 2026", "FY26 Q4 (Jul to Sep 2026)". */
  label: string
  /** The last day of it, as long as it is still to come for the edition. */
  last?: string
  /** "Moved twice, 153 days in all." */
  moved?: string
}

const times = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times']

/** Reads a roadmap item's target with the fiscal year of the playbook. */
export function whenOf(
  item: Pick<RoadmapItem, 'target' | 'slips' | 'status'>,
  fiscalYearStart: number,
): When {
  const now = parseTarget(item.target, fiscalYearStart)
  const first = item.slips[0] && parseTarget(item.slips[0].target, fiscalYearStart)
  const often = times[item.slips.length] ?? countOf(item.slips.length, 'time')
  const days = first ? daysBetween(first.last, now.last) : 0
  return {
    label: item.status === 'dropped' ? 'Dropped' : now.label,
    ...(isOpen(item) ? { last: now.last } : {}),
    ...(first ? { moved: `Moved ${often}${days > 0 ? `, ${countOf(days, 'day')} in all` : ''}.` } : {}),
  }
}
