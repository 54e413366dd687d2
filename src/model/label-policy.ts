import { z } from 'zod'
import { text } from './fields.ts'

/** Under whose policy the label beside an archive says how it is marked. */
export const labelPolicySchema = z.strictObject({
  /** The policy as those who read labels know it: `NATO`, `USA`. */
  policy: text(),
  /** Its name for machines. */
  uri: z
    .string()
    .regex(/^(?:urn:[a-z0-9][a-z0-9-]{1,31}:[!-~]+|https?:\/\/[!-~]+)$/, 'write a URN or an address')
    .optional(),
})
export type LabelPolicy = z.infer<typeof labelPolicySchema>
