import { countInWords } from '../../domain/base/words.ts'
import { lookUp } from '../../domain/catalog/catalog.ts'
import {
  aspectsOf,
  type Cell,
  type CellStatus,
  cellStatuses,
  matrixOf,
  type ServiceRow,
} from '../../domain/catalog/matrix.ts'
import { layOutPaths, type PathRow } from '../../domain/catalog/path-layout.ts'
import { type EvidenceView, evidenceIn } from '../../domain/evidence/evidence.ts'
import { disturbancesBy } from '../../domain/notices/notices.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { hasReason, reasonsShown } from '../../domain/pages/matrix.ts'
import { reasonAnchor } from '../../domain/pages/services.ts'
import { labelIn } from '../../domain/playbook/lists.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { type SupportView, supportIn } from '../../domain/support/support.ts'
import type { Catalog } from '../../model/catalog.ts'
import { unusual } from './catalog.ts'
import { dayLabel } from './dates.ts'
import { type ReasonView, reasonView } from './matrix-reasons.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'
import { statusLabels } from './status.ts'
import { whenOf } from './when.ts'

/** A station over its column. */
export interface Column {
  id: string
  name: string
  short: string
  href: string
  /** Place of the column of the environment it is promoted from; absent at the start of a path. */
  from?: number
  /** What the path draws at it. */
  row: PathRow | undefined
  available: number
}

/** One service in one environment, as the table shows it. */
export interface CellView {
  status: CellStatus
  label: string
  version?: string
  /** The second line: plans, or what stands in their place. */
  line: string
  /** The last day of what that line promises. */
  promised?: string
  /** Upstream's end of support, where it is past or near. */
  support?: string
  /** When an export showed it, in words; and whether that is too long ago, or never was. */
  seen?: { words: string; isOpen: boolean }
  differs: boolean
  /** Where its reason is read: in a row below, or on the service's page where there are too many for one page. */
  why?: string
  marking: string | undefined
}

export interface RowView {
  id: string
  name: string
  short: string
  /** What else one may look for it by: id, aliases, names of offerings and plans. */
  words: string
  differs: boolean
  /** For each column, which offer it has: cells with the same code do not differ. */
  codes: string
  /** For each column, the place of its status in `cellStatuses`. */
  statuses: string
  cells: CellView[]
  /** The rows below it; none where reasons are read on the service's page. */
  reasons: ReasonView[]
}

export interface MatrixView {
  columns: Column[]
  /** Lines of promotion paths that lie side by side over them. */
  lanes: number
  /** Whether there are so many cells that those out of sight are better not drawn. */
  vast: boolean
  /** Whether reasons are read on the page of their service, not below their row. */
  apart: boolean
  groups: { id: string; title: string; rows: RowView[] }[]
  counts: { status: CellStatus; label: string; count: number }[]
  services: number
  unanswered: number
}

/**
 * The matrix of services and environments as its page shows it, each cell against the environment before it.
 * Markings are shown where they are not the `usual` one; evidence is that of a day, names of categories are the
 * playbook's. On a leaf, which has some of the services, reasons are read on the pages of services.
 */
export function matrixView(
  catalog: Catalog,
  usual?: string,
  asOf?: string,
  playbook: Pick<Playbook, 'configuration'> = { configuration: undefined },
  isLeaf = false,
): MatrixView {
  const matrix = matrixOf(catalog)
  const ids = matrix.environments.map((e) => e.id)
  const { lanes, rows: paths } = layOutPaths(
    matrix.environments.map(({ id, environment: { promotesFrom } }) => ({ id, promotesFrom })),
  )
  const columns = matrix.environments.map(({ id, environment, counts }): Column => {
    const from = ids.indexOf(environment.promotesFrom ?? '')
    return {
      id,
      name: environment.name,
      short: environment.short,
      href: environmentAddress(id, 'services'),
      ...(from < 0 ? {} : { from }),
      row: paths.get(id),
      available: counts.available,
    }
  })
  const rows = matrix.groups.flatMap((group) => group.rows)
  const services = rows.length
  const apart = rows.some((row) => row.cells.some(hasReason)) && (isLeaf || reasonsShown(matrix).length === 0)
  return {
    columns,
    lanes,
    vast: services * columns.length > 1000,
    apart,
    groups: matrix.groups.map(({ category, rows }) => ({
      id: category,
      title: labelIn(playbook, 'category', category),
      rows: rows.map((row) => rowView(catalog, row, apart, usual, asOf)),
    })),
    counts: cellStatuses.map((status) => ({
      status,
      label: statusLabels[status],
      count: matrix.counts[status],
    })),
    services,
    unanswered: matrix.counts.unknown,
  }
}

/** What takes services away on a day, by column. */
export const disturbancesInColumns = (playbook: Playbook, { columns }: MatrixView, asOf: string) =>
  columns.map(({ id }) => disturbancesBy(playbook, asOf, id))

/** The page's lead and facts. */
export function matrixPage(
  playbook: Playbook,
  view: Pick<MatrixView, 'services' | 'columns' | 'unanswered'>,
  asOf: string,
): Page {
  const cells = view.services * view.columns.length
  return referencePage(playbook, {
    lead: `${countInWords(view.services, 'service')} along the promotion path.`,
    facts: [
      { label: 'As of', text: dayLabel(asOf) },
      {
        label: 'Data',
        links: [
          { href: '/data/catalog.csv', text: 'CSV' },
          { href: '/data/catalog.json', text: 'JSON' },
        ],
      },
      { label: 'Cells without answer', text: `${view.unanswered} of ${cells}` },
    ],
  })
}

function rowView(catalog: Catalog, row: ServiceRow, apart: boolean, usual?: string, asOf?: string): RowView {
  const environments = row.cells.map((cell) => cell.environment)
  return {
    id: row.id,
    name: row.service.name,
    short: row.service.short,
    words: searchWords(row),
    differs: row.differs,
    codes: offerCodes(catalog, row.id, environments),
    statuses: row.cells.map((cell) => cellStatuses.indexOf(cell.status)).join(''),
    cells: row.cells.map((cell) => ({
      status: cell.status,
      label: statusLabels[cell.status],
      ...(cell.version === undefined ? {} : { version: cell.version }),
      ...secondLine(catalog, cell),
      ...supportNear(supportIn(catalog, cell.environment, cell.service, asOf)),
      ...seenOf(evidenceIn(catalog, cell.environment, cell.service, asOf)),
      differs: cell.differs,
      ...(hasReason(cell) ? { why: `${apart ? `/services/${row.id}` : ''}#${reasonAnchor(cell)}` } : {}),
      marking: unusual(cell.availability?.marking, usual),
    })),
    reasons: row.cells.flatMap((cell, i) =>
      hasReason(cell) && !apart ? [reasonView(catalog, row, cell, i, usual)] : [],
    ),
  }
}

const supportNear = (support: SupportView | undefined): Pick<CellView, 'support'> =>
  support && /ended|ending/.test(support.state) ? { support: support.words } : {}

const seenOf = (evidence: EvidenceView | undefined): Pick<CellView, 'seen'> =>
  evidence ? { seen: { words: evidence.words, isOpen: evidence.state !== 'seen' } } : {}

function searchWords({ id, service, cells }: ServiceRow): string {
  const offered = cells.flatMap((cell) => [...cell.plans, cell.availability?.live?.offering ?? ''])
  const words = [id, ...service.aliases, ...offered].map((word) => word.toLowerCase())
  return [...new Set(words)].filter((word) => word !== '').join(' ')
}

/**
 * A character for each column, the same where two environments offer the same: what differs from a chosen
 * baseline can be told from it without the catalog.
 */
export function offerCodes(catalog: Catalog, service: string, environments: readonly string[]): string {
  const offers: string[] = []
  const codes = environments.map((id) => {
    const known = offers.findIndex((other) => aspectsOf(catalog, service, other, id).length === 0)
    return codeOf(known < 0 ? offers.push(id) - 1 : known)
  })
  return codes.join('')
}

/** Digits, then letters; then letters of other scripts, where more than 36 environments all differ. */
const codeOf = (n: number) => (n < 36 ? n.toString(36) : String.fromCharCode(0x100 + n))

/** Plans; or, where there is nothing to size by, when it comes, what to take instead, how long it stays. */
function secondLine(
  catalog: Catalog,
  { status, plans, availability, roadmap, alternative }: Cell,
): Pick<CellView, 'line' | 'promised'> {
  const when = roadmap && whenOf(roadmap.item, catalog)
  const date = {
    line: when?.label.replace(/ \(.*/, '') ?? 'no date',
    ...(when?.last === undefined ? {} : { promised: when.last }),
  }
  const instead = lookUp(catalog.services, alternative)?.name
  switch (status) {
    case 'unknown':
      return { line: 'no answer yet' }
    case 'planned':
      return date
    case 'unavailable':
      return instead ? { line: `use ${instead}` } : date
    case 'deprecated':
      return {
        line: [...plans, ...(availability?.until ? [`until ${dayLabel(availability.until)}`] : [])].join(
          ', ',
        ),
      }
    default:
      return { line: plans.join(', ') }
  }
}
