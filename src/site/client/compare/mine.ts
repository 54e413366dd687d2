import { make } from '../parts/dom.ts'
import { markAsPage } from '../parts/portions.ts'

const key = 'fieldbook.services'

/** The services that a reader said are theirs, kept on this machine alone; none where storage is refused. */
function kept(): string[] {
  try {
    const services: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(services) ? services.map(String) : []
  } catch {
    return []
  }
}

function keep(services: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(services))
  } catch {
    // Then they are chosen anew on the next page.
  }
}

/**
 * Lets a reader say which services are theirs, above a comparison or in a place of its own; rows of the others go. What
 * is no service stays.
 */
export function offerMine(table: HTMLTableElement | null, place?: Element | null): void {
  place?.replaceChildren()
  const rows = [...(table?.querySelectorAll<HTMLElement>('tr[data-of^="services "]') ?? [])]
  if (!table || rows.length < 2) return
  const ids = rows.map((row) => row.dataset['of']?.slice('services '.length) ?? '')
  const said = kept()
  const boxes = ids.map((value) => make('input', { type: 'checkbox', value, checked: said.includes(value) }))
  const summary = make('summary')
  const list = make(
    'div',
    {},
    ...rows.map((row, i) =>
      markAsPage(make('label', {}, boxes[i], row.querySelector('a')?.textContent ?? '')),
    ),
  )
  const groups = [...table.tBodies].map((body) => {
    const count = body.querySelector<HTMLElement>('.group span')
    return { body, count, all: count?.textContent ?? '' }
  })

  function filter(): void {
    const mine = ids.filter((_, i) => boxes[i]?.checked)
    for (const [i, row] of rows.entries()) {
      row.hidden = mine.length > 0 && !mine.includes(ids[i] ?? '')
      const details = row.nextElementSibling
      if (details?.matches('.more')) (details as HTMLElement).hidden = row.hidden
    }
    for (const { body, count, all } of groups) {
      const left = body.querySelectorAll('tr[data-of]:not([hidden])').length
      if (count) count.textContent = String(left) === all ? all : `${left} of ${all}`
    }
    summary.textContent = `My services: ${mine.length > 0 ? `${mine.length} of ${ids.length}` : `all ${ids.length}`}`
    markAsPage(summary)
  }
  list.addEventListener('change', () => {
    keep([...said.filter((id) => !ids.includes(id)), ...ids.filter((_, i) => boxes[i]?.checked)])
    filter()
  })
  const offered = make('details', { class: 'mine controls' }, summary, list)
  if (place) place.append(offered)
  else table.before(offered)
  filter()
}
