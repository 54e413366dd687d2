import { z } from 'zod'
import { entryFields, line, ref, text } from './fields.ts'
import { ownFields } from './own.ts'

/** One of the people of the playbook, from what they own to whom they hand over; `content/roles/<id>.mdx`. */
export const roleSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  title: text(),
  summary: line(),
  order: z.int().default(100),
  owns: z.array(line()).min(1),
  handsOver: z.array(z.strictObject({ to: ref('role'), what: line() })).default([]),
})
export type Role = z.infer<typeof roleSchema>
