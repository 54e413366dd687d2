import type { DateSpan } from '../../../domain/onboarding/dates.ts'
import type { DatedExpectation, Scheduled } from '../../../domain/onboarding/schedule.ts'
import { daysBetween, shortDay } from '../../views/dates.ts'
import { type Axis, barOf } from '../../views/schedule-axis.ts'

/** Shows one step of the schedule with its days and its bar; `span` where there is a day of release. */
export function drawRow(
  row: HTMLTableRowElement,
  number: number,
  { startBefore, endBefore, slack }: Scheduled<DatedExpectation>,
  axis: Axis,
  span: DateSpan | undefined,
  release: string,
): void {
  row.hidden = false
  row.classList.toggle('tight', slack === 0)
  const put = (selector: string, text: string) => {
    const element = row.querySelector(selector)
    if (element) element.textContent = text
  }
  put('.n', `${number}`)
  put('.from', span ? shortDay(span.start, release) : `${startBefore}`)
  put('.until', span ? shortDay(span.done, release) : `${endBefore}`)
  put('.slack', slack === 0 ? 'no slack' : `${slack} to spare`)
  const { at, width } = span
    ? barOf(axis, daysBetween(span.start, release), Math.max(0, daysBetween(span.done, release) - 1))
    : barOf(axis, startBefore, endBefore)
  const bar = row.querySelector('rect')
  bar?.setAttribute('x', `${at}%`)
  bar?.setAttribute('width', `${width}%`)
}
