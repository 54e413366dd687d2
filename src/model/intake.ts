import { z } from 'zod'
import { daySchema, line, literal, markingField, ref, text, versionSchema } from './fields.ts'
import { shapeOf } from './shape-of.ts'

/** Each point says what a team is asked; "we do not know yet" is an answer, and then it is left out. */
const asked = <S extends z.ZodType>(schema: S, question: string) => schema.describe(question).optional()

/** One place where it is to run, and by when. */
const targetSchema = z.strictObject({
  environment: ref('environment'),
  live: asked(daySchema, 'By which day is the first release there?'),
})
export type Target = z.infer<typeof targetSchema>

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
  buildpacks: asked(z.array(literal()), 'Which buildpacks stage it, in their order?'),
  /** The container image it ships as, instead of buildpacks. */
  image: literal().optional(),
  /** The stack it is staged on, where it is not the active one. */
  stack: text().optional(),
  /** The routes it answers to, as `orders.apps.prod.example`. */
  routes: z.array(literal()).optional(),
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

/** How much there is to do, in numbers; apps say what they need for it. */
const loadSchema = z.strictObject({
  users: asked(z.int().min(0), 'How many people use it?'),
  usersAtOnce: asked(z.int().min(0), 'How many of them at once?'),
  requestsPerSecond: asked(z.number().min(0), 'How many requests a second at the peak?'),
  dataGb: asked(z.number().min(0), 'How many GB of data does it begin with?'),
  growthGbPerMonth: asked(z.number().min(0), 'By how many GB a month does that grow?'),
  peak: asked(text(), 'When is the most to do?'),
})

const dataSchema = z.strictObject({
  stored: asked(text(), 'What is stored?'),
  /** The marking of the data, not of this record. */
  handles: asked(markingField(), 'How sensitive is it, as a marking?'),
  kept: asked(text(), 'For how long?'),
  owner: asked(text(), 'Who owns it?'),
})

const buildpackSchema = z.strictObject({
  name: text(),
  from: asked(literal(), 'Where does it come from: which repository, which tag?'),
  mends: asked(text(), 'Who mends it when a dependency has a hole?'),
})

const ownServiceSchema = z.strictObject({
  name: text(),
  for: asked(text(), 'What does it lead to?'),
  holds: asked(text(), 'Which keys are in it? Never their values.'),
})

const integrationSchema = z.strictObject({
  name: text(),
  direction: z.enum(['out', 'in']),
  address: asked(literal(), 'Which host and port?'),
  protocol: asked(text(), 'Which protocol: HTTPS, AMQP over TLS, SFTP?'),
  /** The marking of what goes over it. */
  carries: asked(markingField(), 'How sensitive is what goes over it, as a marking?'),
  owner: asked(text(), 'Whose is it, and who answers for it at night?'),
  /** Bound as a user-provided service. */
  userProvided: z.boolean().default(false),
})
export type Integration = z.infer<typeof integrationSchema>

/** How far tests of one kind are: none yet, some, or green in a pipeline. */
const harnessSchema = z.strictObject({
  state: z.enum(['none', 'some', 'green']),
  shownBy: asked(text(), 'What shows it: a report, a pipeline?'),
})

const testsSchema = z.strictObject({
  unit: asked(harnessSchema, 'How far are the unit tests?'),
  api: asked(harnessSchema, 'How far are the API tests?'),
  gui: asked(harnessSchema, 'How far are the GUI tests?'),
  journey: asked(harnessSchema, 'How far are the journey tests, through the whole of what a user does?'),
  integration: asked(harnessSchema, 'How far are the integration tests?'),
  ia: asked(harnessSchema, 'How far are the tests of IA controls?'),
})

const questionSchema = z.strictObject({
  ask: line(),
  who: text(),
  by: daySchema.optional(),
  /** What was found out; the question is closed then. */
  answer: line().optional(),
})

/** Raised by every change by which records written earlier would read as something else. */
export const intakeVersion = 2

/**
 * What a team brings, and to which environments: the record of an onboarding meeting. The points are those of the guide
 * "The onboarding meeting"; records of the first version are read by `intakeSchema1`.
 */
export const intakeSchema = z.strictObject({
  version: z.literal(intakeVersion),
  marking: markingField(),
  team: text(),
  recorded: daySchema,
  capability: asked(line(), 'What does it do, and for whom?'),
  missionOwner: asked(text(), 'Who wants it, and decides for it?'),
  targets: z.array(targetSchema).min(1),
  /** The organisation the apps will belong to; some plans are for some organisations only. */
  org: text().optional(),
  repository: asked(repositorySchema, 'Where does the code live, and how is it built?'),
  apps: asked(z.array(appSchema).min(1), 'What runs, how often, and how large?'),
  services: asked(z.array(wantedSchema), 'Which services does it bind, in which version?'),
  load: asked(loadSchema, 'How much is there to do, in users, requests and data?'),
  data: asked(dataSchema, 'Which data does it store?'),
  customBuildpacks: asked(z.array(buildpackSchema), 'Which buildpacks of its own does it bring?'),
  ownServices: asked(z.array(ownServiceSchema), 'Which user-provided services does it bind?'),
  integrations: asked(z.array(integrationSchema), 'Every connection in or out: whose, where, by what?'),
  maturity: asked(
    z.strictObject({
      level: text(),
      evidence: asked(text(), 'What shows it?'),
    }),
    'Which level of IA maturity has it, and what shows it?',
  ),
  tests: asked(testsSchema, 'Which tests run, and where?'),
  operation: asked(
    z.strictObject({
      called: asked(text(), 'Who is called at 03:00?'),
      account: asked(text(), 'With which account?'),
    }),
    'Who operates it?',
  ),
  /** Answers to conditions of site.yaml that do not follow from the points above. */
  conditions: z.record(ref('condition'), z.boolean()).default({}),
  /** Other days that bind the team: a demonstration, an exercise, the end of a contract. */
  dates: z.array(z.strictObject({ what: line(), day: daySchema })).default([]),
  /** What stays to be found out, by whom and by when. */
  questions: z.array(questionSchema).default([]),
  /** Who was there, and signs. */
  people: z.array(z.strictObject({ name: text(), role: text() })).default([]),
})
export type Intake = z.infer<typeof intakeSchema>

/** A record that is kept with a playbook: it may take the place of one of an earlier layer. */
export const keptIntakeSchema = intakeSchema.extend({ replaces: z.literal(true).optional() })

/** What a record is asked and what it may hold, as plain data: pages and forms are made of it. */
export const intakeShape = shapeOf(intakeSchema)
