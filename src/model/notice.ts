import { z } from 'zod'
import { entryFields, line, momentSchema, prose, ref, text } from './fields.ts'

/** Something that happens or changes in an environment now; a value of the map in `notices.yaml`. */
export const noticeSchema = z.strictObject({
  ...entryFields,
  title: text(),
  kind: z.enum(['outage', 'degraded', 'upgrade', 'maintenance', 'new-service', 'deprecation', 'information']),
  /** Urgent notices stand above everything else on the environment's pages and on the home page. */
  urgent: z.boolean().default(false),
  from: momentSchema,
  /** When it is over; an open end means until somebody says so. */
  until: momentSchema.optional(),
  services: z.array(ref('service')).default([]),
  summary: line(),
  workaround: line().optional(),
  /** When the next word is due. */
  nextWord: momentSchema.optional(),
  details: prose().optional(),
  roadmap: ref('roadmap').optional(),
})
export type Notice = z.infer<typeof noticeSchema>
