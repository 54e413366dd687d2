import { z } from 'zod'
import { daySchema, entryFields, line, ref, text } from './fields.ts'

/** A page of an organisation's own, beside those that Fieldbook knows; `content/pages/<folders>/<id>.mdx`. */
export const pageSchema = z.strictObject({
  ...entryFields,
  title: text(),
  summary: line(),
  /**
   * The heading of the rail under which every page links to it: `Manual`, `Across environments`, or one of your own.
   * Without it, or marked above the site, it is found by search, by the A to Z and by links.
   */
  rail: text().optional(),
  /** Its place under that heading. */
  order: z.int().default(100),
  /** Whom it is for; everybody where nobody is named. */
  for: z.array(ref('role')).default([]),
  reviewed: daySchema.optional(),
})
export type OwnPage = z.infer<typeof pageSchema>
