import { readChoices, writeChoices } from './parts/choices.ts'
import { differsAt, explaining } from './parts/offers.ts'
import { markAsPage } from './parts/portions.ts'

interface Row {
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

const filters = document.querySelector<HTMLElement>('.filters')
const table = document.querySelector<HTMLTableElement>('.matrix')
if (filters && table) start(filters, table)

/** Filters, baseline and reasons of the matrix. Without it the table shows everything, and reasons open by link. */
function start(filters: HTMLElement, table: HTMLTableElement): void {
  const field = (name: string) => filters.querySelector(`[name="${name}"]`) as HTMLInputElement
  const pick = (name: string) => field(name) as unknown as HTMLSelectElement
  const [text, only] = [field('q'), field('only')]
  const [category, status, against] = [pick('category'), pick('status'), pick('against')]
  const radios = [...document.querySelectorAll<HTMLInputElement>('[name="in"]')]
  const narrow = matchMedia('(max-width: 44rem)')
  const heads = [...table.querySelectorAll<HTMLElement>('thead [data-id]')]
  /** Reasons are on the pages of their services; otherwise each is in a row below. */
  const apart = table.classList.contains('apart')
  const ids = heads.map((head) => head.dataset['id'] ?? '')
  const origins = heads.map(({ dataset: { from } }) => (from === undefined ? undefined : Number(from)))
  const rows = rowsOf(table, ids)
  const byId = new Map(rows.map((row) => [row.element.id, row]))
  const [output, link, all] = ['output', '.result a', '.result button'].map(
    (what) => filters.querySelector<HTMLElement>(what) as HTMLElement,
  )
  const none = document.querySelector<HTMLElement>('.none')
  const total = output?.textContent?.replace(/^\d+/, '') ?? ''
  const base = () => against.selectedIndex - 1

  function read(): void {
    const choices = readChoices()
    text.value = choices.get('q') ?? ''
    for (const select of [category, status, against]) {
      const value = choices.get(select.name) ?? ''
      select.value = [...select.options].some((option) => option.value === value) ? value : ''
    }
    only.checked = choices.has('only')
    for (const reason of choices.get('why')?.split(',') ?? []) find(reason)
    const opened = rows.find((row) => row.open !== undefined)
    // On a narrow screen a reason needs the cell that it explains.
    const place = choices.get('in') ?? (narrow.matches ? ids[opened?.open ?? -1] : undefined)
    const chosen = radios.find((radio) => radio.value === place) ?? radios.find((r) => r.checked)
    if (chosen) chosen.checked = true
    change(choices.size > 0)
    opened?.element.cells[(opened.open ?? 0) + 1]?.scrollIntoView({ block: 'center', inline: 'center' })
  }

  function find(reason: string): Row | undefined {
    const [service = '', environment = ''] = reason.split(':')
    const row = byId.get(service)
    const column = ids.indexOf(environment)
    if (row && column >= 0 && !apart) row.open = column
    return row
  }

  function write(): void {
    const fragment = writeChoices({
      q: text.value.trim(),
      category: category.value,
      status: status.value,
      against: against.value,
      only: only.checked ? 'yes' : '',
      in: radios[0]?.checked ? '' : (radios.find((radio) => radio.checked)?.value ?? ''),
      why: rows.flatMap((row) => (row.open === undefined ? [] : `${row.element.id}:${ids[row.open]}`)).join(),
    })
    if (link) link.hidden = fragment === ''
    link?.setAttribute('href', `#${fragment}`)
    if (all) all.hidden = fragment === ''
  }

  /** Draws the change bars against the chosen baseline. Cells whose reason lies further up the path get a link. */
  function measure(): void {
    const measured = base()
    for (const row of rows) {
      const bars = ids.map((_, i) => differsAt(row.codes, i, measured, origins))
      for (const [i, differs] of bars.entries()) if (differs !== row.bars[i]) draw(row, i, differs)
      row.bars = bars
      row.element.classList.toggle('d', bars.includes(true))
    }
    for (const group of table.tBodies) group.classList.toggle('d', group.querySelector('.s.d') !== null)
    const name = measured < 0 ? 'the environment before' : against.options[against.selectedIndex]?.text
    const key = document.querySelector('.key .bar span')
    if (key && key.textContent !== name) {
      key.textContent = name ?? ''
      markAsPage(key.parentElement)
    }
  }

  function draw(row: Row, column: number, differs: boolean): void {
    const cell = row.element.cells[column + 1]
    cell?.classList.toggle('d', differs)
    const line = cell?.lastElementChild
    if (!differs || row.reasons.has(column) || line?.lastElementChild) return
    if (apart || explaining(column, base(), origins).some((c) => row.reasons.has(c)))
      line?.append(whyLink(row, ids[column] ?? '', apart))
  }

  function filter(): void {
    const words = text.value.toLowerCase().split(/\s+/)
    const wanted = status.selectedIndex - 1
    const column = narrow.matches ? radios.findIndex((radio) => radio.checked) : -1
    const shown = new Map<Element, number>()
    for (const row of rows) {
      const { element, group } = row
      const differs = column < 0 ? row.bars.includes(true) : row.bars[column] === true
      const hidden =
        (category.value !== '' && group.dataset['id'] !== category.value) ||
        !words.every((word) => row.words.includes(word)) ||
        (wanted >= 0 &&
          !(column < 0 ? row.statuses : (row.statuses[column] ?? '')).includes(String(wanted))) ||
        (only.checked && !differs)
      if (element.hidden !== hidden) element.hidden = hidden
      if (row.open !== undefined) for (const reason of row.reasons.values()) reason.hidden = hidden
      shown.set(group, (shown.get(group) ?? 0) + (hidden ? 0 : 1))
    }
    let sum = 0
    for (const [group, count] of shown) {
      sum += count
      const of = rows.filter((row) => row.group === group).length
      ;(group as HTMLElement).hidden = count === 0
      const label = group.querySelector('.group span')
      if (label) label.textContent = count === of ? `${of}` : `${count} of ${of}`
    }
    if (output) output.textContent = `${sum}${total}`
    if (none) none.hidden = sum > 0
  }

  /** Opens the reasons of a row's open column, or closes them where there is none; gives the first. */
  function show(row: Row): HTMLElement | undefined {
    const columns = row.open === undefined ? [] : explaining(row.open, base(), origins)
    for (const [column, reason] of row.reasons) {
      reason.classList.toggle('open', columns.includes(column))
      reason.hidden = row.element.hidden
      reason.tabIndex = -1
    }
    for (const [i, cell] of [...row.element.cells].entries())
      cell.querySelector('p a')?.setAttribute('aria-expanded', String(i - 1 === row.open))
    return columns.map((column) => row.reasons.get(column)).find((reason) => reason !== undefined)
  }

  function close(row: Row): void {
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
    const row = byId.get(service)
    if (!row) return
    event.preventDefault()
    if (environment === undefined || row.open === ids.indexOf(environment)) {
      close(row)
      return
    }
    row.open = ids.indexOf(environment)
    const first = show(row)
    first?.focus({ preventScroll: true })
    first?.scrollIntoView({ block: 'nearest' })
    write()
  }

  function reset(): void {
    for (const control of [text, category, status, against]) control.value = ''
    only.checked = false
    change()
  }

  function change(chosen = true): void {
    measure()
    filter()
    for (const row of rows) if (row.open !== undefined) show(row)
    if (chosen) write()
  }

  const choose = () => {
    filter()
    write()
  }
  text.addEventListener('input', choose)
  for (const control of [category, status, only, ...radios]) control.addEventListener('change', choose)
  against.addEventListener('change', () => change())
  narrow.addEventListener('change', filter)
  table.addEventListener('click', follow)
  table.addEventListener('keydown', (event) => {
    const reason = event.key === 'Escape' && (event.target as Element).closest<HTMLElement>('.why')
    const row = reason && byId.get(reason.id.split(':')[0] ?? '')
    if (row) close(row)
  })
  all?.addEventListener('click', reset)
  none?.querySelector('button')?.addEventListener('click', reset)
  addEventListener('hashchange', read)

  filters.classList.add('ready')
  // A link to a reason opened it by itself; from here on the script does, and the row becomes the target.
  const named = decodeURIComponent(location.hash.slice(1))
  const row = named.includes(':') ? find(named) : undefined
  if (row) location.replace(`#${row.element.id}`)
  read()
}

/** The rows with everything that filters ask of them, so that typing touches no cell. */
function rowsOf(table: HTMLTableElement, ids: string[]): Row[] {
  return [...table.querySelectorAll<HTMLTableRowElement>('.s')].map((element) => {
    const { w = '', o = '', s = '' } = element.dataset
    const cells = [...element.cells]
    const reasons = new Map<number, HTMLElement>()
    for (
      let next = element.nextElementSibling;
      next?.classList.contains('why');
      next = next.nextElementSibling
    )
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
  })
}

function whyLink(row: Row, environment: string, apart: boolean): HTMLAnchorElement {
  const link = document.createElement('a')
  const page = apart ? row.element.querySelector('a')?.getAttribute('href') : ''
  link.href = `${page}#${row.element.id}:${environment}`
  link.textContent = 'Why'
  return link
}
