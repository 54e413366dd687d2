const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-03-16` → "16 Mar"; with the year where it is not that of `asOf`, or nothing says which day it is. */
export function dayInYear(day: string, asOf: string | undefined): string {
  const [year = '', month, date] = day.split('-')
  const words = `${Number(date)} ${months[Number(month) - 1]}`
  return year === asOf?.slice(0, 4) ? words : `${words} ${year}`
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The day that many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
