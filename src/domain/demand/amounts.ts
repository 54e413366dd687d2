import type { Intake } from '../../model/intake.ts'

/** What is counted of records, in their order. */
export const amountNames = [
  'applications',
  'instances',
  'memoryMb',
  'diskMb',
  'users',
  'dataGb',
  'growthGbPerMonth',
] as const
export type AmountName = (typeof amountNames)[number]

/** How much is wanted, and how many records do not say it: a sum of what is known is no more than that. */
export interface Amounts {
  known: Record<AmountName, number>
  /** Records that leave it open, or part of it. */
  open: Record<AmountName, number>
}

const zero = (): Record<AmountName, number> => ({
  applications: 0,
  instances: 0,
  memoryMb: 0,
  diskMb: 0,
  users: 0,
  dataGb: 0,
  growthGbPerMonth: 0,
})

/** Nothing yet. */
export const noAmounts = (): Amounts => ({ known: zero(), open: zero() })

/** Two demands together. */
export function plus(a: Amounts, b: Amounts): Amounts {
  const sum = noAmounts()
  for (const name of amountNames) {
    sum.known[name] = exact(a.known[name] + b.known[name])
    sum.open[name] = a.open[name] + b.open[name]
  }
  return sum
}

/** Sums of tenths do not depend on their order once they are rounded to less than anybody writes. */
const exact = (sum: number) => Math.round(sum * 1e6) / 1e6

/** What one record asks of one environment. */
export function amountsOf({ apps, load }: Intake): Amounts {
  const amounts = noAmounts()
  const put = (name: AmountName, values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined)
    amounts.known[name] = exact(known.reduce((sum, value) => sum + value, 0))
    amounts.open[name] = known.length < values.length || values.length === 0 ? 1 : 0
  }
  const times = (count: number | undefined, each: number | undefined) =>
    count === undefined || each === undefined ? undefined : count * each
  put('applications', apps === undefined ? [] : [apps.length])
  put('instances', apps?.map(({ instances }) => instances) ?? [])
  put('memoryMb', apps?.map(({ instances, memoryMb }) => times(instances, memoryMb)) ?? [])
  put('diskMb', apps?.map(({ instances, diskMb }) => times(instances, diskMb)) ?? [])
  put('users', [load?.users])
  put('dataGb', [load?.dataGb])
  put('growthGbPerMonth', [load?.growthGbPerMonth])
  return amounts
}
