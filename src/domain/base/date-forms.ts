import { targetForms } from '../../model/target-forms.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Quotation marks of texts, which are no quotes of YAML: `“2026-11-16”`. */
const unquoted = (text: string) =>
  text.trim().replace(/^[\u2018-\u201f\u00ab\u00bb]+|[\u2018-\u201f\u00ab\u00bb]+$/g, '')

/** What a day that was written in another form would be here, or why there is none such. */
export function dayForm(text: string): string {
  const plain = unquoted(text)
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/.exec(plain) ?? []
  if (year !== '') {
    const ways = [...new Set([iso(year, second, first), iso(year, first, second)])].filter(isDay)
    // Between full stops the day comes first; between slashes it depends on who writes.
    const [one = 'YYYY-MM-DD', other] = plain.includes('.') ? ways.slice(0, 1) : ways
    return `write it as ${one}${other === undefined ? '' : `, or as ${other} if that is meant`}`
  }
  const [, y = '', m = '', d = ''] = /^(\d{4})[./ ]?(\d{1,2})[./ ]?(\d{1,2})$/.exec(plain) ?? []
  if (y !== '' && isDay(iso(y, m, d))) return `write it as ${iso(y, m, d)}`
  const worded = wordedDay(plain)
  if (worded !== undefined && isDay(worded)) return `write it as ${worded}`
  const [, inYear = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(plain) ?? []
  if (inYear === '') return 'write a day as YYYY-MM-DD'
  const whole = iso(inYear, month, day)
  if (isDay(whole)) return `write it as ${whole}${plain.length > 10 ? ', without a time' : ''}`
  const last = lastDay(Number(inYear), Number(month))
  return last === undefined
    ? `there is no month ${Number(month)}; write a day as YYYY-MM-DD`
    : `there is no such day: ${inYear}-${month.padStart(2, '0')} ends on day ${last}`
}

/** The same for a moment: in UTC, to the minute. */
export function momentForm(text: string): string {
  const [, day = '', hour = '', minute = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
      unquoted(text),
    ) ?? []
  if (day === '') return `write a moment in UTC as YYYY-MM-DDThh:mmZ${saysDay(text)}`
  if (!isDay(day)) return dayForm(day)
  if (hour === '') return `add the time, in UTC: ${day}T08:00Z`
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  const at = new Date(Date.UTC(y, m - 1, d, Number(hour), Number(minute) - shift))
  if (Number(hour) > 23 || Number(minute) > 59) return `there is no time ${hour}:${minute}`
  const utc = `${at.toISOString().slice(0, 16)}Z`
  return zone === '' ? `say that it is UTC: ${utc}` : `write it in UTC, to the minute: ${utc}`
}

/** The same for what may be a day, a month or a fiscal quarter. */
export function targetForm(text: string): string {
  const plain = unquoted(text)
  const [, q = '', ofQuarter = ''] = /^Q([1-4])[\s/-]*(?:FY)?\s*(\d{2}|\d{4})$/i.exec(plain) ?? []
  const [, inYear = '', quarter = ''] = /^(?:FY)?\s*(\d{2}|\d{4})[\s/-]*Q([1-4])$/i.exec(plain) ?? []
  if (q + quarter !== '') return `write it as ${fullYear(ofQuarter + inYear)}-Q${q}${quarter}`
  const [, first = '', behind = ''] = /^(\d{1,2}|[A-Za-z]{3,9})[./ -]+(\d{4})$/.exec(plain) ?? []
  const [, before = '', last = ''] = /^(\d{4})[./ -]+(\d{1,2}|[A-Za-z]{3,9})$/.exec(plain) ?? []
  const month = monthOf(first + last)
  if (month !== undefined) return `write it as ${behind}${before}-${String(month).padStart(2, '0')}`
  const day = dayForm(plain)
  return day === 'write a day as YYYY-MM-DD' ? targetForms : day
}

const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year)

/** The number of a month that is written as one or as a word. */
function monthOf(text: string): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1
  return number >= 1 && number <= 12 ? number : undefined
}

const saysDay = (text: string) => {
  const [day = ''] = /^[\d./-]{8,10}/.exec(text.trim()) ?? []
  const form = day === '' ? '' : dayForm(day)
  return /^write it as \d/.test(form) ? `; the day is ${form.replace(/^write it as /, '')}` : ''
}

/** "16 Nov 2026", "November 16, 2026" */
function wordedDay(text: string): string | undefined {
  const [, day, month] = /^(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+\d{4}$/.exec(text) ?? []
  const [, month2, day2] = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+\d{4}$/.exec(text) ?? []
  const at = months.indexOf((month ?? month2 ?? '').slice(0, 3).toLowerCase())
  return at < 0 ? undefined : iso(text.slice(-4), String(at + 1), day ?? day2 ?? '')
}

const iso = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return day >= 1 && day <= (lastDay(year, month) ?? 0)
}

const lastDay = (year: number, month: number): number | undefined =>
  month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : undefined
