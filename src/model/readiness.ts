import { z } from 'zod'
import { line, marked, ref, text } from './fields.ts'

/** The kinds of test that a harness is told apart by. */
export const testKinds = ['unit', 'api', 'gui', 'journey', 'integration', 'ia'] as const
export type TestKind = (typeof testKinds)[number]

/** From the gravest down. */
export const gravities = ['critical', 'high', 'medium', 'low'] as const
export type Gravity = (typeof gravities)[number]

/** How many there may be at most, by severity; what is not named is not limited. */
const atMostSchema = z.strictObject({
  critical: z.int().min(0).optional(),
  high: z.int().min(0).optional(),
  medium: z.int().min(0).optional(),
  low: z.int().min(0).optional(),
})
export type AtMost = z.infer<typeof atMostSchema>

/** What shows a line: a file that a tool wrote, the manifest, the calendar, or people who were there. */
export const shownBy = [
  'manifest',
  'variables',
  'bindings',
  'pipelines',
  'tests',
  'coverage',
  'findings',
  'components',
  'restore',
  'attendance',
  'day',
  'transfer',
] as const
export type ShownBy = (typeof shownBy)[number]

/** Which further keys each way of showing needs. A line without them could never be judged. */
const needed: Partial<Record<ShownBy, keyof Thresholds>> = {
  tests: 'kinds',
  coverage: 'atLeast',
  findings: 'atMost',
  restore: 'minutes',
  variables: 'names',
  bindings: 'names',
  attendance: 'roles',
  transfer: 'topics',
}

const thresholds = {
  /** Kinds of test of which each has to have passed. */
  kinds: z.array(z.enum(testKinds)).min(1).optional(),
  /** Percent. */
  atLeast: z.number().min(0).max(100).optional(),
  atMost: atMostSchema.optional(),
  /** The restore takes no longer. */
  minutes: z.int().min(1).optional(),
  /** Days that the evidence may be old on the day of the verdict. */
  within: z.int().min(0).max(1000).optional(),
  /** Variables that need a value here, or services that have to be bound. */
  names: z.array(text()).min(1).optional(),
  /** Who has to have been there. */
  roles: z.array(ref('role')).min(1).optional(),
  /** What is shown to whom before the release. */
  topics: z.array(text()).min(1).optional(),
}
type Thresholds = { [K in keyof typeof thresholds]: z.infer<(typeof thresholds)[K]> }

/** One line of the readiness list of an environment: what must be shown before a release, and by what. */
export const readinessLineSchema = z
  .strictObject({
    ...marked,
    title: text(),
    owner: ref('role'),
    by: z.enum(shownBy),
    ...thresholds,
    /** Expectations of this environment that it shows; they need no word of their own then. */
    shows: z.array(ref('expectation')).default([]),
    /** Applies always, or where one of these conditions of site.yaml holds. */
    when: z.union([z.literal('always'), z.array(ref('condition')).min(1)]).default('always'),
    note: line().optional(),
  })
  .superRefine((value, context) => {
    const key = needed[value.by]
    if (key === undefined || value[key] !== undefined) return
    const message = `a line by \`${value.by}\` needs \`${key}\``
    context.addIssue({ code: 'custom', path: ['by'], message: `${message}; add it` })
  })
export type ReadinessLine = z.infer<typeof readinessLineSchema>
