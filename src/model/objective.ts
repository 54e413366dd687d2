import { z } from 'zod'
import { entryFields, line, marked, ref, text } from './fields.ts'
import { gravities } from './readiness.ts'

/** What is computed from the release history of an environment. */
export const measures = ['green-runs', 'successful-releases', 'open-bugs'] as const
export type Measure = (typeof measures)[number]

/** A target as a number, so that it can be held against what is measured. */
const numberSchema = z
  .strictObject({
    atLeast: z.number().min(0).optional(),
    atMost: z.number().min(0).optional(),
    unit: z.enum(['%', 'bugs', 'minutes', 'days']),
    /** Of open bugs, the severities that count. */
    severities: z.array(z.enum(gravities)).min(1).optional(),
    /** The last so many releases; all of the history where it says nothing. */
    releases: z.int().min(1).optional(),
  })
  .refine(
    ({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined,
    'give `atLeast` or `atMost`, or both',
  )
export type TargetNumber = z.infer<typeof numberSchema>

const targetSchema = z.strictObject({
  ...marked,
  target: text(),
  window: text(),
  number: numberSchema.optional(),
  note: line().optional(),
})

/** A service level objective with its indicators; a value of the map in `content/objectives.yaml`. */
export const objectiveSchema = z.strictObject({
  ...entryFields,
  title: text(),
  summary: line(),
  owner: ref('role'),
  services: z.array(ref('service')).default([]),
  indicators: z.array(z.strictObject({ ...marked, name: text(), measured: line() })).min(1),
  /** What it is computed by, where the playbook itself has the history. */
  measure: z.enum(measures).optional(),
  /** By environment id. */
  targets: z.record(ref('environment'), targetSchema),
})
export type Objective = z.infer<typeof objectiveSchema>
