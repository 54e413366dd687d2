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

/**
 * Reads a target as `targetSchema` allows it. A quarter is one of the fiscal year that begins with month
 * `fiscalYearStart` (1 to 12) and is named for the calendar year in which it ends.
 */
export function parseTarget(target: string, fiscalYearStart = 1): RoadmapTarget {
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
    Number(year) * 12 - (fiscalYearStart === 1 ? 0 : 12) + (fiscalYearStart - 1) + (Number(quarter) - 1) * 3
  const end = start + 2
  const [firstYear, firstMonth] = [Math.floor(start / 12), (start % 12) + 1]
  const [lastYear, lastMonth] = [Math.floor(end / 12), (end % 12) + 1]
  const span = `${months[firstMonth - 1]} to ${months[lastMonth - 1]} ${lastYear}`
  const name = fiscalYearStart === 1 ? `Q${quarter} ${year}` : `FY${year.slice(2)} Q${quarter}`
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
export function quarterOf(day: string, fiscalYearStart = 1): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - fiscalYearStart
  const year = Math.floor(month / 12) + (fiscalYearStart === 1 ? 0 : 1)
  return `${String(year).padStart(4, '0')}-Q${Math.floor((month % 12) / 3) + 1}`
}
