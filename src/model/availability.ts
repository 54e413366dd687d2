import { z } from 'zod'
import { requestSchema } from './environment.ts'
import { evidenceSchema } from './evidence.ts'
import { daySchema, entryFields, line, marked, ref, text, versionSchema } from './fields.ts'
import { ownFields } from './own.ts'
import { ownSupportSchema } from './product.ts'

/** What an environment says of a service. Where it says nothing, the cell is `unknown`, which nobody writes. */
export const statusSchema = z.enum(['available', 'limited', 'planned', 'deprecated', 'unavailable'])
export type Status = z.infer<typeof statusSchema>

const planSchema = z.strictObject({
  ...marked,
  name: text(),
  free: z.boolean().default(true),
  bindable: z.boolean().default(true),
  /** Organisations that see it; every organisation where this is absent. */
  orgs: z.array(text()).min(1).optional(),
  /** What a developer sizes by: `{memory: 2 GB, disk: 20 GB, connections: 50}`. */
  limits: z.record(text(), text()).default({}),
  note: line().optional(),
})
export type ServicePlan = z.infer<typeof planSchema>

/** What differs from the environment it is promoted from, why, and what to do until then. */
const differenceSchema = z.strictObject({
  ...marked,
  /** The environment it is measured against; the difference is withheld together with it. */
  from: ref('environment'),
  what: line(),
  why: line(),
  /** What to do until then. */
  until: line(),
})
export type Difference = z.infer<typeof differenceSchema>

/** One service in one environment; a value of the map in `environments/<id>/services.yaml`. */
export const availabilitySchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  status: statusSchema,
  version: versionSchema.optional(),
  /** What the marketplace of this environment calls it; an export does not always name the broker. */
  live: z.strictObject({ broker: text().optional(), offering: text() }).optional(),
  plans: z.array(planSchema).default([]),
  limits: z.array(line()).default([]),
  since: daySchema.optional(),
  until: daySchema.optional(),
  difference: differenceSchema.optional(),
  alternative: ref('service').optional(),
  roadmap: ref('roadmap').optional(),
  /** Who gives fixes here beyond upstream, and until when. */
  support: ownSupportSchema.optional(),
  /** The export that showed it, and when; without one it is said. */
  seen: evidenceSchema.optional(),
  request: requestSchema.partial().optional(),
  note: line().optional(),
})
export type Availability = z.infer<typeof availabilitySchema>
