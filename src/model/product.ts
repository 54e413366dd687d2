import { z } from 'zod'
import { daySchema, entryFields, line, marked, text, versionSchema } from './fields.ts'

/** One line of versions that its makers keep alike, and until when. */
const cycleSchema = z.strictObject({
  cycle: versionSchema,
  /** The last day of fixes from upstream; absent where no end is announced. */
  ends: daySchema.optional(),
  /** It has ended, and nobody says on which day. */
  ended: z.literal(true).optional(),
  /** Until when some maker sells fixes beyond that. */
  extended: daySchema.optional(),
})
export type Cycle = z.infer<typeof cycleSchema>

/**
 * What upstream says of its versions, as of a day; a value of the map in `content/products.yaml`. Ids are those of
 * endoflife.date, so that `fieldbook support --refresh` knows what to ask for.
 */
export const productSchema = z.strictObject({
  ...entryFields,
  name: text(),
  /** Where the days come from, and under which licence they may be passed on. */
  source: text(),
  licence: text(),
  /** The day on which they were read there. */
  asOf: daySchema,
  cycles: z.array(cycleSchema).min(1),
})
export type Product = z.infer<typeof productSchema>

/** Support that an environment has beyond that of upstream: who gives it, and until when. */
export const ownSupportSchema = z.strictObject({ ...marked, until: daySchema, by: line() })
export type OwnSupport = z.infer<typeof ownSupportSchema>
