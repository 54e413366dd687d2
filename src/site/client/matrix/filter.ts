import type { Controls } from './controls.ts'
import type { MatrixTable } from './rows.ts'

/** Where the counts are told, and what stands there when nothing is left. */
export interface Tally {
  output: HTMLElement | null
  none: HTMLElement | null
  /** " of 24 services": what follows the count. */
  total: string
}

/** Shows the rows that are asked for, and tells how many there are, in all and by group. */
export function filterRows({ rows }: MatrixTable, controls: Controls, { output, none, total }: Tally): void {
  const isWanted = controls.wanted()
  const shown = new Map<HTMLElement, number>()
  for (const row of rows) {
    const { element, group } = row
    const hidden = !isWanted(row)
    if (element.hidden !== hidden) element.hidden = hidden
    if (row.open !== undefined) for (const reason of row.reasons.values()) reason.hidden = hidden
    shown.set(group, (shown.get(group) ?? 0) + (hidden ? 0 : 1))
  }
  let sum = 0
  for (const [group, count] of shown) {
    sum += count
    const of = rows.filter((row) => row.group === group).length
    group.hidden = count === 0
    const label = group.querySelector('.group span')
    if (label) label.textContent = count === of ? `${of}` : `${count} of ${of}`
  }
  if (output) output.textContent = `${sum}${total}`
  if (none) none.hidden = sum > 0
}
