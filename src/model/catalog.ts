import { z } from 'zod'
import { availabilitySchema } from './availability.ts'
import { environmentSchema } from './environment.ts'
import { publishedEvidenceSchema } from './evidence.ts'
import { daySchema, idSchema, markingField, ref, text } from './fields.ts'
import { expectationSchema } from './onboarding.ts'
import { productSchema } from './product.ts'
import { roadmapSchema } from './roadmap.ts'
import { serviceSchema } from './service.ts'
import { siteSchema } from './site.ts'

/** Raised by every change that makes catalogs published earlier unreadable. */
export const catalogVersion = 1

/** A list of things with an identity becomes a map by that identity, so that order never counts. */
const keyed = <S extends z.ZodType>(schema: S) => z.record(z.string().min(1), schema)

const environment = environmentSchema.shape
const foundations = environment.foundations.shape

const planSchema = availabilitySchema.shape.plans.unwrap().element.omit({ name: true })

/** One service in one environment, as `availability` with its plans by name. */
export const catalogAvailabilitySchema = availabilitySchema
  .omit({ replaces: true, plans: true })
  .extend({ plans: keyed(planSchema).default({}), seen: publishedEvidenceSchema.optional() })
export type CatalogAvailability = z.infer<typeof catalogAvailabilitySchema>

/** A service as the catalog has it: what pages and comparisons say of it, without its text. */
export const catalogServiceSchema = serviceSchema
  .pick({
    marking: true,
    name: true,
    aliases: true,
    kind: true,
    category: true,
    short: true,
    summary: true,
    owner: true,
    product: true,
    own: true,
  })
  .extend({
    /** When to take which other service. */
    alternatives: z
      .record(ref('service'), serviceSchema.shape.alternatives.unwrap().element.shape.when)
      .default({}),
  })
export type CatalogService = z.infer<typeof catalogServiceSchema>

/** What an environment offers and expects, as far as it can be compared with another's. */
export const catalogEnvironmentSchema = environmentSchema
  .pick({
    marking: true,
    name: true,
    short: true,
    status: true,
    handles: true,
    impactLevel: true,
    promotesFrom: true,
    automation: true,
    request: true,
    feedback: true,
    quotas: true,
    fielding: true,
    evidence: true,
    own: true,
  })
  .extend({
    /** Why it differs from the environment before, beyond single services. */
    differs: environment.differs,
    region: foundations.region,
    zones: foundations.zones,
    platform: foundations.platform,
    features: foundations.features,
    stacks: keyed(foundations.stacks.unwrap().element.omit({ name: true })),
    /** By `name/stack/lifecycle`, as Cloud Controller tells them apart. */
    buildpacks: keyed(foundations.buildpacks.unwrap().element),
    domains: keyed(foundations.domains.unwrap().element.omit({ name: true })),
    controls: keyed(environment.posture.shape.controls.element.omit({ control: true })),
    access: keyed(environment.access.element.omit({ what: true })),
    /** Who answers and when; people stay out of the data. */
    team: z.record(idSchema, environment.team.valueType.omit({ people: true })),
    expectations: z.record(idSchema, expectationSchema),
    services: z.record(idSchema, catalogAvailabilitySchema),
    roadmap: z.record(idSchema, roadmapSchema.omit({ replaces: true })),
  })
export type CatalogEnvironment = z.infer<typeof catalogEnvironmentSchema>

/**
 * The catalog of all environments as plain data: what the matrix, comparisons and diffs are computed from,
 * here and in the browser, and what a site publishes as `catalog.json`. Environments and services stand in
 * the order in which pages show them; nothing depends on it.
 */
export const catalogSchema = z.strictObject({
  kind: z.literal('fieldbook-catalog'),
  version: z.literal(catalogVersion),
  /** The highest marking of anything in it. */
  marking: markingField().optional(),
  /** The network it was released to; absent where nothing was withheld. */
  network: idSchema.optional(),
  title: text(),
  /** Words after the banner, such as NOTIONAL for invented content. */
  caution: text().optional(),
  edition: text(),
  asOf: daySchema.optional(),
  revision: text().optional(),
  fiscalYearStart: siteSchema.shape.fiscalYearStart,
  /** The calendar year that a fiscal year is called after, where it is not that of its end. */
  fiscalYears: z.enum(['start', 'both']).optional(),
  /** What roles are called here. */
  roles: z.record(idSchema, text()).default({}),
  services: z.record(idSchema, catalogServiceSchema),
  /** What upstream says of versions, by the id that services name. */
  products: z.record(idSchema, productSchema.omit({ replaces: true })).default({}),
  environments: z.record(idSchema, catalogEnvironmentSchema),
})
export type Catalog = z.infer<typeof catalogSchema>
