import { workingDays } from '../../../domain/base/words.ts'
import { addDays, closedDays, isWorkingDay } from '../../../domain/onboarding/working-days.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { dayLabel } from '../dates.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Past so many weeks nothing is drawn: a calendar may have no open day left. */
const most = 14

/** Working days of an environment, counted on its calendar from a day on: which count, and which do not and why. */
export function countingDays(
  playbook: Playbook,
  { environment: id, from, count }: { environment: string; from: string; count: string },
): DrawnFigure | undefined {
  const home = playbook.get('environment', id)
  if (!home) return undefined
  const closed = closedDays(home.data)
  const begin = addDays(from, -((new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7))
  const weeks: { day: string; number?: number; why?: string }[][] = []
  let counted = 0
  let last = from
  for (let week = 0; week < most && counted < Number(count); week++) {
    weeks.push(
      weekdays.map((_, i) => {
        const day = addDays(begin, week * 7 + i)
        if (day < from || counted >= Number(count)) return { day }
        if (isWorkingDay(day, closed)) {
          last = day
          return { day, number: ++counted }
        }
        const name = closed.find((stretch) => stretch.from <= day && day <= stretch.to)?.name
        return { day, why: name?.split(';')[0] ?? 'weekend' }
      }),
    )
  }
  const drawings = drawTwice((sheet) => {
    const [left, cell, height] = [sheet.isNarrow ? 44 : 70, 0, 34]
    const width = Math.min(72, (sheet.width - left) / 7 - cell)
    for (const [i, name] of weekdays.entries()) sheet.text(left + i * width + 6, 14, name, { tone: 'soft' })
    for (const [w, week] of weeks.entries()) {
      const y = 22 + w * height
      const [date = '', month = ''] = dayLabel(week[0]?.day ?? '').split(' ')
      sheet.text(0, y + 21, `${date} ${month}`, { tone: 'soft' })
      for (const [i, { number, why }] of week.entries()) {
        const x = left + i * width
        if (why !== undefined) sheet.bar(x + 1, y + 1, width - 2, height - 2, 'band')
        else if (number !== undefined) {
          sheet.bar(x + 2, y + 2, width - 4, height - 4, number === Number(count) ? 'ink' : 'accent', true)
          sheet.text(x + width / 2, y + 21, String(number), { strong: true, anchor: 'middle' })
        }
      }
    }
    sheet.reach(24 + weeks.length * height)
  })
  const reasons = new Map<string, string[]>()
  for (const { day, why } of weeks.flat()) {
    if (why !== undefined && why !== 'weekend') reasons.set(why, [...(reasons.get(why) ?? []), day])
  }
  const named = [...reasons].map(([why, days]) => {
    const [one = '', end = one] = [days[0], days.at(-1)]
    return `${why}, ${dayLabel(one)}${one === end ? '' : ` to ${dayLabel(end)}`}`
  })
  const sum = `${workingDays(counted)} in ${home.data.name} from ${dayLabel(from)} end on ${dayLabel(last)}.`
  return {
    title: sum,
    ...drawings,
    words: [`Weekends do not count.`, ...named.map((words) => `Does not count: ${words}.`)],
    caption: `Shaded days do not count: weekends${named.length > 0 ? `; ${named.join('; ')}` : ''}.`,
  }
}
