import { type FiscalYears, firstMonthOf, fiscalYearLabel, quarterOf } from '../../domain/roadmap/target.ts'
import { daysBetween } from './dates.ts'
import type { RoadmapRow } from './roadmap.ts'

/** A promise on the axis; positions are per cent of its width. */
export interface PlotItem {
  row: RoadmapRow
  /** Where its shape stands: its last day. */
  at: number
  /** First day of a month or quarter; as `at` where the day is known. */
  from: number
  /** Last days that were given up, oldest first. */
  ghosts: number[]
  /** On which side of the drawing there is room for its name; `edge` is where that begins. */
  side: 'left' | 'right'
  edge: number
}

/** A line of the plot: what stands in it follows one another. */
export interface PlotGroup {
  title: string
  items: PlotItem[]
}

export interface PlotQuarter {
  at: number
  width: number
  /** "Q2" */
  name: string
  /** "FY27", "2027"; where a year begins, and at the left end. */
  year?: string
  /** "Jan to Mar" */
  months: string
}

export interface Plot {
  asOf: number
  quarters: PlotQuarter[]
  months: number[]
  freezes: { at: number; width: number; name: string }[]
  groups: PlotGroup[]
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Lays promises out on whole quarters, from the earliest date that was ever given, or the day of the edition, to
 * the last one.
 */
export function plotOf(
  groups: readonly { title: string; rows: readonly RoadmapRow[] }[],
  asOf: string,
  fiscal: FiscalYears,
  freezes: readonly { from: string; to: string; name: string }[] = [],
): Plot {
  const rows = groups.flatMap((group) => group.rows)
  const firsts = rows.flatMap((r) => [r.when.first, ...r.earlier.map(({ target }) => target.last)])
  const lasts = rows.map((r) => r.when.last)
  const offset = (firstMonthOf(fiscal) - 1) % 3
  const start = quarterStart([asOf, ...firsts].sort()[0] ?? asOf, offset)
  const end = monthStart(monthsOf(quarterStart([asOf, ...lasts].sort().at(-1) ?? asOf, offset)) + 3)
  const total = daysBetween(start, end)
  const at = (day: string) => round((daysBetween(start, day) / total) * 100)
  const months: number[] = []
  const quarters: PlotQuarter[] = []
  for (let month = monthsOf(start); month < monthsOf(end); month++) {
    const day = monthStart(month)
    if ((month - offset) % 3 !== 0) {
      months.push(at(day))
      continue
    }
    const [year = '', name = ''] = quarterOf(day, fiscal).split('-')
    const begins = name === 'Q1' || quarters.length === 0
    quarters.push({
      at: at(day),
      width: round(at(monthStart(month + 3)) - at(day)),
      name,
      ...(begins ? { year: fiscalYearLabel(year, fiscal) } : {}),
      months: `${monthNames[month % 12]} to ${monthNames[(month + 2) % 12]}`,
    })
  }
  const item = (row: RoadmapRow): PlotItem => {
    const [from, to] = [at(row.when.first), at(row.when.last)]
    const ghosts = row.earlier.map(({ target }) => at(target.last))
    const left = Math.min(from, ...ghosts)
    const right = Math.max(to, ...ghosts)
    const side = right <= 50 || 100 - right >= left ? 'right' : 'left'
    return { row, at: to, from, ghosts, side, edge: side === 'left' ? left : right }
  }
  return {
    asOf: at(asOf),
    quarters,
    months,
    freezes: freezes
      .filter(({ from, to }) => to >= start && from < end)
      .map(({ from, to, name }) => {
        const left = Math.max(0, at(from))
        return { at: left, width: round(Math.max(0.3, Math.min(100, at(to)) - left)), name }
      }),
    groups: groups.map(({ title, rows }) => ({ title, items: rows.map(item) })),
  }
}

/** Months counted from January of year 0, which makes crossing a year plain arithmetic. */
const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const monthStart = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
const quarterStart = (day: string, offset: number) => {
  const month = monthsOf(day)
  return monthStart(month - ((((month - offset) % 3) + 3) % 3))
}
const round = (n: number) => Math.round(n * 100) / 100
