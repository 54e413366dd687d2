import { z } from 'zod'
import { daySchema, entryFields, line, purposefulActionSchema, ref, text } from './fields.ts'
import { ownFields } from './own.ts'

/** A resiliency exercise, planned or done; `environments/<id>/exercises/<id>.mdx`. */
export const exerciseSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  title: text(),
  summary: line(),
  kind: z.enum([
    'zone-loss',
    'failover',
    'restore',
    'dependency-loss',
    'load',
    'credential-rotation',
    'tabletop',
  ]),
  day: daySchema,
  state: z.enum(['planned', 'done', 'cancelled']),
  /** What a developer notices and has to do. */
  forDevelopers: line(),
  services: z.array(ref('service')).default([]),
  /** Who takes part, by role. */
  participants: z.array(ref('role')).default([]),
  /** What is hit, in the words of the platform: a zone, the router, the mirror. */
  components: z.array(text()).default([]),
  /** Triage paths that are walked in it. */
  paths: z.array(ref('triage')).default([]),
  objectives: z.array(ref('objective')).default([]),
  findings: z.array(line()).default([]),
  actions: z.array(purposefulActionSchema).default([]),
})
export type Exercise = z.infer<typeof exerciseSchema>
