import type { Recurrence, Weekday } from '../../model/calendar.ts'

/** A recurrence that was told in words, without the day from which it holds. */
export interface ReadWords extends Omit<Recurrence, 'first'> {
  /** What else the words say. */
  besides?: string
}

const weekdays: Readonly<Record<string, Weekday>> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
}
const places: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }
const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4 }
const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]

const day = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
const place = '(?:first|second|third|fourth|last)'
const clock = '([01]\\d|2[0-3]):([0-5]\\d)'

/**
 * The rule that words such as "Every Wednesday, 16:00 UTC, 30 minutes" or "First and third Wednesday, 02:00 to 08:00
 * UTC" mean; undefined where they can mean more than one thing, or do not say when it ends. Nothing is guessed: what
 * is written in another way stays as it is.
 */
export function readWords(words: string): ReadWords | undefined {
  const [, when = '', from, fromMinute, until, untilMinute, rest = ''] =
    new RegExp(`^(.*?),? ${clock}(?: (?:to|until) ${clock})? UTC(.*)$`, 'is').exec(words.trim()) ?? []
  const rule = ruleOf(when.trim().toLowerCase())
  if (rule === undefined || from === undefined || fromMinute === undefined) return undefined
  const begins = `${from}:${fromMinute}`
  if (until !== undefined && untilMinute !== undefined)
    return { rule, from: begins, until: `${until}:${untilMinute}`, ...besidesOf(rest) }
  const [all = '', count = '', unit = ''] = /^, (\d+|[a-z]+) (minutes?|hours?)\b/i.exec(rest) ?? []
  const many = numbers[count.toLowerCase()] ?? Number(count)
  if (all === '' || !Number.isInteger(many) || many < 1) return undefined
  const minutes = many * (unit.toLowerCase().startsWith('hour') ? 60 : 1)
  // A day has no more.
  if (minutes >= 24 * 60) return undefined
  return { rule, from: begins, until: later(begins, minutes), ...besidesOf(rest.slice(all.length)) }
}

const besidesOf = (rest: string) => {
  const said = rest.replace(/^[,;.\s]+/, '').trim()
  return said === '' ? {} : { besides: said }
}

function later(clock: string, minutes: number): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const end = (hour * 60 + minute + minutes) % (24 * 60)
  return [Math.floor(end / 60), end % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

function ruleOf(words: string): string | undefined {
  const weekly = new RegExp(`^every (second )?${day}$`).exec(words)
  if (weekly) return `FREQ=WEEKLY;${weekly[1] ? 'INTERVAL=2;' : ''}BYDAY=${weekdays[weekly[2] ?? '']}`
  const [, listed = '', name = '', of = ''] =
    new RegExp(`^(${place}(?:(?:, | and )${place})*) ${day}(?: of (.+))?$`).exec(words) ?? []
  const weekday = weekdays[name]
  if (weekday === undefined) return undefined
  const byDay = listed.split(/, | and /).map((word) => `${places[word]}${weekday}`)
  const inMonths = monthsOf(of)
  if (inMonths === undefined) return undefined
  return `FREQ=MONTHLY;BYDAY=${byDay.join(',')}${inMonths.length > 0 ? `;BYMONTH=${inMonths.join(',')}` : ''}`
}

/** The months that are meant: none where it is every month. */
function monthsOf(of: string): number[] | undefined {
  if (of === '' || of === 'each month' || of === 'every month') return []
  if (of === 'each quarter' || of === 'every quarter') return [1, 4, 7, 10]
  const [, nth] = /^the (first|second|third) month of each quarter$/.exec(of) ?? []
  if (nth !== undefined) return [0, 3, 6, 9].map((before) => before + (places[nth] ?? 1))
  const named = of.split(/, | and /).map((word) => months.indexOf(word) + 1)
  return named.every((month) => month > 0) ? named : undefined
}
