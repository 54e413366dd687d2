import { z } from 'zod'
import { daySchema, entryFields, idSchema, line, marked, ref, text, workingDaysSchema } from './fields.ts'
import { readinessLineSchema } from './readiness.ts'

/** What expectations are about, in this order; `areas` of the configuration adds to them and calls them otherwise. */
export const shippedAreas = {
  meeting: 'Meeting',
  access: 'Access',
  'test-harness': 'Test harness',
  ia: 'Information assurance',
  data: 'Data',
  buildpacks: 'Buildpacks',
  manifest: 'Manifest',
  services: 'Services',
  integrations: 'Integrations',
  observability: 'Observability',
  capacity: 'Capacity',
  release: 'Release',
} as const
/** The id of an area. */
export type Area = string

/** One thing asked of a developer before the first release, with its lead time. */
export const expectationSchema = z.strictObject({
  ...marked,
  title: text(),
  area: ref('area'),
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
