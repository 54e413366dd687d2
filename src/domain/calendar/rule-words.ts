import type { Hours, Recurrence, Weekday } from '../../model/calendar.ts'
import { listOf } from '../base/words.ts'
import { zoneWords } from '../base/zones.ts'

const names: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const week = Object.keys(names) as Weekday[]
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
]
/** Places in a month that have a word; the others are written in figures. */
const ordinals: ReadonlyMap<number, string> = new Map([
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [5, 'fifth'],
  [-1, 'last'],
  [-2, 'second to last'],
])

/** A recurrence in words: "Every Wednesday, 16:00 to 16:30 UTC". */
export function whenWords(recurrence: Recurrence, zone: string): string {
  const words = ruleWords(recurrence.rule)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${recurrence.from} to ${recurrence.until} ${zoneWords(zone)}`
}

/** Days of the week, neighbours as a stretch: "Tuesday to Thursday", "Monday and Wednesday". */
function daysWords(days: readonly Weekday[]): string {
  const sorted = week.filter((day) => days.includes(day))
  const isStretch =
    week.indexOf(sorted.at(-1) ?? 'MO') - week.indexOf(sorted[0] ?? 'MO') === sorted.length - 1
  if (sorted.length === 7) return 'every day'
  if (sorted.length > 2 && isStretch) return `${names[sorted[0] ?? 'MO']} to ${names[sorted.at(-1) ?? 'MO']}`
  return listOf(sorted.map((day) => names[day]))
}

/** "Tuesday to Thursday, 08:00 to 20:00 UTC" */
export const hoursWords = (hours: Hours, zone: string): string => `${dailyWords(hours)} ${zoneWords(zone)}`

/** "Tuesday to Thursday, 08:00 to 20:00", where the zone is not known or is the same for all. */
export const dailyWords = ({ days, from, until }: Hours): string => `${daysWords(days)}, ${from} to ${until}`

function ruleWords(rule: string): string {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const many = Number(parts.get('INTERVAL') ?? 1)
  const days = parts.get('BYDAY')?.split(',') ?? []
  const numbered = days.filter((day) => /\d/.test(day))
  const inMonth = parts.get('BYMONTHDAY')
  const inYear = parts
    .get('BYMONTH')
    ?.split(',')
    .map((month) => months[Number(month) - 1] ?? month)
  const of = inYear ? ` of ${listOf(inYear)}` : ''
  const freq = parts.get('FREQ')
  if (freq === 'DAILY') return many === 1 ? 'every day' : `every ${nth(many)} day`
  if (freq === 'WEEKLY') {
    const on = days.length > 0 ? daysWords(days as Weekday[]) : 'the same day'
    if (many !== 1) return `every ${nth(many)} ${on}${inYear ? `, in ${listOf(inYear)}` : ''}`
    return `${days.length > 1 ? on : `every ${on}`}${inYear ? `, in ${listOf(inYear)}` : ''}`
  }
  const each = freq === 'YEARLY' ? 'year' : 'month'
  const span = of || (many === 1 ? ` of each ${each}` : ` of every ${nth(many)} ${each}`)
  if (numbered.length > 0) return `${numberedWords(numbered)}${span}`
  const position = parts.get('BYSETPOS')
  if (position !== undefined)
    return `${listOf(position.split(',').map(Number).map(ordinal))} ${isWorkingWeek(days) ? 'working day' : daysWords(days as Weekday[])}${span}`
  if (inMonth !== undefined) {
    const week = weekOf(inMonth.split(',').map(Number))
    if (week !== undefined && days.length > 0) return `${week} ${daysWords(days as Weekday[])}${span}`
    const on = days.length > 0 ? `${daysWords(days as Weekday[])} on ` : ''
    return `${on}the ${monthDays(inMonth.split(',').map(Number))}${span}`
  }
  return days.length > 0
    ? `every ${daysWords(days as Weekday[])}${of ? `, in ${listOf(inYear ?? [])}` : ''}`
    : `once${span}`
}

/** `1WE,3WE`: "first and third Wednesday" */
function numberedWords(days: readonly string[]): string {
  const byDay = new Map<string, string[]>()
  for (const day of days) {
    const [, place = '', name = ''] = /^([+-]?\d+)([A-Z]{2})$/.exec(day) ?? []
    byDay.set(name, [...(byDay.get(name) ?? []), ordinal(Number(place))])
  }
  return listOf([...byDay].map(([name, places]) => `${listOf(places)} ${names[name as Weekday] ?? name}`))
}

/** Seven days of a month that are its first, second … week: `8` to `14` hold the second of each day of the week. */
function weekOf(days: readonly number[]): string | undefined {
  const [first = 0] = days
  const isWeek = days.length === 7 && first % 7 === 1 && days.every((day, i) => day === first + i)
  return isWeek ? ordinal((first + 6) / 7) : undefined
}

const isWorkingWeek = (days: readonly string[]) => [...days].sort().join() === 'FR,MO,TH,TU,WE'

/** Days of a month with stretches drawn together: `3,4,5,17` is "3rd to 5th or 17th". */
function monthDays(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const stretches: [number, number][] = []
  for (const day of sorted) {
    const open = stretches.at(-1)
    if (open && open[1] === day - 1) open[1] = day
    else stretches.push([day, day])
  }
  const words = stretches.map(([from, to]) => (from === to ? th(from) : `${th(from)} to ${th(to)}`))
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

const th = (n: number): string => {
  if (n < 0) return n === -1 ? 'last day' : `${th(-n)} to last day`
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

const nth = (n: number) => (n === 2 ? 'second' : th(n))
const ordinal = (place: number) => ordinals.get(place) ?? th(place)
