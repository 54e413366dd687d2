const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `2026-03-16` → "16 Mar 2026". Written by hand: locale data differs between machines. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]} ${year}`
}

/** `2026-03-16` → "Mon 16 Mar"; with the year where it is not that of `asOf`. */
export function shortDay(day: string, asOf: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const year = day.slice(0, 4) === asOf.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}${year}`
}

/** `2026-03-16T07:40Z` → "16 Mar, 07:40 UTC"; with the year where it is not that of `asOf`. */
export function momentLabel(moment: string, asOf: string): string {
  const label = dayLabel(moment.slice(0, 10)).replace(` ${asOf.slice(0, 4)}`, '')
  return `${label}, ${moment.slice(11, 16)} UTC`
}

export { daysBetween } from '../../domain/base/days.ts'
