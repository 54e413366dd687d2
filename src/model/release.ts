import { z } from 'zod'
import { daySchema, entryFields, line, ref, text, versionSchema } from './fields.ts'

const count = () => z.int().min(0).default(0)

/** How a release ended: it stayed, it was taken back, or it was stopped at its canary. */
const endings = ['stayed', 'taken-back', 'stopped'] as const
export type Ending = (typeof endings)[number]

/** One release that was made in an environment; a value of the map in `environments/<id>/releases.yaml`. */
export const releaseSchema = z.strictObject({
  ...entryFields,
  app: text(),
  version: versionSchema,
  day: daySchema,
  /** The first one here, a later version, or a repair outside of the ordinary days. */
  kind: z.enum(['initial', 'upgrade', 'repair']),
  ended: z.enum(endings),
  /** Known and not mended on that day, by severity. */
  openBugs: z.strictObject({ critical: count(), high: count(), medium: count(), low: count() }),
  /** Runs of its test pipeline in the ten working days before, and how many of them were green. */
  runs: z
    .strictObject({ all: z.int().min(0), green: z.int().min(0) })
    .refine(({ all, green }) => green <= all, 'no more runs can be green than there were'),
  /** Who showed what to whom, so that it can be run without those who made it. */
  transferred: z
    .array(z.strictObject({ topic: text(), by: ref('role'), to: ref('role'), day: daySchema }))
    .default([]),
  /** What was learned from it. */
  lesson: ref('lesson').optional(),
  note: line().optional(),
})
export type PastRelease = z.infer<typeof releaseSchema>
