import type { Status } from '../../model/availability.ts'
import { sameMinor } from '../base/version.ts'

/** What parity looks at in an availability; plans by their names. */
export interface Offer {
  readonly status: Status
  readonly version?: string | undefined
  readonly plans: readonly { readonly name: string }[]
}

export type Aspect = 'status' | 'version' | 'plans'

/**
 * In what two environments differ about a service: status, major.minor version, or the set of plan names.
 * This is the one definition of a difference, and so of where a reason is asked for. `undefined` is an
 * environment that says nothing; it differs in status from one that does. Symmetric.
 */
export function differences(a: Offer | undefined, b: Offer | undefined): Aspect[] {
  if (a === undefined || b === undefined) return a === b ? [] : ['status']
  const found: Aspect[] = []
  if (a.status !== b.status) found.push('status')
  if (!sameVersion(a.version, b.version)) found.push('version')
  if (!sameNames(a.plans, b.plans)) found.push('plans')
  return found
}

/** Whether two lists have the same plans, in whatever order. Most have them in one order, and need no sets. */
function sameNames(a: Offer['plans'], b: Offer['plans']): boolean {
  if (a.length === b.length && a.every(({ name }, i) => name === b[i]?.name)) return true
  const [left, right] = [new Set(a.map((p) => p.name)), new Set(b.map((p) => p.name))]
  return left.size === right.size && [...left].every((name) => right.has(name))
}

function sameVersion(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameMinor(a, b)
}
