import { z } from 'zod'
import { daySchema, fieldMeta, marked, text } from './fields.ts'

/** What an export can show of a service beyond that it is offered. */
export const shownSchema = z.enum(['plans', 'version'])
export type Shown = z.infer<typeof shownSchema>

/**
 * SHA-256 of an export, or of several, one digest of a file after the other, each on a line. It stays in the workspace:
 * it is made from all that the export shows, also from what a network may not hold.
 */
const digestSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'write sha256: and 64 hexadecimal digits, as sha256sum prints them')
  .register(fieldMeta, { stays: true })

const originSchema = z.strictObject({
  ...marked,
  /** Name of the file, or of the files. */
  export: text(),
  digest: digestSchema.optional(),
  /** Whom the platform showed it to: an organisation, a role. Never a person. */
  as: text().optional(),
})

/** What shows that an availability is so: written by `fieldbook drift --stamp` where an export agreed with it. */
export const evidenceSchema = z.strictObject({
  /** The day of the export. */
  on: daySchema,
  /** What the export showed, and as it is written; what it did not show is said. */
  what: z.array(shownSchema).default([]),
  by: originSchema.optional(),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** The same without what stays in the workspace: as catalogs carry it. */
export const publishedEvidenceSchema = evidenceSchema.extend({
  by: originSchema.omit({ digest: true }).optional(),
})

/** That evidence is kept, in an environment or everywhere: what was never seen is then said to be so. */
export const evidenceRuleSchema = z.strictObject({
  /** How long what was seen counts as seen: `45 days`; `none` is for ever. */
  limit: z
    .string()
    .regex(/^(?:none|[1-9]\d{0,3} days?)$/, 'write a number of days, such as 45 days, or none'),
})
