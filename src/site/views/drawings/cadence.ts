import { cadenceWhen } from '../../../domain/calendar/cadence.ts'
import { occurrences } from '../../../domain/calendar/recurrence.ts'
import { zoneOf } from '../../../domain/calendar/release-days.ts'
import { addDays, closedDays } from '../../../domain/onboarding/working-days.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { dayLabel } from '../dates.ts'
import { dayAxis, drawMonths } from './axis.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

const weeks = 8

/** What comes again in an environment, on the days of the eight weeks from a day on; freezes are shaded. */
export function cadenceDrawing(
  playbook: Playbook,
  { environment: id, from }: { environment: string; from: string },
): DrawnFigure | undefined {
  const home = playbook.get('environment', id)?.data
  if (!home) return undefined
  const to = addDays(from, weeks * 7 - 1)
  const rows = home.cadence.flatMap((item) => {
    if (!item.repeats) return []
    const days = occurrences(item.repeats, zoneOf(home), from, to).map(({ day }) => day)
    return [{ name: item.name, kind: item.kind, when: cadenceWhen(item, home), days }]
  })
  const closed = closedDays(home).filter((stretch) => stretch.to >= from && stretch.from <= to)
  if (rows.length === 0) return undefined
  const drawings = drawTwice((sheet) => {
    const [left, right] = [sheet.isNarrow ? 8 : 220, sheet.width - 8]
    const axis = dayAxis(from, to, left, right)
    const step = sheet.isNarrow ? 44 : 28
    const bottom = 28 + rows.length * step
    for (const stretch of closed)
      sheet.bar(
        axis.x(stretch.from),
        22,
        axis.x(addDays(stretch.to, 1)) - axis.x(stretch.from),
        bottom - 22,
        'band',
      )
    drawMonths(sheet, axis, { from, to, y: 14, bottom })
    const day = (axis.x(addDays(from, 1)) - axis.x(from)) / 2
    for (const [i, { name, kind, days }] of rows.entries()) {
      const y = 30 + i * step
      sheet.text(0, y + 12, name)
      const at = y + (sheet.isNarrow ? 28 : 8)
      sheet.path(`M${axis.left} ${at}H${axis.right}`, 'rule', { width: 1 })
      for (const one of days) {
        const x = axis.x(one) + day
        if (kind === 'upgrade-window') sheet.bar(x - 5, at - 6, 10, 12, 'limited')
        else sheet.dot(x, at, 'ink', { r: 5, hollow: kind !== 'meeting' })
      }
    }
    sheet.reach(bottom + 4)
  })
  return {
    title: `What comes again in ${home.name}, ${dayLabel(from)} to ${dayLabel(to)}`,
    ...drawings,
    words: [
      ...rows.map(
        ({ name, when, days }) => `${name}: ${when}; here on ${days.map(dayLabel).join(', ') || 'no day'}.`,
      ),
      ...closed.map(
        (stretch) => `Closed: ${stretch.name}, ${dayLabel(stretch.from)} to ${dayLabel(stretch.to)}.`,
      ),
    ],
    caption: 'Discs are meetings, rings reviews, bars windows. On shaded days the environment is closed.',
  }
}
