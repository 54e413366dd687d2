export interface MatrixRowView {
  element: HTMLTableRowElement
  group: HTMLTableSectionElement
  /** What it is found by. */
  words: string
  codes: string
  statuses: string
  /** Its reasons by column. */
  reasons: Map<number, HTMLElement>
  /** For each column, whether it carries a change bar. */
  bars: boolean[]
  /** The column whose reason is open. */
  open?: number
}

/** The table, and everything that is asked of it often, so that typing touches no cell. */
export interface MatrixTable {
  table: HTMLTableElement
  rows: MatrixRowView[]
  byId: Map<string, MatrixRowView>
  /** Environments by column, and the column of the one before each. */
  ids: string[]
  origins: (number | undefined)[]
  /** Reasons are on the pages of their services; otherwise each is in a row below. */
  apart: boolean
}

/** The matrix as it stands in the page: its rows, columns and what is open. */
export function matrixTable(table: HTMLTableElement): MatrixTable {
  const heads = [...table.querySelectorAll<HTMLElement>('thead [data-id]')]
  const ids = heads.map((head) => head.dataset['id'] ?? '')
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('.s')].map((element) => rowOf(element, ids))
  return {
    table,
    rows,
    byId: new Map(rows.map((row) => [row.element.id, row])),
    ids,
    origins: heads.map(({ dataset: { from } }) => (from === undefined ? undefined : Number(from))),
    apart: table.classList.contains('apart'),
  }
}

function rowOf(element: HTMLTableRowElement, ids: readonly string[]): MatrixRowView {
  const { w = '', o = '', s = '' } = element.dataset
  const cells = [...element.cells]
  const reasons = new Map<number, HTMLElement>()
  for (let next = element.nextElementSibling; next?.classList.contains('why'); next = next.nextElementSibling)
    reasons.set(ids.indexOf(next.id.split(':')[1] ?? ''), next as HTMLElement)
  return {
    element,
    group: element.parentElement as HTMLTableSectionElement,
    words: `${w} ${cells[0]?.textContent?.toLowerCase()}`,
    codes: o,
    statuses: s,
    reasons,
    bars: cells.slice(1).map((cell) => cell.className === 'd'),
  }
}

/** Opens the reason that `service:environment` names, where it is in the table; gives the row of the service. */
export function openNamed({ byId, ids, apart }: MatrixTable, reason: string): MatrixRowView | undefined {
  const [service = '', environment = ''] = reason.split(':')
  const row = byId.get(service)
  const column = ids.indexOf(environment)
  if (row && column >= 0 && !apart) row.open = column
  return row
}
