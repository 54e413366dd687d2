import type { Availability } from '../../model/availability.ts'
import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import type { Service } from '../../model/service.ts'
import { dayInYear, daysBetween } from '../base/days.ts'
import { lookUp } from '../base/look-up.ts'
import { listOf } from '../base/words.ts'

/** How a statement stands: an export showed it, showed it too long ago, or never did. */
export type EvidenceState = 'seen' | 'late' | 'never'

/** What shows that a service is in an environment as the playbook says, in a few words for wherever it is told. */
export interface EvidenceView {
  state: EvidenceState
  /** The day of the export. */
  on?: string
  /** "seen 14 Nov", "said, not seen since 3 Aug", "said, never seen" */
  words: string
}

/**
 * The evidence of a service in an environment on a day. Undefined where there is nothing to show (it is not offered,
 * or no marketplace lists it), and where nobody has said that evidence is kept: then its absence says nothing.
 */
export function evidenceIn(
  catalog: Catalog,
  environment: string,
  service: string,
  asOf: string | undefined = catalog.asOf,
): EvidenceView | undefined {
  const here = lookUp(catalog.environments, environment)
  const offer = lookUp(here?.services, service)
  if (!here || !offer) return undefined
  const isExpected = here.evidence !== undefined && isShowable(offer, lookUp(catalog.services, service))
  if (!offer.seen && !isExpected) return undefined
  return viewOf(offer.seen?.on, limitOf(here.evidence), asOf)
}

/** How evidence of a day stands on another. Without a limit what was seen once counts as seen. */
export function viewOf(
  on: string | undefined,
  limit: number | undefined,
  asOf: string | undefined,
): EvidenceView {
  if (on === undefined) return { state: 'never', words: 'said, never seen' }
  const day = dayInYear(on, asOf)
  const isLate = limit !== undefined && asOf !== undefined && daysBetween(on, asOf) > limit
  return isLate
    ? { state: 'late', on, words: `said, not seen since ${day}` }
    : { state: 'seen', on, words: `seen ${day}` }
}

/** The days of a limit such as `45 days`; undefined where there is none. */
export function limitOf(evidence: CatalogEnvironment['evidence']): number | undefined {
  const [days] = /\d+/.exec(evidence?.limit ?? '') ?? []
  return days === undefined ? undefined : Number(days)
}

/**
 * Whether an export could show a service: it is offered, and a marketplace lists it. What the platform does by itself,
 * and what developers bring, stands in none unless the playbook says under which name.
 */
export const isShowable = (
  { status, live }: Pick<Availability, 'status' | 'live'>,
  service: Pick<Service, 'kind'> | undefined,
): boolean =>
  status !== 'planned' && status !== 'unavailable' && (live !== undefined || service?.kind === 'managed')

/** By which export, for whom, and what of the service it showed: "plans and version, in il4.json, for org ops". */
export function originWords({ what, by }: NonNullable<CatalogAvailability['seen']>): string {
  const parts = [
    what.length > 0 ? listOf(what) : 'the offering',
    ...(by ? [`in ${by.export}`] : []),
    ...(by?.as === undefined ? [] : [`for ${by.as}`]),
  ]
  return parts.join(', ')
}
