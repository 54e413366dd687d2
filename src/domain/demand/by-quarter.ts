import type { Catalog } from '../../model/catalog.ts'
import { environmentIn } from '../base/look-up.ts'
import { compare } from '../playbook/problem.ts'
import { parseTarget, quarterOf } from '../roadmap/target.ts'
import { type Amounts, amountsOf, noAmounts, plus } from './amounts.ts'
import type { Answered } from './answered.ts'

/** What begins in a quarter of an environment, and what there is then of all that was counted before. */
export interface QuarterDemand {
  /** `2027-Q2`; absent where no day is known yet. */
  quarter?: string
  label: string
  teams: string[]
  amounts: Amounts
  /** With all quarters before it. */
  sofar: Amounts
}

/** An organisation held against the quota that one organisation has there. */
export interface QuotaDemand {
  org: string
  teams: string[]
  memoryMb: number
  /** Of one organisation; absent where the playbook says none. */
  memoryQuotaMb?: number
  instances: number
  instanceQuota?: number
  isOver: boolean
}

export interface EnvironmentDemand {
  id: string
  name: string
  quarters: QuarterDemand[]
  total: Amounts
  organisations: QuotaDemand[]
}

/** What is wanted of each environment, in the catalog's order; environments that nobody wants are left out. */
export function byQuarter(all: readonly Answered[], catalog: Catalog): EnvironmentDemand[] {
  return Object.keys(catalog.environments).flatMap((id) => {
    const here = all.filter(({ given }) => given.target.environment === id)
    if (here.length === 0) return []
    const { name } = environmentIn(catalog, id)
    return [
      {
        id,
        name,
        quarters: quartersOf(here, catalog.fiscalYearStart),
        total: sumOf(here),
        organisations: organisationsOf(here, catalog, id),
      },
    ]
  })
}

/** The amounts of records together. */
export const sumOf = (all: readonly Answered[]): Amounts =>
  all.map(({ given }) => amountsOf(given.record)).reduce(plus, noAmounts())

function quartersOf(here: readonly Answered[], fiscalYearStart: number): QuarterDemand[] {
  const groups = Map.groupBy(here, ({ given: { target } }) =>
    target.live === undefined ? '' : quarterOf(target.live, fiscalYearStart),
  )
  // What has no day yet comes after what has one.
  const keys = [...groups.keys()].sort((a, b) => compare(a || '9', b || '9'))
  let sofar = noAmounts()
  return keys.map((key) => {
    const group = groups.get(key) ?? []
    const amounts = sumOf(group)
    sofar = plus(sofar, amounts)
    return {
      ...(key === '' ? {} : { quarter: key }),
      label: key === '' ? 'No day yet' : parseTarget(key, fiscalYearStart).label,
      teams: teamsIn(group),
      amounts,
      sofar,
    }
  })
}

/** The teams of some records, each once, by name. */
export const teamsIn = (all: readonly Answered[]): string[] =>
  [...new Set(all.map(({ given }) => given.record.team))].sort(compare)

function organisationsOf(here: readonly Answered[], catalog: Catalog, id: string): QuotaDemand[] {
  const { quotas } = environmentIn(catalog, id)
  // A team that names no organisation gets one of its own.
  const groups = Map.groupBy(here, ({ given: { record } }) => record.org ?? record.team)
  return [...groups]
    .map(([org, group]): QuotaDemand => {
      const { memoryMb, instances } = sumOf(group).known
      const { totalMemoryMb, totalInstances } = quotas
      return {
        org,
        teams: teamsIn(group),
        memoryMb,
        ...(totalMemoryMb === undefined ? {} : { memoryQuotaMb: totalMemoryMb }),
        instances,
        ...(totalInstances === undefined ? {} : { instanceQuota: totalInstances }),
        isOver:
          memoryMb > (totalMemoryMb ?? Number.POSITIVE_INFINITY) ||
          instances > (totalInstances ?? Number.POSITIVE_INFINITY),
      }
    })
    .sort((a, b) => compare(a.org, b.org))
}
