import { z } from 'zod'
import { documentFields } from './document-blocks.ts'
import { entryFields, line, markingField, text } from './fields.ts'
import { labelPolicySchema } from './label-policy.ts'

/** A place a site is published to: the level and controls it may hold, and the nations that read there. */
export const networkSchema = z.strictObject({
  ...entryFields,
  name: text(),
  /** The highest marking it may hold, without caveats: `CUI//SP-CTI`. */
  holds: markingField(),
  /** Trigraphs or tetragraphs of everyone who can read there; left out where the scheme has no nations. */
  audience: z
    .array(z.string().regex(/^[A-Z]{3,4}$/, 'write a nation as its trigraph, a group as its tetragraph'))
    .default([]),
  summary: line().optional(),
  /** What its editions say besides their banners, in place of what the site says. */
  ...documentFields,
  /** A label beside each archive, in the shape of STANAG 4774 and 4778, for systems that ask for one. */
  label: labelPolicySchema.optional(),
})
export type Network = z.infer<typeof networkSchema>
