import { z } from 'zod'
import { daySchema, entryFields, idSchema, line, marked, ref, text, workingDaysSchema } from './fields.ts'
import { readinessLineSchema } from './readiness.ts'

const areaSchema = z.enum([
  'meeting',
  'access',
  'test-harness',
  'ia',
  'data',
  'buildpacks',
  'manifest',
  'services',
  'integrations',
  'observability',
  'capacity',
  'release',
])

export type Area = z.infer<typeof areaSchema>

/** One thing asked of a developer before the first release, with its lead time. */
export const expectationSchema = z.strictObject({
  ...marked,
  title: text(),
  area: areaSchema,
  requirement: line(),
  /** What counts as done. */
  evidence: line(),
  leadTime: workingDaysSchema,
  /** Its days follow each other without a gap: a canary is not left standing through a freeze. */
  unbroken: z.literal(true).optional(),
  /** Its days are days on which the environment releases. */
  on: z.literal('release-days').optional(),
  owner: ref('role'),
  /** Applies always, or where one of these conditions of site.yaml holds. */
  when: z.union([z.literal('always'), z.array(ref('condition')).min(1)]).default('always'),
  after: z.array(ref('expectation')).default([]),
  howTo: line().optional(),
})
export type Expectation = z.infer<typeof expectationSchema>

/** What an environment asks of an application, in order; `environments/<id>/onboarding.mdx`. */
export const onboardingSchema = z.strictObject({
  ...entryFields,
  title: text(),
  summary: line(),
  expectations: z.record(idSchema, expectationSchema),
  /** What is looked at before a release, besides the expectations; `fieldbook ready` judges by it. */
  readiness: z.record(idSchema, readinessLineSchema).default({}),
  reviewed: daySchema,
})
export type Onboarding = z.infer<typeof onboardingSchema>
