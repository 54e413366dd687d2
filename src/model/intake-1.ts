import { z } from 'zod'
import { daySchema, line, markingField, ref, text, versionSchema } from './fields.ts'
import { shapeOf } from './shape-of.ts'

const repositorySchema = z.strictObject({
  where: text().optional(),
  merges: text().optional(),
  builds: text().optional(),
})

/** One process that runs: the app, a worker, a nightly task. */
const appSchema = z.strictObject({
  name: text(),
  instances: z.int().min(0).max(10_000).optional(),
  memoryMb: z.int().min(1).optional(),
  diskMb: z.int().min(1).optional(),
  logBytesPerSecond: z.int().min(0).optional(),
  buildpacks: z.array(text()).optional(),
  /** The container image it ships as, instead of buildpacks. */
  image: text().optional(),
  /** The stack it is staged on, where it is not the active one. */
  stack: text().optional(),
  /** The routes it answers to, as `orders.apps.il5.example`. */
  routes: z.array(text()).optional(),
})

const wantedSchema = z.strictObject({
  /** The playbook's id of a service, an alias of it, or what a marketplace calls it. */
  service: text(),
  plan: text().optional(),
  /** The oldest version that will do. */
  version: versionSchema.optional(),
  /** How many service keys are made of it, for what is no app. */
  keys: z.int().min(0).optional(),
  for: text().optional(),
})

const integrationSchema = z.strictObject({
  name: text(),
  direction: z.enum(['out', 'in']),
  address: text().optional(),
  owner: text().optional(),
  /** Bound as a user-provided service. */
  userProvided: z.boolean().default(false),
})

const dataSchema = z.strictObject({
  stored: text().optional(),
  /** The marking of the data, not of this record. */
  handles: markingField().optional(),
  kept: text().optional(),
  owner: text().optional(),
})

/**
 * A record as it was written before records had a version: to one environment. It is read for good, and never changed;
 * what a record says today is `intakeSchema`, and `domain/intake/upgrade.ts` leads from here to there.
 */
export const intakeSchema1 = z.strictObject({
  /** Nobody wrote it then; who writes it now says the same. */
  version: z.literal(1).optional(),
  marking: markingField(),
  team: text(),
  recorded: daySchema,
  capability: line().optional(),
  target: z.strictObject({
    environment: ref('environment'),
    live: daySchema.optional(),
  }),
  /** The organisation the apps will belong to; some plans are for some organisations only. */
  org: text().optional(),
  repository: repositorySchema.optional(),
  apps: z.array(appSchema).min(1).optional(),
  services: z.array(wantedSchema).optional(),
  peak: text().optional(),
  data: dataSchema.optional(),
  maturity: z.strictObject({ level: text(), evidence: text().optional() }).optional(),
  integrations: z.array(integrationSchema).optional(),
  operation: z.strictObject({ called: text().optional(), account: text().optional() }).optional(),
  /** Answers to conditions of site.yaml that do not follow from the points above. */
  conditions: z.record(ref('condition'), z.boolean()).default({}),
  /** What stays to be found out, by whom and by when. */
  questions: z.array(z.strictObject({ ask: line(), who: text(), by: daySchema.optional() })).default([]),
})
export type Intake1 = z.infer<typeof intakeSchema1>

/** The same as plain data. */
export const intakeShape1 = shapeOf(intakeSchema1)
