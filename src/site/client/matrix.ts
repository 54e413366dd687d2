import { drawBars, drawReasons } from './matrix/bars.ts'
import { matrixControls } from './matrix/controls.ts'
import { filterRows } from './matrix/filter.ts'
import { type MatrixRowView, matrixTable, openNamed } from './matrix/rows.ts'

const filters = document.querySelector<HTMLElement>('.filters')
const table = document.querySelector<HTMLTableElement>('.matrix')
if (filters && table) filterMatrix(filters, table)

/** Filters, baseline and reasons of the matrix. Without it the table shows everything, and reasons open by link. */
function filterMatrix(filters: HTMLElement, table: HTMLTableElement): void {
  const matrix = matrixTable(table)
  const controls = matrixControls(filters, matrix)
  const output = filters.querySelector<HTMLElement>('output')
  const none = document.querySelector<HTMLElement>('.none')
  const tally = { output, none, total: output?.textContent?.replace(/^\d+/, '') ?? '' }

  const filter = () => filterRows(matrix, controls, tally)
  const { text, choosing, against, narrow, all, write } = controls
  const show = (row: MatrixRowView) => drawReasons(row, matrix, controls.base())

  function change(chosen = true): void {
    drawBars(matrix, controls)
    filter()
    for (const row of matrix.rows) if (row.open !== undefined) show(row)
    if (chosen) write()
  }

  function read(): void {
    change(controls.read())
    const opened = matrix.rows.find((row) => row.open !== undefined)
    opened?.element.cells[(opened.open ?? 0) + 1]?.scrollIntoView({ block: 'center', inline: 'center' })
  }

  function close(row: MatrixRowView): void {
    const cell = row.element.cells[(row.open ?? -1) + 1]
    delete row.open
    show(row)
    cell?.querySelector<HTMLElement>('p a')?.focus()
    write()
  }

  function follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    const [service = '', environment] = decodeURIComponent(link.hash.slice(1)).split(':')
    const row = matrix.byId.get(service)
    if (!row) return
    event.preventDefault()
    const column = environment === undefined ? -1 : matrix.ids.indexOf(environment)
    if (environment === undefined || row.open === column) {
      close(row)
      return
    }
    row.open = column
    const first = show(row)
    first?.focus({ preventScroll: true })
    first?.scrollIntoView({ block: 'nearest' })
    write()
  }

  const choose = () => {
    filter()
    write()
  }
  const reset = () => {
    controls.clear()
    change()
  }
  text.addEventListener('input', choose)
  for (const control of choosing) control.addEventListener('change', choose)
  against.addEventListener('change', () => change())
  narrow.addEventListener('change', filter)
  table.addEventListener('click', follow)
  table.addEventListener('keydown', (event) => {
    const reason = event.key === 'Escape' && (event.target as Element).closest<HTMLElement>('.why')
    const row = reason && matrix.byId.get(reason.id.split(':')[0] ?? '')
    if (row) close(row)
  })
  all?.addEventListener('click', reset)
  none?.querySelector('button')?.addEventListener('click', reset)
  addEventListener('hashchange', read)

  filters.classList.add('ready')
  // A link to a reason opened it by itself; from here on the script does, and the row becomes the target.
  const named = decodeURIComponent(location.hash.slice(1))
  const row = named.includes(':') ? openNamed(matrix, named) : undefined
  if (row) location.replace(`#${row.element.id}`)
  read()
}
