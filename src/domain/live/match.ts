import type { Catalog, CatalogAvailability } from '../../model/catalog.ts'
import { environmentIn } from '../base/look-up.ts'
import type { LiveCatalog, LiveOffering } from './catalog.ts'
import { isLeft } from './leave.ts'
import type { Note } from './observe.ts'
import { type OfferingRename, renamedOfferings } from './renames.ts'
import { isGone, isUsable } from './scope.ts'

/** What to do with offerings and plans that look renamed: ask, take them for the same, or for different ones. */
export const renameModes = ['ask', 'take', 'refuse'] as const
export type RenameMode = (typeof renameModes)[number]

/** How to read the live catalog of an environment. */
export interface LiveReading {
  /** Patterns of offerings that the playbook does not describe; see {@link isLeft}. */
  leave?: readonly string[]
  renames?: RenameMode
}

/** Which live offering is which service of the playbook. */
export interface Matching {
  matched: Map<string, LiveOffering>
  /** Services whose offering looks renamed; it stands in `matched` too. */
  renamed: OfferingRename[]
  /** Documented services that an export cannot tell apart; nothing is said of them. */
  undecided: Set<string>
  /** Offerings the playbook does not have in this environment, under the id they should get. */
  fresh: Map<string, LiveOffering>
  /** Offerings that the environment leaves alone. */
  left: LiveOffering[]
  notes: Note[]
}

/**
 * Matches by live identity: broker and offering of this environment, or the offering alone where either side does
 * not name the broker and it is the only one. Identity comes before any likeness of names. What is new takes the
 * id of the service that carries the identity in another environment, or is called so, or else one made from its
 * name.
 */
export function matchOfferings(
  catalog: Catalog,
  environment: string,
  live: LiveCatalog,
  { leave = [], renames = 'ask' }: LiveReading = {},
): Matching {
  const { services } = environmentIn(catalog, environment)
  const found: Matching = {
    matched: new Map(),
    renamed: [],
    undecided: new Set(),
    fresh: new Map(),
    left: [],
    notes: [],
  }
  const rest = identified(services, live.offerings, found)
  const unnamed = rest.flatMap((offering): [string | undefined, LiveOffering][] => {
    const other = called(catalog, offering)
    const known = other !== undefined && Object.hasOwn(services, other) && !found.matched.has(other)
    // Documented here, without the name that the marketplace uses.
    if (!known || services[other]?.live !== undefined) return [[other, offering]]
    found.matched.set(other, offering)
    return []
  })
  const missing = Object.entries(services).flatMap(([id, offer]) =>
    !found.matched.has(id) && !found.undecided.has(id) && isGone(offer, live) ? [{ id, offer }] : [],
  )
  if (renames !== 'refuse') found.renamed = renamedOfferings(missing, unnamed)
  for (const { id, offering } of found.renamed) found.matched.set(id, offering)
  const taken = new Set(found.renamed.map(({ offering }) => offering))
  for (const [other, offering] of unnamed) {
    if (taken.has(offering)) continue
    if (isLeft(offering, leave)) found.left.push(offering)
    else if (!isUsable(offering)) found.notes.push(unusable(offering))
    else found.fresh.set(freeId(other ?? slug(offering.name), offering, services, found), offering)
  }
  return found
}

/** Matches what carries an identity; gives the offerings that are left. */
function identified(
  services: Readonly<Record<string, CatalogAvailability>>,
  offerings: readonly LiveOffering[],
  found: Matching,
): LiveOffering[] {
  const exact = (offering: LiveOffering) =>
    Object.entries(services).flatMap(([id, { live }]) =>
      live?.broker !== undefined && live.broker === offering.broker && live.offering === offering.name
        ? [id]
        : [],
    )
  const open: LiveOffering[] = []
  for (const offering of offerings) {
    const ids = exact(offering)
    const [id] = ids
    if (id === undefined) open.push(offering)
    else if (ids.length === 1 && !found.matched.has(id)) found.matched.set(id, offering)
    else
      tellApart(offering, ids, found, `"${offering.name}" is documented as the offering of several services`)
  }
  return open.filter((offering) => {
    const ids = Object.entries(services).flatMap(([id, { live }]) =>
      !found.matched.has(id) && live !== undefined && same(live, offering) ? [id] : [],
    )
    const alike = open.filter((other) => other.name === offering.name)
    const nameless = offering.broker === undefined ? alike.filter((o) => o.broker === undefined).length : 1
    const rivals = ids.some((id) => services[id]?.live?.broker === undefined) ? alike.length : nameless
    const [id] = ids
    if (ids.length > 1 || rivals > 1) {
      const who = offering.broker === undefined ? 'the export' : 'the playbook'
      tellApart(
        offering,
        ids,
        found,
        `"${offering.name}" is the name of several, and ${who} does not name their brokers`,
      )
      return false
    }
    if (id !== undefined) found.matched.set(id, offering)
    return id === undefined
  })
}

function tellApart({ at }: LiveOffering, ids: readonly string[], found: Matching, why: string) {
  for (const id of ids) found.undecided.add(id)
  const how =
    'with brokers it can: /v3/service_brokers, or fields[service_offering.service_broker]=guid,name on the page of plans'
  found.notes.push({ message: `${why}; ${how}`, at })
}

const same = (live: NonNullable<CatalogAvailability['live']>, { name, broker }: LiveOffering) =>
  live.offering === name && (broker === undefined || live.broker === undefined || live.broker === broker)

const unusable = ({ name, at }: LiveOffering): Note => ({
  message: `offering ${name} has no plan that anybody may use, so it is not taken for available; cf enable-service-access ${name} opens one`,
  at,
})

/** The service that has this identity elsewhere, or answers to the name. */
function called(catalog: Catalog, offering: LiveOffering): string | undefined {
  const everywhere = Object.values(catalog.environments).flatMap(({ services }) => Object.entries(services))
  const exact = everywhere.find(
    ([, { live }]) => live && live.broker === offering.broker && live.offering === offering.name,
  )
  const byOffering = new Set(
    everywhere.filter(([, { live }]) => live?.offering === offering.name).map(([id]) => id),
  )
  const word = offering.name.toLowerCase()
  const byName = Object.entries(catalog.services).find(([id, { aliases }]) =>
    [id, ...aliases].some((name) => name.toLowerCase() === word),
  )
  return exact?.[0] ?? (byOffering.size === 1 ? [...byOffering][0] : byName?.[0])
}

/** An id that nothing in this environment has yet; the broker tells two of one name apart. */
function freeId(
  wanted: string,
  { broker }: LiveOffering,
  services: Readonly<Record<string, unknown>>,
  { fresh, matched }: Matching,
): string {
  const taken = (id: string) => Object.hasOwn(services, id) || fresh.has(id) || matched.has(id)
  if (!taken(wanted)) return wanted
  const base = broker === undefined ? wanted : `${wanted}-${slug(broker)}`.slice(0, 60)
  if (!taken(base)) return base
  for (let n = 2; ; n++) if (!taken(`${base}-${n}`)) return `${base}-${n}`
}

/** An id as the model wants it: lower-case ASCII words joined by `-`, starting with a letter. */
function slug(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const id = words.join('-').slice(0, 50).replace(/-$/, '')
  return /^[a-z]/.test(id) ? id : `service-${id}`.replace(/-$/, '')
}
