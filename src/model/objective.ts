import { z } from 'zod'
import { entryFields, line, marked, ref, text } from './fields.ts'

const targetSchema = z.strictObject({ ...marked, target: text(), window: text(), note: line().optional() })

/** A service level objective with its indicators; a value of the map in `content/objectives.yaml`. */
export const objectiveSchema = z.strictObject({
  ...entryFields,
  title: text(),
  summary: line(),
  owner: ref('role'),
  services: z.array(ref('service')).default([]),
  indicators: z.array(z.strictObject({ ...marked, name: text(), measured: line() })).min(1),
  /** By environment id. */
  targets: z.record(ref('environment'), targetSchema),
})
export type Objective = z.infer<typeof objectiveSchema>
