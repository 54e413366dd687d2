import { z } from 'zod'
import { daySchema, entryFields, line, ref, text } from './fields.ts'
import { ownFields } from './own.ts'

/** Topics of guides, in this order; `topics` of the configuration adds to them and calls them otherwise. */
export const shippedTopics = {
  start: 'Start here',
  onboarding: 'Coming in',
  releasing: 'Releasing',
  running: 'Running',
  learning: 'Learning',
  playbook: 'This playbook',
} as const

/** Prose that explains how things are done; `content/guides/<topic>/<id>.mdx`. */
export const guideSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  title: text(),
  summary: line(),
  /** Where it stands in the list of guides: topic, then order. */
  topic: ref('topic'),
  order: z.int().default(100),
  /** Whom it is for. */
  for: z.array(ref('role')).min(1),
  related: z.array(ref('guide')).default([]),
  reviewed: daySchema,
})
export type Guide = z.infer<typeof guideSchema>
