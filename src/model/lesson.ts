import { z } from 'zod'
import { actionSchema, daySchema, entryFields, line, ref, text } from './fields.ts'
import { ownFields } from './own.ts'

/** What a platform reliability engineer learned from an event; `environments/<id>/lessons/<id>.mdx`. */
export const lessonSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  title: text(),
  summary: line(),
  day: daySchema,
  event: line(),
  cause: line(),
  /** Puts right what went wrong. */
  corrective: z.array(actionSchema).min(1),
  /** Keeps the same from happening again. */
  preventive: z.array(actionSchema).min(1),
  /** Changes how we work, so that things like it are met early. */
  adaptive: z.array(actionSchema).min(1),
  services: z.array(ref('service')).default([]),
  paths: z.array(ref('triage')).default([]),
  /** Other environments whose readers should see it. */
  alsoFor: z.array(ref('environment')).default([]),
})
export type Lesson = z.infer<typeof lessonSchema>
