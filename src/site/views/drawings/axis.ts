import { daysBetween } from '../../../domain/base/days.ts'
import { addDays } from '../../../domain/onboarding/working-days.ts'
import { dayLabel } from '../dates.ts'
import type { Sheet } from './sheet.ts'

/** A row of days from left to right. */
export interface DayAxis {
  /** Where a day begins. */
  x(day: string): number
  left: number
  right: number
}

/** How far apart names of months stand. */
const wide = 58

/** The days from `from` to `to`, both included, between two edges; a day outside is put on the nearer edge. */
export function dayAxis(from: string, to: string, left: number, right: number): DayAxis {
  const days = Math.max(1, daysBetween(from, to) + 1)
  return {
    left,
    right,
    x: (day) => left + (Math.min(days, Math.max(0, daysBetween(from, day))) / days) * (right - left),
  }
}

/** Names each month above the axis, and marks where it begins by a line down to `bottom`; as many as there is room for. */
export function drawMonths(
  sheet: Sheet,
  axis: DayAxis,
  { from, to, y, bottom }: { from: string; to: string; y: number; bottom: number },
): void {
  let last = -Infinity
  for (let day = from; day <= to; day = addDays(`${day.slice(0, 8)}01`, 32)) {
    const begins = `${day.slice(0, 7)}-01`
    const x = axis.x(begins < from ? from : begins)
    if (begins > to) break
    if (begins >= from) sheet.path(`M${Math.round(x)} ${y + 6}V${bottom}`, 'band', { width: 1 })
    const [, month = '', year = ''] = dayLabel(begins).split(' ')
    const words = month === 'Jan' ? `${month} ${year}` : month
    const next = axis.x(addDays(begins, 32).replace(/..$/, '01'))
    // The rest of a month at the left edge gives way to the one that begins behind it.
    const gives = begins < from && next - x < wide
    if (!gives && x - last > wide && axis.right - x > 28) {
      sheet.text(x + 2, y, words, { tone: 'soft' })
      last = x
    }
  }
}
