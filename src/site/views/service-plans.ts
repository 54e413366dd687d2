import { lookUp } from '../../domain/base/look-up.ts'
import type { BareCell } from '../../domain/catalog/matrix.ts'
import type { Catalog } from '../../model/catalog.ts'
import { unusual } from './catalog.ts'

/** The plans of some cells of one service, put together where they are alike. */
export function planTable(catalog: Catalog, cells: readonly BareCell[], usual?: string): PlanTable {
  const plans = cells.flatMap(({ availability, environment }) =>
    Object.entries(availability?.plans ?? {}).map(([name, plan]) => ({ name, plan, environment })),
  )
  const columns = [...new Set(plans.flatMap(({ plan }) => Object.keys(plan.limits)))]
  const rows = new Map<string, PlanRow>()
  for (const { name, plan, environment } of plans) {
    const key = JSON.stringify([name, Object.entries(plan).filter(([field]) => field !== 'note')])
    const row = rows.get(key) ?? {
      name,
      limits: columns.map((column) => lookUp(plan.limits, column) ?? ''),
      notes: [],
      marking: unusual(plan.marking, usual),
      where: [],
    }
    const notes = [
      ...(plan.free ? [] : ['Paid.']),
      ...(plan.bindable ? [] : ['Cannot be bound.']),
      ...(plan.orgs ? [`Only ${plan.orgs.join(', ')}.`] : []),
      ...(plan.note ? [plan.note] : []),
    ]
    row.notes.push(...notes.filter((note) => !row.notes.includes(note)))
    row.where.push(lookUp(catalog.environments, environment)?.name ?? environment)
    rows.set(key, row)
  }
  const order = [...new Set(plans.map(({ name }) => name))]
  const sorted = [...rows.values()].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  return { columns, rows: sorted }
}

export interface PlanTable {
  /** What plans are sized by, in the order in which the plans list it. */
  columns: string[]
  rows: PlanRow[]
}
/** A plan as one table row: limits that are the same in several environments stand once. */
interface PlanRow {
  name: string
  /** By column of {@link PlanTable.columns}. */
  limits: string[]
  /** "paid", "orgs tidewatch-ops only", a remark. */
  notes: string[]
  marking: string | undefined
  /** Names of the environments that have it so. */
  where: string[]
}
