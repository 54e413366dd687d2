import { z } from 'zod'
import { statusSchema } from './availability.ts'
import { changeSchema } from './catalog-diff.ts'
import { decisionSchema } from './environment.ts'
import { daySchema, idSchema, line, markingField, text } from './fields.ts'
import { roadmapSchema } from './roadmap.ts'

/** What a contrast means for somebody who comes from the first environment. */
export const effectSchema = z.enum(['breaks', 'time', 'gain'])
export type Effect = z.infer<typeof effectSchema>

/** What of an environment a contrast is about, in the order of the page. */
export const areaSchema = z.enum([
  'services',
  'staging',
  'platform',
  'routes',
  'quotas',
  'onboarding',
  'operations',
  'feedback',
  'release',
  'team',
  'posture',
])
export type ContrastArea = z.infer<typeof areaSchema>

/** One side in words; a service also in parts, so that a page can draw it. */
const saidSchema = z.strictObject({
  text: line(),
  status: z.enum([...statusSchema.options, 'unknown']).optional(),
  version: text().optional(),
  plans: z.array(text()).optional(),
})
export type Said = z.infer<typeof saidSchema>

/** A reason, with the step of the promotion path that it belongs to. */
const becauseSchema = z.strictObject({ from: idSchema, to: idSchema, what: line(), why: line() })
export type Because = z.infer<typeof becauseSchema>

/** One thing that differs between the first environment and the second. */
export const contrastSchema = z.strictObject({
  area: areaSchema,
  /** Unique within its area. */
  id: text(),
  /** Plain text. */
  name: text(),
  effect: effectSchema,
  before: saidSchema,
  after: saidSchema,
  /** In the order of the promotion path; empty where nobody has said why. */
  reasons: z.array(becauseSchema),
  /** What to do about it. */
  todo: line().optional(),
  /** A service to take instead. */
  alternative: idSchema.optional(),
  /** Whom to ask, where asking may help. */
  request: decisionSchema.optional(),
  /** What is to end the difference, and the day or span it is promised for. */
  roadmap: z
    .strictObject({ environment: idSchema, id: idSchema, item: roadmapSchema.omit({ replaces: true }) })
    .optional(),
  /** The day on which the second side stops being true. */
  until: daySchema.optional(),
  addresses: z.strictObject({ before: text(), after: text() }),
  /** The same in detail, each with its kind, severity and place. */
  changes: z.array(changeSchema),
})
export type Contrast = z.infer<typeof contrastSchema>

/** One edge of a promotion path. `down` leads towards production, as applications go; up leads back. */
const stepSchema = z.strictObject({
  /** The environment that is promoted from. */
  from: idSchema,
  /** The environment that names `from` in `promotesFrom`, and so explains the difference. */
  to: idSchema,
  down: z.boolean(),
})
export type ComparisonStep = z.infer<typeof stepSchema>

/** What changes for an application that comes from one environment to another. */
const comparedSchema = z.strictObject({
  from: idSchema,
  to: idSchema,
  /** The way along the promotion path; absent where no path joins the two. */
  steps: z.array(stepSchema).optional(),
  /** What breaks if one does nothing. */
  breaks: z.array(contrastSchema),
  time: z.array(contrastSchema),
  gain: z.array(contrastSchema),
  /** Services that are alike in both, and usable. */
  same: z.array(z.strictObject({ id: idSchema, name: text(), version: text().optional() })),
})
export type Comparison = z.infer<typeof comparedSchema>

/** The output of `fieldbook diff A B --format json`. */
export const comparisonSchema = comparedSchema.extend({
  kind: z.literal('fieldbook-comparison'),
  version: z.literal(1),
  /** The highest marking of anything in it. */
  marking: markingField().optional(),
  network: idSchema.optional(),
  asOf: daySchema.optional(),
})
export type ComparisonReport = z.infer<typeof comparisonSchema>
