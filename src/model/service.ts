import { z } from 'zod'
import { daySchema, entryFields, line, ref, text } from './fields.ts'
import { ownFields } from './own.ts'

/** Groups of the matrix, in this order; `categories` of the configuration adds to them and calls them otherwise. */
export const shippedCategories = {
  data: 'Data',
  messaging: 'Messaging',
  identity: 'Identity and secrets',
  observability: 'Observability',
  runtime: 'Runtime',
  network: 'Network',
  delivery: 'Delivery',
} as const
/** The id of a category. */
export type Category = string

/** An offering, described once for all environments; `content/services/<id>.mdx`. */
export const serviceSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  name: text(),
  /** What people type when they look for it, names of the offerings included. */
  aliases: z.array(text()).default([]),
  kind: z.enum(['managed', 'user-provided', 'platform']),
  category: ref('category'),
  /** Three words for the matrix: "Relational database". */
  short: text(),
  summary: line(),
  /** The product whose versions it offers; upstream's ends of support come from it. */
  product: ref('product').optional(),
  owner: text(),
  alternatives: z.array(z.strictObject({ service: ref('service'), when: line() })).default([]),
  docs: z.array(z.strictObject({ title: text(), where: line() })).default([]),
  reviewed: daySchema.optional(),
})
export type Service = z.infer<typeof serviceSchema>
