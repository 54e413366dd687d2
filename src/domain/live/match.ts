import type { Catalog, CatalogAvailability } from '../../model/catalog.ts'
import { environmentIn } from '../base/look-up.ts'
import type { LiveOffering } from './catalog.ts'
import type { Note } from './observe.ts'

/** Which live offering is which service of the playbook. */
export interface Matching {
  matched: Map<string, LiveOffering>
  /** Documented services that an export cannot tell apart; nothing is said of them. */
  undecided: Set<string>
  /** Offerings the playbook does not have in this environment, under the id they should get. */
  fresh: Map<string, LiveOffering>
  notes: Note[]
}

/**
 * Matches by live identity: broker and offering of this environment. Where the export does not name the
 * broker, the offering's name decides if it is the only one. What is new takes the id of the service that
 * carries the identity in another environment, or is called so, or else one made from its name.
 */
export function matchOfferings(
  catalog: Catalog,
  environment: string,
  offerings: readonly LiveOffering[],
): Matching {
  const { services } = environmentIn(catalog, environment)
  const found: Matching = { matched: new Map(), undecided: new Set(), fresh: new Map(), notes: [] }
  const nameless = new Map<string, number>()
  for (const { name, broker } of offerings)
    if (broker === undefined) nameless.set(name, (nameless.get(name) ?? 0) + 1)
  for (const offering of offerings) {
    const candidates = Object.entries(services).flatMap(([id, { live }]) =>
      same(live, offering) ? [id] : [],
    )
    const alike = offering.broker === undefined ? (nameless.get(offering.name) ?? 0) : 1
    if (candidates.length > 1 || alike > 1) {
      for (const id of candidates) found.undecided.add(id)
      const message = `"${offering.name}" is the name of several, and the export does not name their brokers`
      found.notes.push({ message, at: offering.at })
      continue
    }
    const [id] = candidates
    if (id !== undefined) {
      found.matched.set(id, offering)
      continue
    }
    const other = called(catalog, offering)
    const known = other !== undefined && Object.hasOwn(services, other) && !found.matched.has(other)
    // Documented here, but not yet by what the marketplace calls it.
    if (known && services[other]?.live === undefined) found.matched.set(other, offering)
    else found.fresh.set(freeId(other ?? slug(offering.name), offering, services, found), offering)
  }
  return found
}

const same = (live: CatalogAvailability['live'], { name, broker }: LiveOffering) =>
  live !== undefined && live.offering === name && (broker === undefined || live.broker === broker)

/** The service that has this identity elsewhere, or answers to the name. */
function called(catalog: Catalog, offering: LiveOffering): string | undefined {
  const everywhere = Object.values(catalog.environments).flatMap(({ services }) => Object.entries(services))
  const exact = everywhere.find(([, { live }]) => live?.broker === offering.broker && same(live, offering))
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
