import { z } from 'zod'
import { daySchema, line, markingField, ref, text, versionSchema } from './fields.ts'

/** Each point says what a team is asked; "we do not know yet" is an answer, and then it is left out. */
const asked = <S extends z.ZodType>(schema: S, question: string) => schema.describe(question).optional()

const repositorySchema = z.strictObject({
  where: asked(text(), 'Where does it live?'),
  merges: asked(text(), 'Who may merge?'),
  builds: asked(text(), 'What does the pipeline build from: a tag, a branch?'),
})

/** One process that runs: the app, a worker, a nightly task. */
const appSchema = z.strictObject({
  name: text(),
  instances: asked(z.int().min(0).max(10_000), 'How many instances, by a load test?'),
  memoryMb: asked(z.int().min(1), 'How much memory does each instance need?'),
  diskMb: asked(z.int().min(1), 'How much disk does each instance need?'),
  logBytesPerSecond: asked(z.int().min(0), 'How many bytes does each instance log in a second, at most?'),
  buildpacks: asked(z.array(text()), 'Which buildpacks stage it, and which are not the platform’s?'),
  /** The container image it ships as, instead of buildpacks. */
  image: text().optional(),
  /** The stack it is staged on, where it is not the active one. */
  stack: text().optional(),
  /** The routes it answers to, as `orders.apps.prod.example`. */
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
  for: asked(text(), 'What is it for?'),
})
export type Wanted = z.infer<typeof wantedSchema>

const integrationSchema = z.strictObject({
  name: text(),
  direction: z.enum(['out', 'in']),
  address: asked(text(), 'Which host, port and protocol?'),
  owner: asked(text(), 'Whose is it, and who answers for it at night?'),
  /** Bound as a user-provided service. */
  userProvided: z.boolean().default(false),
})
export type Integration = z.infer<typeof integrationSchema>

const dataSchema = z.strictObject({
  stored: asked(text(), 'What is stored?'),
  /** The marking of the data, not of this record. */
  handles: asked(markingField(), 'How sensitive is it, as a marking?'),
  kept: asked(text(), 'For how long?'),
  owner: asked(text(), 'Who owns it?'),
})

/**
 * What a team brings to one environment: the record of an onboarding meeting. Two targets are two records.
 * The points are those of the guide "The onboarding meeting".
 */
export const intakeSchema = z.strictObject({
  marking: markingField(),
  team: text(),
  recorded: daySchema,
  capability: asked(line(), 'What does it do, for whom, and how many use it at once?'),
  target: z.strictObject({
    environment: ref('environment'),
    live: asked(daySchema, 'By which day is the first release?'),
  }),
  /** The organisation the apps will belong to; some plans are for some organisations only. */
  org: text().optional(),
  repository: asked(repositorySchema, 'Where does the code live, and how is it built?'),
  apps: asked(z.array(appSchema).min(1), 'What runs, how often, and how large?'),
  services: asked(z.array(wantedSchema), 'Which services does it bind, in which version?'),
  peak: asked(text(), 'When is the most to do, and how much is that?'),
  data: asked(dataSchema, 'Which data does it store?'),
  maturity: asked(
    z.strictObject({
      level: text(),
      evidence: asked(text(), 'What shows it?'),
    }),
    'Which level of IA maturity has it, and what shows it?',
  ),
  integrations: asked(z.array(integrationSchema), 'Every connection in or out: whose, where, by what?'),
  operation: asked(
    z.strictObject({
      called: asked(text(), 'Who is called at 03:00?'),
      account: asked(text(), 'With which account?'),
    }),
    'Who operates it?',
  ),
  /** Answers to conditions of site.yaml that do not follow from the points above. */
  conditions: z.record(ref('condition'), z.boolean()).default({}),
  /** What stays to be found out, by whom and by when. */
  questions: z.array(z.strictObject({ ask: line(), who: text(), by: daySchema.optional() })).default([]),
})
export type Intake = z.infer<typeof intakeSchema>
