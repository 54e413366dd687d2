import { z } from 'zod'
import { statusSchema } from './availability.ts'
import { catalogSchema } from './catalog.ts'
import { shownSchema } from './evidence.ts'
import { daySchema, idSchema, markingField, text } from './fields.ts'

/** How much a change concerns a developer. `breaking`: what worked before may not work after it. */
export const severitySchema = z.enum(['breaking', 'additive', 'informational'])
export type ChangeSeverity = z.infer<typeof severitySchema>

/** What happened; names are permanent, since other tools filter by them. */
export const changeKindSchema = z.enum([
  'environment-added',
  'environment-removed',
  'environment-status',
  'service-added',
  'service-removed',
  'service-renamed',
  'service-described',
  'offering-added',
  'offering-removed',
  'offering-moved',
  'status',
  'version-up',
  'version-down',
  'version',
  'plan-added',
  'plan-removed',
  'plan-changed',
  'limit-lowered',
  'limit-raised',
  'limit',
  'live-identity',
  'end-date',
  'reason',
  'alternative',
  'request',
  'stack-added',
  'stack-removed',
  'stack-state',
  'buildpack-added',
  'buildpack-removed',
  'buildpack-state',
  'domain-added',
  'domain-removed',
  'feature-gained',
  'feature-lost',
  'quota-raised',
  'quota-lowered',
  'expectation-added',
  'expectation-removed',
  'expectation',
  'lead-time-longer',
  'lead-time-shorter',
  'control',
  'access',
  'feedback-added',
  'feedback-removed',
  'feedback',
  'team',
  'release-practice',
  'automation',
  'roadmap',
  'marking',
  'described',
])
export type ChangeKind = z.infer<typeof changeKindSchema>

const positionSchema = z.strictObject({
  file: text(),
  /** Absent for catalog files, and where a line number could tell what else is in the file. */
  line: z.int().optional(),
  col: z.int().optional(),
})

/** One side of a change: where it stands in the catalog, and what it said. */
const sideSchema = z.strictObject({
  path: z.array(z.string()).min(1),
  value: z.json().optional(),
  at: positionSchema.optional(),
})
export type Side = z.infer<typeof sideSchema>

/**
 * One change. Without `before` something is new, without `after` it is gone. A rename or move has two paths
 * and no values; what changed along with it follows as changes of their own, each with its path on both sides.
 */
export const changeSchema = z.strictObject({
  kind: changeKindSchema,
  severity: severitySchema,
  before: sideSchema.optional(),
  after: sideSchema.optional(),
  /** For a change inside an availability: what the environment says of the service on either side. */
  status: z.strictObject({ before: statusSchema.optional(), after: statusSchema.optional() }).optional(),
})
export type Change = z.infer<typeof changeSchema>

const headSchema = catalogSchema.omit({ roles: true, services: true, products: true, environments: true })
export type CatalogHead = z.infer<typeof headSchema>

/** What an export covered, in words, and how much of it was compared; `incomplete` where pages are missing. */
const exportSchema = z.strictObject({
  covers: z.array(text()),
  partly: z.array(text()),
  idle: z.array(text()),
  left: z.array(text()),
  compared: z.int().min(0),
  incomplete: z.boolean(),
  /** What cannot be decided from the export, and what people are asked about it. */
  notes: z.array(text()),
  asWhom: z
    .strictObject({ user: z.string().optional(), org: z.string().optional(), space: z.string().optional() })
    .optional(),
  /** What `--stamp` wrote: services seen as the playbook says, stamps taken away, and what was left as it is, with why. */
  stamp: z
    .strictObject({
      on: daySchema,
      set: z.array(z.strictObject({ id: idSchema, what: z.array(shownSchema) })),
      removed: z.array(z.strictObject({ id: idSchema, why: text() })),
      left: z.array(z.strictObject({ id: idSchema, why: text() })),
    })
    .optional(),
})

/** What changed from one catalog to another: the output of `fieldbook diff --since … --format json`. */
export const catalogDiffSchema = z.strictObject({
  kind: z.literal('fieldbook-diff'),
  version: z.literal(1),
  /** The highest marking of anything in it. */
  marking: markingField().optional(),
  network: idSchema.optional(),
  from: headSchema,
  to: headSchema,
  /** For drift only: how much of the platform's export could be compared with the playbook. */
  export: exportSchema.optional(),
  changes: z.array(changeSchema),
})
export type CatalogDiff = z.infer<typeof catalogDiffSchema>
