import type { ComparisonStep } from '../../model/comparison.ts'
import { lookUp } from '../base/look-up.ts'

export type { ComparisonStep }

/** Environments by id, with what each is promoted from; a catalog has the right shape. */
export interface Promoted {
  environments: Record<string, { promotesFrom?: string | undefined }>
}

/** The environments before `id` along its promotion path, nearest first, itself included. */
function lineage(catalog: Promoted, id: string): string[] {
  const line: string[] = []
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); ) {
    const environment: Promoted['environments'][string] | undefined = lookUp(catalog.environments, at)
    if (!environment) break
    line.push(at)
    at = environment.promotesFrom
  }
  return line
}

/**
 * The steps that lead from one environment to another: up to where their paths part, then down. Undefined
 * where no promotion path joins them. From an environment to itself there are no steps.
 */
export function stepsBetween(catalog: Promoted, from: string, to: string): ComparisonStep[] | undefined {
  const [left, right] = [lineage(catalog, from), lineage(catalog, to)]
  const meeting = left.find((id) => right.includes(id))
  if (meeting === undefined) return undefined
  const edges = (line: string[], down: boolean) =>
    line.slice(0, line.indexOf(meeting)).map((id, i) => ({ from: line[i + 1] ?? meeting, to: id, down }))
  return [...edges(left, false), ...edges(right, true).reverse()]
}

/** The steps from the start of an environment's promotion path to it. */
export function stepsTo(catalog: Promoted, id: string): ComparisonStep[] {
  const line = lineage(catalog, id)
  return stepsBetween(catalog, line.at(-1) ?? id, id) ?? []
}

/** Every step of every promotion path, in the order of the catalog's environments. */
export function allSteps(catalog: Promoted): ComparisonStep[] {
  return Object.entries(catalog.environments).flatMap(([to, { promotesFrom: from }]) =>
    from !== undefined && from !== to && lookUp(catalog.environments, from) ? [{ from, to, down: true }] : [],
  )
}
