import { z } from 'zod'
import { calendarSchema, hoursSchema, timesFields } from './calendar.ts'
import { canarySchema } from './canary.ts'
import { evidenceRuleSchema } from './evidence.ts'
import {
  contactSchema,
  daySchema,
  entryFields,
  line,
  literal,
  marked,
  markingField,
  prose,
  ref,
  text,
  workingDaysSchema,
} from './fields.ts'
import { featuresSchema, foundationsSchema } from './foundations.ts'
import { holdingSchema } from './need.ts'
import { ownFields } from './own.ts'

const repositorySchema = z.strictObject({
  ...marked,
  repository: literal(),
  ref: literal(),
  note: line().optional(),
})

const controlSchema = z.strictObject({
  ...marked,
  control: text(),
  /** What the platform does here. */
  here: line(),
  /** What the environment assumes that the application does. */
  assumes: line(),
})

const accessSchema = z.strictObject({
  ...marked,
  what: text(),
  how: line(),
  clearance: text().optional(),
  leadTime: workingDaysSchema,
})

/** How to ask for something the environment does not give by itself. */
export const requestSchema = z.strictObject({
  ...marked,
  channel: text(),
  approver: text(),
  leadTime: workingDaysSchema,
  how: prose().optional(),
})

/** Whom to ask, who decides, and how long that takes; without the text on how to ask. */
export const decisionSchema = requestSchema.pick({ channel: true, approver: true, leadTime: true })
export type Decision = z.infer<typeof decisionSchema>

/** The signals a developer can ask for; triage steps name them in `where`. */
export const signalSchema = z.enum(['logs', 'metrics', 'traces', 'dashboards', 'events'])
export type Signal = z.infer<typeof signalSchema>

const feedbackSchema = z.strictObject({
  ...marked,
  where: line(),
  who: line(),
  retention: text().optional(),
  delay: text().optional(),
  note: line().optional(),
})

export type Feedback = z.infer<typeof feedbackSchema>

const personSchema = z.strictObject({ ...marked, name: text(), note: line().optional() })

/** Who answers in one role. PREs come in pairs; see the check `pre-pair`. */
const dutySchema = z.strictObject({
  ...marked,
  people: z.array(personSchema),
  channel: contactSchema,
  phone: contactSchema.optional(),
  hours: text(),
  /** The same hours for clocks, in the zone of the calendar, so that pages say whether somebody answers now. */
  answers: z.array(hoursSchema).min(1).optional(),
  /** What to expect outside of them: "in the room within 4 hours of a call". */
  otherwise: text().optional(),
})
export type Duty = z.infer<typeof dutySchema>

/**
 * Limits of one organisation, named as in the Cloud Controller v3 organization quota; absent is unlimited. The last two
 * belong to the platform as a whole.
 */
const quotasSchema = z.strictObject({
  totalMemoryMb: z.int().min(1).optional(),
  perProcessMemoryMb: z.int().min(1).optional(),
  perProcessDiskMb: z.int().min(1).optional(),
  totalInstances: z.int().min(1).optional(),
  perAppTasks: z.int().min(0).optional(),
  logRateLimitBytesPerSecond: z.int().min(0).optional(),
  totalServiceInstances: z.int().min(0).optional(),
  totalServiceKeys: z.int().min(0).optional(),
  paidServicesAllowed: z.boolean().optional(),
  totalRoutes: z.int().min(0).optional(),
  totalReservedPorts: z.int().min(0).optional(),
  /** What a process gets that says no log rate (`default_app_log_rate_limit_in_bytes_per_second`); absent is no limit. */
  defaultLogRateBytesPerSecond: z.int().min(0).optional(),
  /** The most that `timeout` may ask for (`maximum_health_check_timeout`); absent is 180, its default. */
  maximumStartSeconds: z.int().min(1).optional(),
})
export type Quotas = z.infer<typeof quotasSchema>

const cadenceSchema = z.strictObject({
  ...marked,
  name: text(),
  kind: z.enum(['meeting', 'upgrade-window', 'review']),
  ...timesFields,
  what: line(),
  who: z.array(ref('role')).default([]),
})
export type Cadence = z.infer<typeof cadenceSchema>

const fieldingSchema = z.strictObject({
  canary: canarySchema,
  blueGreen: z.strictObject({
    ...marked,
    exposure: line(),
    keepsOld: line(),
    /** Minutes within which the old version has to be back. */
    backWithin: z.int().min(1).optional(),
    watched: z.array(line()).min(1),
  }),
})

/** What of an environment can differ from another's, its services apart. */
export const topicSchema = z.enum([
  'platform',
  'zones',
  'stacks',
  'buildpacks',
  'domains',
  ...featuresSchema.keyof().options,
  'quotas',
  'onboarding',
  'access',
  'request',
  ...signalSchema.options,
  'canary',
  'blue-green',
  'team',
  'controls',
])
export type Topic = z.infer<typeof topicSchema>

/** One place where applications are fielded; `environments/<id>/environment.yaml`. */
export const environmentSchema = z.strictObject({
  ...entryFields,
  ...ownFields,
  name: text(),
  /** Two or three words for lists and the promotion path: "Build and try". */
  short: text(),
  intent: prose(),
  status: z.enum(['open', 'limited', 'building', 'closing']),
  /** Marking of the data it processes; `marking` is that of the pages that describe it. */
  handles: markingField(),
  /** The level it is accredited for, where its authority has such levels. */
  impactLevel: text().optional(),
  promotesFrom: ref('environment').optional(),
  /** Headlines of what differs from the environment before: "No route out." and one sentence. */
  differs: z
    .array(
      z.strictObject({
        ...marked,
        what: text(),
        why: line(),
        /** What it is the reason for, where environments are compared. */
        about: z.array(topicSchema).default([]),
      }),
    )
    .default([]),
  foundations: foundationsSchema,
  automation: z.strictObject({
    pipelines: repositorySchema,
    configuration: repositorySchema,
    secrets: line(),
  }),
  posture: z.strictObject({
    summary: prose(),
    controls: z.array(controlSchema).min(1),
    constraints: z.array(line()).default([]),
  }),
  access: z.array(accessSchema).min(1),
  request: requestSchema,
  feedback: z.partialRecord(signalSchema, feedbackSchema),
  quotas: quotasSchema.default({}),
  /** Roles and tools that people have there; where it is not said, none is taken for missing. */
  has: z.array(holdingSchema).optional(),
  /**
   * What cannot be used there, with what to do in its place: a command (`cf logs`), or what commands need (`changes`,
   * `role OrgManager`). What is said of a command comes before what is said of its needs.
   */
  instead: z
    .record(
      z
        .string()
        .regex(
          /^(?:cf [a-z][a-z0-9-]*|ssh|logs|events|changes|(?:role|tool) [A-Za-z][\w.-]*)$/,
          'write the command alone, without arguments: cf logs; or what commands need: changes, role OrgManager',
        ),
      z.strictObject({
        ...marked,
        says: line(),
        /** Whose hours stand beside it; those of the platform team where nothing is said. */
        who: ref('role').optional(),
      }),
    )
    .optional(),
  /**
   * Offerings of the marketplace that this playbook does not describe: `offering` or `broker/offering`, `*` standing
   * for any characters. Import and drift leave them alone.
   */
  leave: z.array(literal()).optional(),
  /** How old evidence may be here; what site.yaml says holds where this is absent. */
  evidence: evidenceRuleSchema.optional(),
  /** By role id. */
  team: z.record(ref('role'), dutySchema),
  /** Whom to call first where something stands that must not: on the card to print, and in the field book. */
  spill: z.strictObject({ ...marked, call: contactSchema, says: line().optional() }).optional(),
  cadence: z.array(cadenceSchema).min(1),
  /** How new versions are brought in, where that is done here. */
  fielding: fieldingSchema.partial().default({}),
  /** How often something is broken on purpose; pages and `check` count by it. */
  exercises: z.strictObject({ ...marked, perQuarter: z.int().min(1).max(90) }).optional(),
  calendar: calendarSchema.optional(),
  reviewed: daySchema,
})
export type Environment = z.infer<typeof environmentSchema>
