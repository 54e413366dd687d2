import { type DateSpan, datesOf } from '../../../domain/onboarding/dates.ts'
import type { DatedExpectation, Schedule } from '../../../domain/onboarding/schedule.ts'
import { dayLabel } from '../../views/dates.ts'
import { calendar, countdown, gridMarkup, scaleMarkup } from '../../views/schedule-axis.ts'
import { markAsPage } from '../parts/portions.ts'
import { answerOf } from './answer.ts'
import { drawRow } from './draw-row.ts'
import type { PlannerInput } from './given.ts'

/** The table of steps, with each step's row by its id. */
export interface ScheduleTable {
  table: HTMLTableElement
  rows: ReadonlyMap<string, HTMLTableRowElement>
}

/**
 * Draws a schedule for a day of release, or counted back from no day in particular where that is empty; gives the
 * days of each step, where there is a day.
 */
export function drawSchedule(
  { table, rows }: ScheduleTable,
  schedule: Schedule<DatedExpectation>,
  release: string,
  given: PlannerInput,
): ReadonlyMap<string, DateSpan> | undefined {
  const one = <E extends Element>(selector: string) => document.querySelector(selector) as E
  const dates = release ? datesOf(schedule, release, given) : undefined
  const first = dates && [...dates.values()].map((span) => span.start).sort()[0]
  const axis = first
    ? calendar(first, release, given.closed, (day) => dayLabel(day).slice(0, -5))
    : countdown(schedule.length)
  one('#grid').innerHTML = gridMarkup(axis)
  one('thead svg > g').innerHTML = scaleMarkup(axis, first ? dayLabel(release).slice(0, -5) : 'live')
  for (const sub of table.querySelectorAll('thead .unit')) sub.textContent = first ? 'by' : 'days before'
  one<HTMLElement>('.off').hidden = axis.closed.length === 0
  for (const row of rows.values()) row.hidden = true
  for (const [i, item] of schedule.items.entries()) {
    const row = rows.get(item.id)
    if (!row) continue
    drawRow(row, i + 1, item, axis, dates?.get(item.id), release)
    row.parentElement?.append(row)
  }
  for (const link of table.querySelectorAll<HTMLAnchorElement>('.after a')) {
    const to = rows.get(link.hash.slice(1))
    link.hidden = to?.hidden ?? true
    link.textContent = to?.querySelector('.n')?.textContent ?? ''
  }
  const answer = answerOf(schedule, first, release, given)
  one('.start').innerHTML = answer.start
  one('.counted').textContent = answer.counted
  for (const line of ['.start', '.counted']) markAsPage(one(line))
  return dates
}
