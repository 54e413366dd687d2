import type { Hours, Weekday } from '../../model/calendar.ts'

/** When somebody answers, as a page carries it. */
export interface Answering {
  hours: readonly Hours[]
  zone: string
  /** Days on which nobody does. */
  closed: readonly string[]
}

const weekdays: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Whether somebody answers at a moment, in milliseconds since 1970. */
export function answersAt({ hours, zone, closed }: Answering, moment: number): boolean {
  const clock = there(zone, moment).slice(11)
  const works = (days: readonly Weekday[], at: number) => {
    const day = there(zone, at).slice(0, 10)
    return days.some((name) => name === weekdays[new Date(day).getUTCDay()]) && !closed.includes(day)
  }
  return hours.some(({ days, from, until }) => {
    const today = works(days, moment) && clock >= from
    return until > from ? today && clock < until : today || (clock < until && works(days, moment - 864e5))
  })
}

/** What a calendar and a clock show in a zone: `2026-11-30 12:00`. Swedish writes both as ISO 8601 does. */
const there = (timeZone: string, moment: number): string =>
  new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment)
