import type { Status } from '../../model/availability.ts'
import type { CatalogAvailability } from '../../model/catalog.ts'
import type { LiveCatalog, LiveOffering } from './catalog.ts'

/** Whether a developer can have a service that an environment says this of. */
export const isOffered = (status: Status) =>
  status === 'available' || status === 'limited' || status === 'deprecated'

/**
 * Whether anybody may use an offering, as far as the export says: `cf marketplace` lists none whose plans are all
 * unavailable.
 */
export function isUsable({ available, plans, partial }: LiveOffering): boolean {
  if (available !== undefined) return available
  if (!plans || partial) return true
  return plans.some(({ visibility }) => visibility !== 'admin')
}

/** The export covers this offering and would show it to whoever made it, but it is not there. */
export function isGone({ live: identity, status, plans }: CatalogAvailability, live: LiveCatalog): boolean {
  if (!identity || !isOffered(status) || !isCovered(live, identity)) return false
  const all = Object.values(plans)
  return all.length === 0 || all.some((plan) => isVisible(plan.orgs, live))
}

/** Whether the export lists everything in the place where this offering would be. */
export function isCovered(
  { covers }: LiveCatalog,
  { broker, offering }: { broker?: string | undefined; offering: string },
): boolean {
  return covers.offerings.some(
    (scope) =>
      (scope.broker === undefined || scope.broker === broker) &&
      (scope.offering === undefined || scope.offering === offering),
  )
}

/** Whether the person who made the export sees what is meant for these organisations. */
export const isVisible = (orgs: readonly string[] | undefined, { asWhom }: LiveCatalog): boolean =>
  orgs === undefined || (asWhom?.org !== undefined && orgs.includes(asWhom.org))
