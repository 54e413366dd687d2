import { z } from 'zod'
import { canaryMeasures } from './canary-measures.ts'
import { line, marked, ref } from './fields.ts'

/** A number for each measure that somebody looks at: a threshold, or what was seen. */
export const canaryNumbersSchema = z.partialRecord(z.enum(canaryMeasures), z.number().min(0))
export type CanaryNumbers = z.infer<typeof canaryNumbersSchema>

/** What somebody saw at a canary, and what they did: a short record of one release. */
export const conclusionSchema = z.strictObject({
  ...marked,
  /** Percent of the requests that it took, and for how long. */
  share: z.number().min(0).max(100),
  hours: z.number().min(0),
  saw: canaryNumbersSchema,
  by: ref('role'),
  outcome: z.enum(['promoted', 'rolled-back']),
  says: line(),
})
export type Conclusion = z.infer<typeof conclusionSchema>
