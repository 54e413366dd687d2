import { workingDays } from '../../../domain/base/words.ts'
import { addDays } from '../../../domain/onboarding/working-days.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { countedPlan, type PlanAsked } from '../counted-plan.ts'
import { dayLabel, shortDay } from '../dates.ts'
import { dayAxis, drawMonths } from './axis.ts'
import { type DrawnFigure, drawTwice, lineHeight, wrapWords } from './sheet.ts'

/** The steps without slack of a plan that is counted back from a day, as bars over the days that do not count. */
export function countingBack(playbook: Playbook, asked: PlanAsked, asOf: string): DrawnFigure | undefined {
  const plan = countedPlan(playbook, asked, asOf)
  if (!plan) return undefined
  const { home, schedule, calendar, dates } = plan
  const { live } = asked
  const rows = schedule.items.flatMap((item) => {
    const span = dates.get(item.id)
    return span && item.slack === 0
      ? [{ title: item.expectation.title, takes: item.expectation.leadTime, ...span }]
      : []
  })
  const first = rows.map(({ start }) => start).sort()[0]
  if (first === undefined) return undefined
  const closed = calendar.closed.filter(({ from, to }) => to >= first && from <= live)
  const drawings = drawTwice((sheet) => {
    const [left, right] = [sheet.isNarrow ? 2 : 236, sheet.width - 4]
    const end = addDays(live, 1)
    const axis = dayAxis(first, end, left, right)
    const label = (title: string) => wrapWords(title, sheet.isNarrow ? sheet.width : left - 16)
    const heights = rows.map(({ title }) => label(title).length * lineHeight + (sheet.isNarrow ? 24 : 12))
    const bottom = 30 + heights.reduce((sum, n) => sum + n, 0)
    for (const { from, to } of closed)
      sheet.bar(axis.x(from), 22, axis.x(addDays(to, 1)) - axis.x(from), bottom - 22, 'band')
    drawMonths(sheet, axis, { from: first, to: end, y: 14, bottom })
    let y = 34
    for (const [i, { title, takes, start, done }] of rows.entries()) {
      const lines = label(title)
      for (const [n, line] of lines.entries()) sheet.text(0, y + 10 + n * lineHeight, line)
      const at = sheet.isNarrow ? y + lines.length * lineHeight : y
      const [x1, x2] = [axis.x(start), axis.x(addDays(done, 1))]
      if (takes === 0) sheet.path(`M${x2} ${at + 1}l5 6l-5 6l-5 -6z`, 'accent', { filled: true })
      else sheet.bar(x1, at + 2, x2 - x1, 10, 'accent')
      y += heights[i] ?? 0
    }
    const day = axis.x(live)
    sheet.path(`M${day} 22V${bottom}`, 'ink', { width: 2 })
    sheet.text(day + 4, bottom + 16, shortDay(live, first), { strong: true, anchor: 'end' })
    sheet.text(axis.left, bottom + 16, shortDay(first, first), { tone: 'soft' })
  })
  return {
    title: `Counted back from ${dayLabel(live)} in ${home.data.name}`,
    ...drawings,
    words: [
      `${workingDays(schedule.length)} along the longest chain, from ${dayLabel(first)} to ${dayLabel(live)}.`,
      ...rows.map(
        ({ title, takes, start, done }) =>
          `${title}: ${workingDays(takes)}, ${dayLabel(start)} to ${dayLabel(done)}.`,
      ),
      ...closed.map(
        ({ name, from, to }) =>
          `Not counted: ${name}, ${dayLabel(from)}${from === to ? '' : ` to ${dayLabel(to)}`}.`,
      ),
    ],
    caption: 'Bars are the steps without slack; on shaded days nothing counts.',
  }
}
