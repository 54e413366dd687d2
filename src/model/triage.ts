import { z } from 'zod'
import { signalSchema } from './environment.ts'
import { daySchema, entryFields, idSchema, line, literal, marked, ref, text } from './fields.ts'
import { needSchema } from './need.ts'

/** A command as it is typed; fill-ins are capitals (`APP`, `ORG`, `SPACE`). */
const commandSchema = z.strictObject({
  run: literal(),
  /** Whether it only looks, or changes the application. */
  effect: z.enum(['reads', 'changes']).default('reads'),
  /** What it needs beyond what its name and its effect say: a role, a tool. */
  needs: z.array(needSchema).default([]),
  note: line().optional(),
  /** What it prints when the symptom is present. */
  output: literal().optional(),
})
export type Command = z.infer<typeof commandSchema>

const look = {
  commands: z.array(commandSchema).default([]),
  /** Which feedback of the environment to look at; its place and role are filled in from there. */
  where: signalSchema.optional(),
  details: line().optional(),
}

/** A step of a triage path: ask and branch, act and end or go on, or hand over to a person. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...marked,
    kind: z.literal('ask'),
    title: text(),
    ...look,
    answers: z.array(z.strictObject({ answer: line(), goto: idSchema })).min(1),
  }),
  z.strictObject({
    ...marked,
    kind: z.literal('do'),
    title: text(),
    ...look,
    /** How one knows that it helped. */
    worked: line().optional(),
    /** The step to go on with; without it the path ends here. */
    goto: idSchema.optional(),
  }),
  z.strictObject({
    ...marked,
    kind: z.literal('escalate'),
    title: text(),
    ...look,
    to: ref('role'),
    bring: z.array(line()).min(1),
  }),
])
export type TriageStep = z.infer<typeof stepSchema>

/** From symptom to action; `content/triage/` for all environments, `environments/<id>/triage/` for one. */
export const triageSchema = z.strictObject({
  ...entryFields,
  title: text(),
  symptom: line(),
  /** What one sees: log lines, exit codes, texts of errors. Search ranks them high. */
  signals: z.array(literal()).min(1),
  severity: z.enum(['outage', 'degraded', 'blocked', 'nuisance']),
  services: z.array(ref('service')).default([]),
  /** A shared path may apply to some environments only; absent means all. */
  environments: z.array(ref('environment')).min(1).optional(),
  /** About how many minutes it takes. */
  minutes: z.int().min(1).optional(),
  /** The first step is where the path starts. */
  steps: z.record(idSchema, stepSchema),
  reviewed: daySchema,
})
export type Triage = z.infer<typeof triageSchema>
