import type { Status } from '../../model/availability.ts'
import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import { environmentIn, lookUp } from '../base/look-up.ts'
import { present } from '../base/present.ts'
import { placeKey } from '../fit/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { LiveCatalog, LiveOffering, LivePlan } from './catalog.ts'
import { type Matching, matchOfferings } from './match.ts'
import { observeBuildpacks, observeStacks } from './staging.ts'

/** Something that an export does not let us decide. It is told, and it is no drift. */
export interface Note {
  message: string
  at: Position
}

/** An environment as the platform shows it, put in the terms of the playbook. */
export interface Observation {
  /** The catalog with this one environment as it is seen; all that an export cannot say stays as documented. */
  catalog: Catalog
  /** Where the export says so, by environment and path as in `FitPlaybook.places`. */
  places: Record<string, Position>
  /** Paths inside the environment of everything documented that was found there. */
  found: string[][]
  notes: Note[]
}

export type Put = (at: Position, ...path: string[]) => void

/**
 * What the playbook would have to say of an environment for it to agree with a live catalog. The difference
 * of the two catalogs is the drift. An export speaks for what it covers and for whom it was made: only what it
 * covers and does not show is gone.
 */
export function observe(catalog: Catalog, id: string, live: LiveCatalog): Observation {
  const documented = environmentIn(catalog, id)
  const places: Record<string, Position> = {}
  const notes: Note[] = []
  const put: Put = (at, ...path) => {
    places[placeKey([id, ...path])] = at
  }
  const matching = matchOfferings(catalog, id, live.offerings)
  notes.push(...matching.notes)
  const environment: CatalogEnvironment = {
    ...documented,
    services: observeServices(documented, live, matching, put),
    stacks: observeStacks(documented.stacks, live, put),
    buildpacks: observeBuildpacks(documented.buildpacks, live, put, notes),
  }
  const shown = Object.keys(environment.buildpacks).filter((key) => places[placeKey([id, 'buildpacks', key])])
  const found = [
    ...[...matching.matched.keys()].map((service) => ['services', service]),
    ...live.stacks.map(({ name }) => ['stacks', name]),
    ...shown.map((key) => ['buildpacks', key]),
  ]
  const environments = { ...catalog.environments, [id]: environment }
  return { catalog: { ...catalog, environments }, places, found, notes }
}

function observeServices(
  { services }: CatalogEnvironment,
  live: LiveCatalog,
  matching: Matching,
  put: Put,
): Record<string, CatalogAvailability> {
  const seen: Record<string, CatalogAvailability> = {}
  for (const [id, offer] of Object.entries(services)) {
    const offering = matching.matched.get(id)
    if (offering) seen[id] = observeOffer(id, offer, offering, live, put)
    else if (matching.undecided.has(id) || !isGone(offer, live)) seen[id] = offer
  }
  for (const [id, offering] of matching.fresh)
    seen[id] = observeOffer(id, { status: 'available', plans: {}, limits: [] }, offering, live, put)
  return seen
}

const usable = (status: Status) => status === 'available' || status === 'limited' || status === 'deprecated'

/** Whether the export covers this offering and its maker could have seen it, and yet it is missing. */
function isGone({ live: identity, status, plans }: CatalogAvailability, live: LiveCatalog): boolean {
  if (!identity || !usable(status) || !covers(live, identity)) return false
  const all = Object.values(plans)
  return all.length === 0 || all.some((plan) => isVisible(plan.orgs, live))
}

function covers(
  { covers }: LiveCatalog,
  { broker, offering }: { broker?: string | undefined; offering: string },
): boolean {
  return covers.offerings.some(
    (scope) =>
      (scope.broker === undefined || scope.broker === broker) &&
      (scope.offering === undefined || scope.offering === offering),
  )
}

const isVisible = (orgs: readonly string[] | undefined, { asWhom }: LiveCatalog) =>
  orgs === undefined || (asWhom?.org !== undefined && orgs.includes(asWhom.org))

function observeOffer(
  id: string,
  offer: CatalogAvailability,
  offering: LiveOffering,
  live: LiveCatalog,
  put: Put,
): CatalogAvailability {
  put(offering.at, 'services', id)
  const { broker = offer.live?.broker, name, version } = offering
  const fresh = offer.live === undefined && offer.version === undefined
  return {
    ...offer,
    status: usable(offer.status) ? offer.status : 'available',
    ...(broker === undefined ? {} : { live: { broker, offering: name } }),
    ...(version !== undefined && (fresh || differs(offer.version, version)) ? { version } : {}),
    plans: offering.plans ? observePlans(id, offer, offering, offering.plans, live, put) : offer.plans,
  }
}

function observePlans(
  id: string,
  offer: CatalogAvailability,
  offering: LiveOffering,
  plans: readonly LivePlan[],
  live: LiveCatalog,
  put: Put,
): CatalogAvailability['plans'] {
  const seen: CatalogAvailability['plans'] = {}
  const shown = new Map(plans.filter((plan) => plan.visibility !== 'admin').map((plan) => [plan.name, plan]))
  const whole = covers(live, { broker: offering.broker ?? offer.live?.broker, offering: offering.name })
  for (const [name, plan] of Object.entries(offer.plans)) {
    const found = shown.get(name)
    if (found) seen[name] = { ...plan, ...facts(found) }
    else if (!whole || !isVisible(plan.orgs, live)) seen[name] = plan
  }
  for (const [name, plan] of shown) {
    put(plan.at, 'services', id, 'plans', name)
    if (lookUp(offer.plans, name)) continue
    const few = plan.visibility === 'organization' || plan.visibility === 'space'
    const orgs = few && live.asWhom?.org !== undefined ? { orgs: [live.asWhom.org] } : {}
    seen[name] = { free: true, bindable: true, limits: {}, ...orgs, ...facts(plan) }
  }
  return seen
}

const facts = ({ free, bindable }: LivePlan) => present({ free, bindable })

/**
 * Whether a live version is another than the documented one, as far as that goes: 16.9.2+build is 16.9. Where
 * none is documented there is nothing to disagree with.
 */
export function differs(documented: string | undefined, live: string): boolean {
  if (documented === undefined) return false
  const numbers = (version: string) =>
    version
      .match(/\d+(?:\.\d+)*/)?.[0]
      .split('.')
      .map(Number)
  const [left, right] = [numbers(documented), numbers(live)]
  if (!left || !right) return documented !== live
  return left.some((n, i) => n !== (right[i] ?? 0))
}
