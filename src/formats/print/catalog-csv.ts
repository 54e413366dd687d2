import { matrixOf } from '../../domain/catalog/matrix.ts'
import { evidenceIn } from '../../domain/evidence/evidence.ts'
import { parseTarget } from '../../domain/roadmap/target.ts'
import { supportIn } from '../../domain/support/support.ts'
import type { Catalog } from '../../model/catalog.ts'
import { csvTable } from './csv.ts'

const columns = [
  'category',
  'service',
  'name',
  'environment',
  'status',
  'version',
  'plans',
  'limits',
  'differs in',
  'differs from',
  'what',
  'why',
  'until then',
  'roadmap',
  'target',
  'alternative',
  'seen',
  'evidence',
  'support',
  'marking',
] as const

/**
 * The matrix as CSV (RFC 4180), one row for each service in each environment, Markdown as it was written. The
 * first and the last line hold the banner alone; the second names the columns.
 */
export function catalogCsv(catalog: Catalog): string {
  const banner = [catalog.marking, catalog.caution].filter(Boolean).join(' // ')
  const rows = matrixOf(catalog).groups.flatMap(({ category, rows }) =>
    rows.flatMap(({ id, service, cells }) =>
      cells.map((cell): Record<(typeof columns)[number], string> => {
        const { availability, difference, roadmap } = cell
        const target = roadmap && parseTarget(roadmap.item.target, catalog)
        return {
          category,
          service: id,
          name: service.name,
          environment: cell.environment,
          status: cell.status,
          version: cell.version ?? '',
          plans: cell.plans.join('; '),
          limits: cell.limits.join(' '),
          'differs in': cell.aspects.join(', '),
          'differs from': difference?.from ?? '',
          what: difference?.what ?? '',
          why: difference?.why ?? '',
          'until then': difference?.until ?? '',
          roadmap: roadmap?.item.title ?? '',
          target: target?.label ?? '',
          alternative: cell.alternative ?? '',
          seen: availability?.seen?.on ?? '',
          evidence: evidenceIn(catalog, cell.environment, id)?.words ?? '',
          support: supportIn(catalog, cell.environment, id)?.words ?? '',
          marking: availability?.marking ?? '',
        }
      }),
    ),
  )
  return csvTable(
    banner,
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  )
}
