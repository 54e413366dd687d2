import { z } from 'zod'
import { canaryMeasures, fallingMeasures } from './canary-measures.ts'
import { line, marked, ref, text } from './fields.ts'

/** A number for each measure that somebody looked at. */
export const canaryNumbersSchema = z.partialRecord(z.enum(canaryMeasures), z.number().min(0))
export type CanaryNumbers = z.infer<typeof canaryNumbersSchema>

const percent = z.number().gt(0).max(100)

const besides = text().optional()

/** How long something runs: one figure, whose key is its unit, and what the figure does not say. */
export const runTimeSchema = z.union([
  z.strictObject({ hours: z.number().gt(0), besides }),
  z.strictObject({ minutes: z.int().min(1), besides }),
  z.strictObject({ workingDays: z.int().min(1), besides }),
])
export type RunTime = z.infer<typeof runTimeSchema>

/** The share of the requests that a new version takes, in percent: at first, and at each later step before all. */
export const shareSchema = z
  .strictObject({
    percent,
    /** What that is here: "1 instance". */
    is: text().optional(),
    later: z.array(percent).default([]),
  })
  .refine(
    ({ percent: first, later }) => later.every((step, i) => step > (later[i - 1] ?? first)),
    'let each step of `later` be more than the one before',
  )
export type Share = z.infer<typeof shareSchema>

const threshold = z.number().min(0)
const says = line().optional()

/**
 * A signal that is watched, and the figure that it may not pass; `says` is where to look, and over what time. Of most
 * measures only too much is bad, so that a threshold on the wrong side would never be passed.
 */
export const watchedSchema = z.union([
  z.strictObject({ measure: z.enum(canaryMeasures), atMost: threshold, says }),
  z.strictObject({ measure: z.enum(fallingMeasures), atLeast: threshold, says }),
])
export type Watched = z.infer<typeof watchedSchema>

/**
 * How a new version is tried on a part of the requests. What was written for Fieldbook 0.1, times and
 * shares in words and thresholds under `limits`, is read as it is; `fieldbook upgrade` makes figures of it.
 */
export const canarySchema = z.strictObject({
  ...marked,
  duration: z.union([runTimeSchema, text()]),
  share: z.union([shareSchema, text()]),
  where: line(),
  /** What has a threshold, and in words what people look at beside it. */
  watched: z.array(z.union([watchedSchema, line()])).min(1),
  /** Thresholds as 0.1 wrote them: each at most. */
  limits: canaryNumbersSchema.optional(),
  /** Where it runs apart from the old version, if it does. */
  place: z.strictObject({ org: text().optional(), space: text() }).optional(),
  /** When, and by whom, it goes on; when it goes back whatever else is said. */
  promote: line().optional(),
  rollBack: line().optional(),
  approves: z.array(ref('role')).min(1),
})
export type Canary = z.infer<typeof canarySchema>

/** What somebody saw at a canary, and what they did: a short record of one release. */
export const conclusionSchema = z.strictObject({
  ...marked,
  /** Percent of the requests that it took at most, and for how long it ran in all. */
  share: z.number().min(0).max(100),
  hours: z.number().min(0),
  saw: canaryNumbersSchema,
  by: ref('role'),
  outcome: z.enum(['promoted', 'rolled-back']),
  says: line(),
})
export type Conclusion = z.infer<typeof conclusionSchema>
