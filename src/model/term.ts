import { z } from 'zod'
import { entryFields, prose, ref, text } from './fields.ts'

/** A word of the field; a value of the map in `content/glossary.yaml`. */
export const termSchema = z.strictObject({
  ...entryFields,
  term: text(),
  aliases: z.array(text()).default([]),
  meaning: prose(),
  see: z.array(ref('term')).default([]),
})
export type Term = z.infer<typeof termSchema>
