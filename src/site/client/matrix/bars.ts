import { differsAt, explaining } from '../parts/offers.ts'
import { markAsPage } from '../parts/portions.ts'
import type { Controls } from './controls.ts'
import type { MatrixRowView, MatrixTable } from './rows.ts'

/** Draws the change bars against the chosen baseline. Cells whose reason lies further up the path get a link. */
export function drawBars(matrix: MatrixTable, controls: Controls): void {
  const { table, rows, ids, origins } = matrix
  const measured = controls.base()
  for (const row of rows) {
    const bars = ids.map((_, i) => differsAt(row.codes, i, measured, origins))
    for (const [i, differs] of bars.entries())
      if (differs !== row.bars[i]) drawBar(matrix, row, i, differs, measured)
    row.bars = bars
    row.element.classList.toggle('d', bars.includes(true))
  }
  for (const group of table.tBodies) group.classList.toggle('d', group.querySelector('.s.d') !== null)
  const { options, selectedIndex } = controls.against
  const name = measured < 0 ? 'the environment before' : options[selectedIndex]?.text
  const key = document.querySelector('.key .bar span')
  if (key && key.textContent !== name) {
    key.textContent = name ?? ''
    markAsPage(key.parentElement)
  }
}

function drawBar(
  matrix: MatrixTable,
  row: MatrixRowView,
  column: number,
  differs: boolean,
  measured: number,
): void {
  const { ids, origins, apart } = matrix
  const cell = row.element.cells[column + 1]
  cell?.classList.toggle('d', differs)
  const line = cell?.querySelector('p:not(.trouble)')
  if (!differs || row.reasons.has(column) || line?.lastElementChild) return
  if (apart || explaining(column, measured, origins).some((c) => row.reasons.has(c)))
    line?.append(whyLink(row, ids[column] ?? '', apart))
}

function whyLink(row: MatrixRowView, environment: string, apart: boolean): HTMLAnchorElement {
  const link = document.createElement('a')
  const page = apart ? row.element.querySelector('a')?.getAttribute('href') : ''
  link.href = `${page}#${row.element.id}:${environment}`
  link.textContent = 'Why'
  const service = row.element.querySelector('a')?.textContent ?? row.element.id
  link.setAttribute('aria-label', `Why ${service} differs in ${environment}`)
  return link
}

/** Opens the reasons of a row's open column, or closes them where there is none; gives the first. */
export function drawReasons(
  row: MatrixRowView,
  { origins }: MatrixTable,
  measured: number,
): HTMLElement | undefined {
  const columns = row.open === undefined ? [] : explaining(row.open, measured, origins)
  for (const [column, reason] of row.reasons) {
    reason.classList.toggle('open', columns.includes(column))
    reason.hidden = row.element.hidden
    reason.tabIndex = -1
  }
  for (const [i, cell] of [...row.element.cells].entries())
    cell.querySelector('p:not(.trouble) a')?.setAttribute('aria-expanded', String(i - 1 === row.open))
  return columns.map((column) => row.reasons.get(column)).find((reason) => reason !== undefined)
}
