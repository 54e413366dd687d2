import { z } from 'zod'
import {
  contactSchema,
  entryFields,
  line,
  marked,
  prose,
  purposefulActionSchema,
  ref,
  text,
  writtenMomentSchema,
} from './fields.ts'
import { ownFields } from './own.ts'

/** One more word about what goes on, the earliest first. */
const updateSchema = z.strictObject({ ...marked, at: writtenMomentSchema(), words: line() })
export type NoticeUpdate = z.infer<typeof updateSchema>

/** Something that happens or changes in an environment now; a value of the map in `notices.yaml`. */
export const noticeSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  title: text(),
  kind: z.enum(['outage', 'degraded', 'upgrade', 'maintenance', 'new-service', 'deprecation', 'information']),
  /** How much it keeps people from doing; needed where the kind does not say it. */
  severity: z.enum(['minor', 'major', 'critical']).optional(),
  /** Urgent notices stand above everything else on the environment's pages and on the home page. */
  urgent: z.boolean().default(false),
  from: writtenMomentSchema(),
  /** When it is over; an open end means until somebody says so. */
  until: writtenMomentSchema().optional(),
  services: z.array(ref('service')).default([]),
  /** Triage paths on which it has to be known. */
  paths: z.array(ref('triage')).optional(),
  /** Domains of the environment that it concerns. */
  domains: z.array(text()).optional(),
  summary: line(),
  workaround: line().optional(),
  updates: z.array(updateSchema).optional(),
  /** When the next word is due. */
  nextWord: writtenMomentSchema().optional(),
  /** Whom to ask; the PRE on duty where nothing is said. */
  contact: contactSchema.optional(),
  details: prose().optional(),
  /** What has to be done because of it. */
  actions: z.array(purposefulActionSchema).optional(),
  roadmap: ref('roadmap').optional(),
})
export type Notice = z.infer<typeof noticeSchema>
