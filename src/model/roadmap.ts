import { z } from 'zod'
import { daySchema, entryFields, line, marked, ref, targetSchema, text, versionSchema } from './fields.ts'
import { ownFields } from './own.ts'

/** One dated promise of an environment; a value of the map in `environments/<id>/roadmap.yaml`. */
export const roadmapSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  title: text(),
  kind: z.enum(['platform-upgrade', 'new-service', 'change', 'retirement', 'maintenance']),
  service: ref('service').optional(),
  target: targetSchema,
  status: z.enum(['on-track', 'at-risk', 'delivered', 'dropped']),
  confidence: z.enum(['high', 'medium', 'low']),
  delivered: daySchema.optional(),
  from: versionSchema.optional(),
  to: versionSchema.optional(),
  /** What developers notice and have to do, in a few words. */
  impact: line(),
  details: line().optional(),
  /** Earlier targets, oldest first, each with the reason it was given up. */
  slips: z.array(z.strictObject({ ...marked, target: targetSchema, reason: line() })).default([]),
})
export type RoadmapItem = z.infer<typeof roadmapSchema>
