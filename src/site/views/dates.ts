import { clockIn, zoneWords } from '../../domain/base/zones.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `2026-03-16` → "16 Mar 2026". Written by hand: locale data differs between machines. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]} ${year}`
}

/** A sentence or a cell whose days are written as readers read them elsewhere. */
export const withDayLabels = (text: string): string => text.replace(/\b\d{4}-\d\d-\d\d\b/g, dayLabel)

/** `2026-03-16` → "Mon 16 Mar"; with the year where it is not that of `asOf`. */
export function shortDay(day: string, asOf: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const year = day.slice(0, 4) === asOf.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}${year}`
}

/** The zone that moments are shown in: one for all pages of a site, said when its edition is read. */
let shown = 'UTC'

/** Says in which time zone moments are shown from here on. */
export function showMomentsIn(zone = 'UTC'): void {
  shown = zone
}

/** What follows a time of the clock: "UTC", "Berlin time". */
export const shownZone = (): string => zoneWords(shown)

/** A moment by the clocks of that zone: its day and its time. */
export function onClock(moment: string): { day: string; time: string } {
  const there = shown === 'UTC' ? moment : clockIn(shown, moment)
  return { day: there.slice(0, 10), time: there.slice(11, 16) }
}

/** `2026-03-16T07:40Z` → "16 Mar, 07:40 UTC", or by the clocks of the playbook's zone; with the year where it is not that of `asOf`. */
export function momentLabel(moment: string, asOf: string): string {
  const { day, time } = onClock(moment)
  const label = dayLabel(day).replace(` ${asOf.slice(0, 4)}`, '')
  return `${label}, ${time} ${shownZone()}`
}

export { daysBetween } from '../../domain/base/days.ts'
