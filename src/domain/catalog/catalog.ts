import type { ZodType } from 'zod'
import {
  type Catalog,
  type CatalogAvailability,
  type CatalogEnvironment,
  type CatalogService,
  catalogAvailabilitySchema,
  catalogEnvironmentSchema,
  catalogSchema,
  catalogServiceSchema,
  catalogVersion,
} from '../../model/catalog.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { DataOf, Kind } from '../../model/registry.ts'
import { walk } from '../../model/walk.ts'
import { buildpackKey } from '../base/look-up.ts'
import { oncePer } from '../base/once.ts'
import { type Markings, markingsOf } from '../marking/effective.ts'
import { joinAll, type MarkingReading } from '../marking/marking.ts'
import { describe } from '../marking/print.ts'
import { inListOrder } from '../playbook/lists.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'

// Pages that need only these import them from `base/`, without the schemas.
export { buildpackKey, lookUp } from '../base/look-up.ts'

/** What a catalog says of itself beyond its content. */
export type CatalogStamp = Partial<Pick<Catalog, 'network' | 'asOf' | 'revision'>>

/**
 * The catalog of a playbook as plain data, in the order of pages: environments along their promotion paths,
 * services by category and name. Each part says how it is marked, inherited markings included, and the whole
 * carries the highest. Give it a released playbook, and it holds what that network may hold.
 */
export function catalogOf(playbook: Playbook, head: CatalogStamp = {}): Catalog {
  const site = playbook.site?.data
  const fiscalYears = playbook.configuration?.data.fiscalYears
  const markings = markingsOf(playbook)
  const told = new Map<MarkingReading, string>()
  const markingOf = (entry: Entry) => {
    const reading = markings.of(entry)
    const text = told.get(reading) ?? describe(reading, markings.scheme)
    told.set(reading, text)
    return text
  }
  const services = playbook
    .all('service')
    .sort(byCategory(playbook))
    .map((entry) => [entry.id, servicePart(entry, markingOf(entry))])
  const products = playbook
    .all('product')
    .sort((a, b) => compare(a.id, b.id))
    .map((entry) => [entry.id, { ...without('replaces')(entry.data), marking: markingOf(entry) }])
  const environments = playbook.environments.map((entry) => [
    entry.id,
    environmentOf(entry, playbook, markingOf),
  ])
  const content = {
    roles: Object.fromEntries(Object.entries(site?.roleLabels ?? {}).map(([id, { short }]) => [id, short])),
    services: Object.fromEntries(services) as Catalog['services'],
    products: Object.fromEntries(products) as Catalog['products'],
    environments: Object.fromEntries(environments) as Catalog['environments'],
  }
  return {
    kind: 'fieldbook-catalog',
    version: catalogVersion,
    marking: highest(
      [...(playbook.site ? [markingOf(playbook.site)] : []), ...markingsIn(content)],
      markings,
    ),
    title: site?.title ?? 'Fieldbook',
    ...(site?.caution === undefined ? {} : { caution: site.caution }),
    edition: site?.edition ?? 'unknown',
    fiscalYearStart: site?.fiscalYearStart ?? 1,
    ...(fiscalYears === undefined || fiscalYears === 'end' ? {} : { fiscalYears }),
    ...head,
    ...content,
  }
}

/** The catalog of a playbook without a head, made once for it. */
export const wholeCatalog = oncePer((playbook: Playbook) => catalogOf(playbook))

/** The join of banners, as a banner; of none, what cannot be read. */
export function highest(banners: Iterable<string>, markings: Pick<Markings, 'read' | 'scheme'>): string {
  const readings = [...new Set(banners)].map((banner) => markings.read(banner))
  return describe(joinAll(readings, markings.scheme) ?? 'unreadable', markings.scheme)
}

/** Every marking that something of a catalog carries. `handles` names one without being marked by it. */
function markingsIn({
  services,
  products,
  environments,
}: Pick<Catalog, 'services' | 'products' | 'environments'>): Set<string> {
  const found = new Set<string>()
  const add = (markings: readonly string[]) => {
    for (const marking of markings) found.add(marking)
  }
  for (const service of Object.values(services)) add(inService(service))
  add(carried(ofProducts, { products }))
  for (const { services: offers, roadmap, ...own } of Object.values(environments)) {
    add(carried(environmentItself, own))
    for (const offer of Object.values(offers)) add(inOffer(offer))
    for (const item of Object.values(roadmap)) add(inItem(item))
  }
  return found
}

const carried = (schema: ZodType, part: object): string[] =>
  walk(schema, part).flatMap(({ path, value, meta }) =>
    meta.marking && path.at(-1) === 'marking' ? [value as string] : [],
  )
const ofProducts = catalogSchema.pick({ products: true })
const environmentItself = catalogEnvironmentSchema.omit({ services: true, roadmap: true })
const inService = oncePer((part: CatalogService) => carried(catalogServiceSchema, part))
const inOffer = oncePer((part: CatalogAvailability) => carried(catalogAvailabilitySchema, part))
const inItem = oncePer((part: CatalogRoadmapItem) =>
  carried(catalogEnvironmentSchema.shape.roadmap.valueType, part),
)
type CatalogRoadmapItem = CatalogEnvironment['roadmap'][string]

interface Categorised {
  id: string
  data: Pick<CatalogService, 'category' | 'name'>
}

/** Orders services by category, as the playbook lists them, then by name. */
export function byCategory(playbook: Playbook): (a: Categorised, b: Categorised) => number {
  const inOrder = inListOrder(playbook, 'category')
  return (a, b) =>
    inOrder(a.data.category, b.data.category) || compare(a.data.name, b.data.name) || compare(a.id, b.id)
}

/**
 * Parts that are of one entry are made once for it: each page has a catalog of what it may show, and they share what
 * they are made of. The same entry may be marked otherwise in another playbook.
 */
function partOf<K extends Kind, T extends object>(make: (data: DataOf<K>) => T) {
  const made = oncePer((_: Entry<K>) => new Map<string, T & { marking: string }>())
  return (entry: Entry<K>, marking: string): T & { marking: string } => {
    const parts = made(entry)
    const part = parts.get(marking) ?? { ...make(entry.data), marking }
    parts.set(marking, part)
    return part
  }
}

const servicePart = partOf<'service', CatalogService>(serviceOf)
const availabilityPart = partOf<'availability', CatalogAvailability>(availabilityOf)
const itemPart = partOf<'roadmap', CatalogRoadmapItem>(without('replaces'))

function serviceOf(data: DataOf<'service'>): CatalogService {
  const { name, aliases, kind, category, short, summary, owner, product, alternatives, own } = data
  const others = Object.fromEntries(alternatives.map(({ service, when }) => [service, when]))
  return {
    name,
    aliases,
    kind,
    category,
    short,
    summary,
    owner,
    ...(product === undefined ? {} : { product }),
    ...(own === undefined ? {} : { own }),
    alternatives: others,
  }
}

function environmentOf(
  entry: Entry<'environment'>,
  playbook: Playbook,
  markingOf: (entry: Entry) => string,
): CatalogEnvironment {
  const { id, data } = entry
  const { foundations } = data
  const inside = <K extends 'availability' | 'roadmap', T>(
    kind: K,
    part: (entry: Entry<K>, marking: string) => T,
  ) =>
    Object.fromEntries(
      playbook
        .all(kind, id)
        .sort((a, b) => compare(a.id, b.id))
        .map((e) => [e.id, part(e, markingOf(e as Entry))]),
    )
  const onboarding = playbook.all('onboarding', id)[0]
  const { name, short, status, handles, impactLevel, automation, request, feedback, quotas, fielding } = data
  const evidence = data.evidence ?? playbook.site?.data.evidence
  return {
    marking: markingOf(entry),
    name,
    short,
    status,
    handles,
    ...(impactLevel === undefined ? {} : { impactLevel }),
    ...(data.promotesFrom === undefined ? {} : { promotesFrom: data.promotesFrom }),
    differs: data.differs,
    region: foundations.region,
    ...(foundations.zones === undefined ? {} : { zones: foundations.zones }),
    platform: foundations.platform,
    features: foundations.features,
    stacks: byKey(foundations.stacks, (s) => s.name, without('name')),
    buildpacks: byKey(
      foundations.buildpacks,
      (b) => buildpackKey(b),
      (b) => b,
    ),
    domains: byKey(foundations.domains, (d) => d.name, without('name')),
    automation,
    request,
    feedback,
    quotas,
    fielding,
    ...(evidence === undefined ? {} : { evidence }),
    ...(data.own === undefined ? {} : { own: data.own }),
    controls: byKey(data.posture.controls, (c) => c.control, without('control')),
    access: byKey(data.access, (a) => a.what, without('what')),
    team: Object.fromEntries(Object.entries(data.team).map(([role, { people: _, ...duty }]) => [role, duty])),
    expectations: onboarding ? expectationsOf(onboarding, markingOf(onboarding)) : {},
    services: inside('availability', availabilityPart),
    roadmap: inside('roadmap', itemPart),
  }
}

/** Each as it is marked: by itself, or by the page it stands on. */
function expectationsOf({ data }: Entry<'onboarding'>, marking: string): CatalogEnvironment['expectations'] {
  return Object.fromEntries(Object.entries(data.expectations).map(([id, e]) => [id, { marking, ...e }]))
}

function availabilityOf({ replaces: _, plans, seen, ...rest }: DataOf<'availability'>): CatalogAvailability {
  return {
    ...rest,
    ...(seen ? { seen: publishedEvidence(seen) } : {}),
    plans: byKey(plans, (p) => p.name, without('name')),
  }
}

/** Without the digest, which stays in the workspace. */
function publishedEvidence({ by, ...seen }: Evidence): NonNullable<CatalogAvailability['seen']> {
  if (!by) return seen
  const { digest: _, ...rest } = by
  return { ...seen, by: rest }
}

const byKey = <T, V>(list: readonly T[], key: (item: T) => string, value: (item: T) => V) =>
  Object.fromEntries(list.map((item) => [key(item), value(item)]))

function without<K extends string>(key: K) {
  return <T extends { [P in K]?: unknown }>({ [key]: _, ...rest }: T): Omit<T, K> => rest as Omit<T, K>
}
