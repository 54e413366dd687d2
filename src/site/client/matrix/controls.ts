import { readChoices, writeChoices } from '../parts/choices.ts'
import { type MatrixRowView, type MatrixTable, openNamed } from './rows.ts'

/** What a reader chooses by; the address keeps it, so that a filtered matrix can be passed on. */
export type Controls = ReturnType<typeof matrixControls>

/** The controls above the matrix, with what is chosen in them and in the address. */
export function matrixControls(filters: HTMLElement, matrix: MatrixTable) {
  const field = (name: string) => filters.querySelector(`[name="${name}"]`) as HTMLInputElement
  const pick = (name: string) => field(name) as unknown as HTMLSelectElement
  const [text, only] = [field('q'), field('only')]
  const [category, status, against] = [pick('category'), pick('status'), pick('against')]
  const radios = [...document.querySelectorAll<HTMLInputElement>('[name="in"]')]
  const narrow = matchMedia('(max-width: 44rem)')
  const [link, all] = ['a', 'button'].map((tag) => filters.querySelector<HTMLElement>(`.result ${tag}`))
  const { rows, ids } = matrix

  return {
    against,
    narrow,
    all,
    /** Those that leave the bars as they are; the text apart, at each key. */
    choosing: [category, status, only, ...radios],
    text,

    /** The column that all others are measured against; -1 for the environment before each. */
    base: () => against.selectedIndex - 1,

    /** Whether a row is asked for, by what is chosen now. */
    wanted(): (row: MatrixRowView) => boolean {
      const words = text.value.toLowerCase().split(/\s+/)
      const code = status.selectedIndex - 1
      // On a narrow screen one column is seen, and it alone decides.
      const column = narrow.matches ? radios.findIndex((radio) => radio.checked) : -1
      return (row) =>
        (category.value === '' || row.group.dataset['id'] === category.value) &&
        words.every((word) => row.words.includes(word)) &&
        (code < 0 || (column < 0 ? row.statuses : (row.statuses[column] ?? '')).includes(String(code))) &&
        (!only.checked || (column < 0 ? row.bars.includes(true) : row.bars[column] === true))
    },

    /** Takes over what the address says; tells whether it says anything. */
    read(): boolean {
      const choices = readChoices()
      text.value = choices.get('q') ?? ''
      for (const select of [category, status, against]) {
        const value = choices.get(select.name) ?? ''
        select.value = [...select.options].some((option) => option.value === value) ? value : ''
      }
      only.checked = choices.has('only')
      for (const reason of choices.get('why')?.split(',') ?? []) openNamed(matrix, reason)
      const opened = rows.find((row) => row.open !== undefined)
      // On a narrow screen a reason needs the cell that it explains.
      const place = choices.get('in') ?? (narrow.matches ? ids[opened?.open ?? -1] : undefined)
      const chosen = radios.find((radio) => radio.value === place) ?? radios.find((r) => r.checked)
      if (chosen) chosen.checked = true
      return choices.size > 0
    },

    /** Writes what is chosen, and which reasons are open, into the address and its link. */
    write(): void {
      const fragment = writeChoices({
        q: text.value.trim(),
        category: category.value,
        status: status.value,
        against: against.value,
        only: only.checked ? 'yes' : '',
        in: radios[0]?.checked ? '' : (radios.find((radio) => radio.checked)?.value ?? ''),
        why: rows
          .flatMap((row) => (row.open === undefined ? [] : `${row.element.id}:${ids[row.open]}`))
          .join(),
      })
      if (link) link.hidden = fragment === ''
      link?.setAttribute('href', `#${fragment}`)
      if (all) all.hidden = fragment === ''
    },

    clear(): void {
      for (const control of [text, category, status, against]) control.value = ''
      only.checked = false
    },
  }
}
