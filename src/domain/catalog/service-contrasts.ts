import type { Change } from '../../model/catalog-diff.ts'
import type { Contrast, Effect } from '../../model/comparison.ts'
import { lookUp } from '../base/look-up.ts'
import { sameMinor } from '../base/version.ts'
import { environmentAddress } from '../pages/address.ts'
import { isOpen } from '../roadmap/open.ts'
import { type ContrastSides, changesAt, effectOf } from './contrast.ts'
import { type CellStatus, type Offered, offeredAt, type Reason, reasonsAlong } from './matrix.ts'

/** From the best to what cannot be used. */
const ranks: Record<CellStatus, number> = {
  available: 5,
  limited: 4,
  deprecated: 3,
  planned: 2,
  unavailable: 1,
  unknown: 0,
}
const usable = (status: CellStatus) => ranks[status] >= 3

/** Each service that is different for an application, in the catalog's order. */
export function contrastServices(sides: ContrastSides): Contrast[] {
  return Object.entries(sides.catalog.services).flatMap(([id, service]): Contrast[] => {
    const changes = changesAt(sides, 'services', id).filter(isFelt)
    if (changes.length === 0) return []
    const [before, after] = [offeredAt(sides.catalog, id, sides.from), offeredAt(sides.catalog, id, sides.to)]
    const effect = effectFor(before, after, changes)
    const reasons = reasonsAlong(sides.catalog, id, sides.steps ?? [])
    const until = lookUp(sides.after.services, id)?.until
    const todo = todoOf(sides, after, reasons)
    const open = after.roadmap && isOpen(after.roadmap.item) ? after.roadmap : undefined
    return [
      {
        area: 'services',
        id,
        name: service.name,
        effect,
        before: said(before),
        after: said(after),
        reasons: reasons.flatMap(({ from, to, difference }) =>
          difference ? [{ from, to, what: difference.what, why: difference.why }] : [],
        ),
        ...(todo === undefined ? {} : { todo }),
        ...(after.alternative === undefined || usable(after.status)
          ? {}
          : { alternative: after.alternative }),
        ...(effect === 'gain' ? {} : { request: after.request }),
        ...(open ? { roadmap: { environment: sides.to, ...open } } : {}),
        ...(until === undefined ? {} : { until }),
        addresses: {
          before: `${environmentAddress(sides.from, 'services')}#${id}`,
          after: `${environmentAddress(sides.to, 'services')}#${id}`,
        },
        changes,
      },
    ]
  })
}

/** What an application or its pipeline notices. Patch releases, markings, and the broker of an offering are not it. */
function isFelt({ kind, before, after }: Change): boolean {
  const [area, , field] = (after ?? before)?.path.slice(2) ?? []
  if (area !== 'services' || kind === 'marking') return false
  if (field === undefined || field === 'status' || field === 'plans' || field === 'limits') return true
  if (field === 'version') {
    const [a, b] = [before?.value, after?.value]
    return typeof a !== 'string' || typeof b !== 'string' || !sameMinor(a, b)
  }
  return (
    field === 'live' && before !== undefined && after !== undefined && offering(before) !== offering(after)
  )
}

const offering = ({ value }: NonNullable<Change['before']>) =>
  typeof value === 'object' && value !== null && 'offering' in value ? value['offering'] : undefined

function effectFor(before: Offered, after: Offered, changes: readonly Change[]): Effect {
  if (usable(before.status) !== usable(after.status)) return usable(after.status) ? 'gain' : 'breaks'
  if (!usable(after.status)) return ranks[after.status] > ranks[before.status] ? 'gain' : 'time'
  // A smaller plan, or another name on the marketplace, changes sizing and scripts but breaks nothing.
  const mild = (c: Change) => c.kind === 'live-identity' || c.kind === 'limit-lowered'
  return effectOf(changes.map((c) => (mild(c) ? { ...c, severity: 'informational' as const } : c)))
}

function todoOf({ catalog }: ContrastSides, after: Offered, reasons: readonly Reason[]): string | undefined {
  // What to do "until then" is written for those who come down the path; the nearest environment knows best.
  const until = reasons.findLast((reason) => reason.down && reason.difference)?.difference?.until
  if (until !== undefined) return until
  const other = usable(after.status) ? undefined : lookUp(catalog.services, after.alternative)?.name
  return other === undefined ? undefined : `Use ${other} instead.`
}

function said({ status, version, plans }: Offered) {
  const head = version === undefined ? status : `${status} ${version}`
  const text = plans.length === 0 ? head : `${head}; ${plans.join(', ')}`
  return { text, status, ...(version === undefined ? {} : { version }), plans }
}
