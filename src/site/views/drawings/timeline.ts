import { countOf } from '../../../domain/base/words.ts'
import { type DrawnFigure, drawTwice, letterWidth } from './sheet.ts'

/** The rows of a table, by the first cell of each, where these are times of the day and nothing else; in minutes. */
export function timesOf(html: string): { time: string; minute: number }[] | undefined {
  const body = /<tbody[^>]*>([\s\S]*)<\/tbody>/.exec(html)?.[1]
  const rows = body?.split(/<tr[^>]*>/).slice(1) ?? []
  let days = 0
  let last = -1
  const times = rows.map((row) => {
    const cell = /<td[^>]*>([\s\S]*?)<\/td>/
      .exec(row)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim()
    const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(cell ?? '')
    if (!cell || !clock) return undefined
    const minute = Number(clock[1]) * 60 + Number(clock[2])
    // A time before the one above it is of the next day.
    if (minute < last) days++
    last = minute
    return { time: cell, minute: minute + days * 1440 }
  })
  const found = times.filter((time) => time !== undefined)
  return found.length === rows.length && found.length > 2 ? found : undefined
}

/** Times of a table on a line, as far apart as they were; undefined where its first column has something else. */
export function timeline(html: string): DrawnFigure | undefined {
  const times = timesOf(html)
  const [first, last] = [times?.[0], times?.at(-1)]
  if (!times || !first || !last || last.minute === first.minute) return undefined
  const span = last.minute - first.minute
  const drawings = drawTwice((sheet) => {
    const [left, right, y] = [10, sheet.width - 14, 14]
    const x = (minute: number) => left + ((minute - first.minute) / span) * (right - left)
    sheet.path(`M${left} ${y}H${right}`, 'accent', { width: 5 })
    const ends = [-Infinity, -Infinity]
    for (const [i, { time, minute }] of times.entries()) {
      const at = x(minute)
      sheet.dot(at, y, i === 0 ? 'alert' : 'ink', { r: 6.5, hollow: i + 1 < times.length })
      const half = letterWidth(time) / 2
      const middle = Math.min(Math.max(at, half), sheet.width - half)
      // A time that has no room in the first row of words stands in the second, else it is read in the table.
      const row = ends.findIndex((end) => middle - half > end + 6)
      if (row < 0) continue
      if (row > 0) sheet.path(`M${Math.round(at)} ${y + 8}V${y + 38}`, 'rule', { width: 1 })
      ends[row] = middle + half
      sheet.text(middle, y + 28 + row * 24, time, { tone: 'soft', anchor: 'middle' })
    }
  })
  const hours = Math.floor(span / 60)
  const length = [hours > 0 ? countOf(hours, 'hour') : '', span % 60 > 0 ? countOf(span % 60, 'minute') : '']
  return {
    title: `${first.time} to ${last.time}: ${length.filter(Boolean).join(' ')}`,
    ...drawings,
    words: [],
  }
}
