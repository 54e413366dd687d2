import { listOf } from '../../domain/base/words.ts'
import { lookUp } from '../../domain/catalog/catalog.ts'
import type { Cell, ServiceRow } from '../../domain/catalog/matrix.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { reasonAnchor } from '../../domain/pages/services.ts'
import type { Difference } from '../../model/availability.ts'
import type { Catalog } from '../../model/catalog.ts'
import { unusual } from './catalog.ts'
import type { Link } from './page.ts'
import { type When, whenOf } from './when.ts'

/** Why one cell is as it is: the strip below its row. */
export interface ReasonView {
  id: string
  /** Number of its column, from 1. */
  column: number
  /** "Why il5 differs from il4" */
  title: string
  /** In what it differs, in words: "status and plans". */
  aspects: string
  /** Absent where nobody has given a reason. */
  difference?: Difference
  marking: string | undefined
  when?: When & { title: string; href: string }
  alternative?: Link
  /** The next reason up the path; that one leads further. */
  before?: Link
  /** Everything about the service there. */
  more: Link
}

/** The reason of one cell, which stands in the column `i`, counted from 0. */
export function reasonView(
  catalog: Catalog,
  row: ServiceRow,
  cell: Cell,
  i: number,
  usual?: string,
): ReasonView {
  const { difference, roadmap, environment } = cell
  const nameOf = (id: string) => lookUp(catalog.environments, id)?.name ?? id
  const from = difference?.from ?? cell.baseline ?? ''
  const alternative = cell.alternative ?? ''
  const instead = lookUp(catalog.services, alternative)
  const before = cell.chain.findLast((step) => step.to !== environment)
  return {
    id: reasonAnchor(cell),
    column: i + 1,
    title: `Why ${nameOf(environment)} differs from ${nameOf(from)}`,
    aspects: listOf(cell.aspects),
    ...(difference ? { difference } : {}),
    marking: unusual(difference?.marking, usual),
    ...(roadmap
      ? {
          when: {
            ...whenOf(roadmap.item, catalog.fiscalYearStart),
            title: roadmap.item.title,
            href: `${environmentAddress(environment, 'roadmap')}#${roadmap.id}`,
          },
        }
      : {}),
    ...(instead ? { alternative: { href: `/services/${alternative}`, text: instead.name } } : {}),
    ...(before
      ? {
          before: {
            href: `#${reasonAnchor({ service: row.id, environment: before.to })}`,
            text: `${nameOf(before.to)} from ${nameOf(before.from)}`,
          },
        }
      : {}),
    more: {
      href: `${environmentAddress(environment, 'services')}#${row.id}`,
      text: `${row.service.name} in ${nameOf(environment)}`,
    },
  }
}
