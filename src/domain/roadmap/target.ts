import type { Configuration } from '../../model/configuration.ts'
import type { Playbook } from '../playbook/playbook.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** When a roadmap item is to come: a span of days, as wide as the promise is vague. */
export interface RoadmapTarget {
  /** First and last day, both included. */
  first: string
  last: string
  precision: 'day' | 'month' | 'quarter'
  /** "20 Aug 2026", "Aug 2026", "FY26 Q4 (Jul to Sep 2026)"; "Q3 2026 (…)" where years are calendar years. */
  label: string
}

/** Fiscal years as a playbook has them, and a catalog too; or the month alone with which they begin. */
export type FiscalYears = NamedYears | number

interface NamedYears {
  /** The month with which they begin, 1 to 12. */
  fiscalYearStart: number
  /** The calendar year they are called after: that of their end unless said. `both` is written by the end. */
  fiscalYears?: Configuration['fiscalYears'] | undefined
}

/** The fiscal years of a playbook. */
export const fiscalOf = ({ site, configuration }: Pick<Playbook, 'site' | 'configuration'>): NamedYears => ({
  fiscalYearStart: site?.data.fiscalYearStart ?? 1,
  fiscalYears: configuration?.data.fiscalYears,
})

const named = (fiscal: FiscalYears): NamedYears =>
  typeof fiscal === 'number' ? { fiscalYearStart: fiscal } : fiscal

/** The month with which they begin, 1 to 12. */
export const firstMonthOf = (fiscal: FiscalYears): number => named(fiscal).fiscalYearStart

/** Whether such years are called after the calendar year in which they begin. */
const isByStart = ({ fiscalYearStart, fiscalYears }: NamedYears) =>
  fiscalYearStart === 1 || fiscalYears === 'start'

/** What a fiscal year is called: "FY27", or "FY26/27"; "2027" where years are calendar years. */
export function fiscalYearLabel(year: string, fiscal: FiscalYears): string {
  const { fiscalYearStart, fiscalYears } = named(fiscal)
  if (fiscalYearStart === 1) return year
  const before = String(Number(year) - 1).slice(-2)
  return fiscalYears === 'both' ? `FY${before}/${year.slice(2)}` : `FY${year.slice(2)}`
}

/** Reads a target as `targetSchema` allows it. A quarter is one of a fiscal year, called as the playbook calls them. */
export function parseTarget(target: string, of: FiscalYears = 1): RoadmapTarget {
  const fiscal = named(of)
  const [, year = '', quarter, month, day] = /^(\d{4})-(?:Q(\d)|(\d\d)(?:-(\d\d))?)$/.exec(target) ?? []
  if (day !== undefined) {
    return {
      first: target,
      last: target,
      precision: 'day',
      label: `${Number(day)} ${monthLabel(year, month)}`,
    }
  }
  if (month !== undefined) {
    const label = monthLabel(year, month)
    return { first: `${target}-01`, last: lastDay(Number(year), Number(month)), precision: 'month', label }
  }
  // Months counted from January of year 0 make borrowing across years plain arithmetic.
  const start =
    (Number(year) - (isByStart(fiscal) ? 0 : 1)) * 12 +
    (fiscal.fiscalYearStart - 1) +
    (Number(quarter) - 1) * 3
  const end = start + 2
  const [firstYear, firstMonth] = [Math.floor(start / 12), (start % 12) + 1]
  const [lastYear, lastMonth] = [Math.floor(end / 12), (end % 12) + 1]
  const span = `${months[firstMonth - 1]} to ${months[lastMonth - 1]} ${lastYear}`
  const called = fiscalYearLabel(year, fiscal)
  const name = fiscal.fiscalYearStart === 1 ? `Q${quarter} ${called}` : `${called} Q${quarter}`
  return {
    first: `${firstYear}-${String(firstMonth).padStart(2, '0')}-01`,
    last: lastDay(lastYear, lastMonth),
    precision: 'quarter',
    label: `${name} (${span})`,
  }
}

const monthLabel = (year: string, month: string | undefined) => `${months[Number(month) - 1]} ${year}`

function lastDay(year: number, month: number): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}-${String(month).padStart(2, '0')}-${days}`
}

/** The fiscal quarter that a day lies in, as {@link parseTarget} reads it: `2026-11-16` → `2027-Q1`. */
export function quarterOf(day: string, of: FiscalYears = 1): string {
  const fiscal = named(of)
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - fiscal.fiscalYearStart
  const year = Math.floor(month / 12) + (isByStart(fiscal) ? 0 : 1)
  return `${String(year).padStart(4, '0')}-Q${Math.floor((month % 12) / 3) + 1}`
}
