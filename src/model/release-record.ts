import { z } from 'zod'
import { daySchema, idSchema, line, literal, markingField, ref, text, versionSchema } from './fields.ts'
import { testKinds } from './readiness.ts'

/** A git commit, whole or shortened. */
const commitSchema = z
  .string()
  .regex(/^[0-9a-f]{7,64}$/, 'write 7 to 64 hexadecimal digits in lower case, as git prints them')

/** Somebody says that an expectation is met; it counts where no line of the list shows it. */
const doneSchema = z.strictObject({
  done: daySchema,
  /** The role that saw it. */
  by: ref('role'),
  /** Where it can be looked at. */
  see: line().optional(),
})

const exceptionSchema = z.strictObject({
  /** As the verdict names the line: `readiness/coverage`, `expectations/demo`, `objectives/open-bugs`. */
  line: text(),
  reason: line(),
  approver: ref('role'),
  /** The last day on which it holds. */
  until: daySchema,
})
export type Exception = z.infer<typeof exceptionSchema>

const attendedSchema = z.strictObject({
  day: daySchema,
  roles: z.array(ref('role')).min(1),
})

const transferredSchema = z.strictObject({
  topic: text(),
  shown: daySchema,
  by: ref('role'),
  to: ref('role'),
})

/** What a line of a verdict came to. */
const verdictSchema = z.enum(['go', 'no-go', 'unknown'])

/**
 * A verdict that `fieldbook ready --keep` wrote: what each line came to, and of the files that showed it no more than
 * their kind, day and digest. Who has the files can tell that they are those.
 */
const judgedSchema = z.strictObject({
  on: daySchema,
  verdict: verdictSchema,
  lines: z.record(
    text(),
    z.strictObject({
      verdict: verdictSchema,
      says: text(),
      /** It goes because somebody signed for it. */
      exception: z.literal(true).optional(),
    }),
  ),
  evidence: z
    .array(
      z.strictObject({
        kind: z.enum(['tests', 'coverage', 'findings', 'components', 'restore', 'pipelines']),
        day: daySchema.optional(),
        digest: z
          .string()
          .regex(
            /^sha256:[0-9a-f]{64}$/,
            'write sha256: and 64 hexadecimal digits, as sha256sum prints them',
          ),
      }),
    )
    .default([]),
})
export type JudgedRelease = z.infer<typeof judgedSchema>

/**
 * A release that somebody wants to make: what `fieldbook ready` judges for one environment. It names the release and
 * what people have seen; what a tool can show is read from its files. Kept in `content/releases/<id>.yaml` it has a page.
 */
export const releaseRecordSchema = z.strictObject({
  marking: markingField(),
  replaces: z.literal(true).optional(),
  app: text(),
  version: versionSchema,
  /** The commit it is built from: evidence that names another one does not count. */
  commit: commitSchema.optional(),
  /** The branch and the repository it is built from, where several lines, or several products, have one name. */
  branch: literal().optional(),
  repository: literal().optional(),
  /** The environments it is meant for; another one is wrong use. */
  environments: z.array(ref('environment')).min(1),
  recorded: daySchema,
  /** The day it is to be released, by environment. */
  days: z.record(ref('environment'), daySchema).default({}),
  org: text().optional(),
  /** Beside this record: the manifest, its variables, and what its instances are. */
  manifest: text().optional(),
  variables: z.array(text()).default([]),
  services: z.array(text()).default([]),
  conditions: z.record(ref('condition'), z.boolean()).default({}),
  expectations: z.record(ref('expectation'), doneSchema).default({}),
  attended: z.array(attendedSchema).default([]),
  transferred: z.array(transferredSchema).default([]),
  exceptions: z.array(exceptionSchema).default([]),
  /** By environment; written by `ready --keep`. */
  judged: z.record(ref('environment'), judgedSchema).default({}),
})
export type ReleaseRecord = z.infer<typeof releaseRecordSchema>

/** `restore*.yaml` among the evidence: a restore of data that somebody timed. */
export const restoreSchema = z.strictObject({
  kind: z.literal('restore'),
  app: text(),
  environment: idSchema,
  day: daySchema,
  minutes: z.number().min(0),
  /** Whether the newest record was looked for, and found. */
  verified: z.boolean(),
})
export type Restore = z.infer<typeof restoreSchema>

/** `pipelines*.yaml` among the evidence: runs of the pipelines that build an app's own buildpacks. */
export const pipelinesSchema = z.strictObject({
  kind: z.literal('pipelines'),
  environment: idSchema,
  runs: z
    .array(
      z.strictObject({
        buildpack: text(),
        day: daySchema,
        result: z.enum(['passed', 'failed', 'cancelled']),
      }),
    )
    .min(1),
})
export type Pipelines = z.infer<typeof pipelinesSchema>

/**
 * `evidence.yaml` beside files that cannot say of which release they are, or of which day: an LCOV tracefile says
 * neither. What a file says itself counts more, and where the two disagree the file is not taken.
 */
export const evidenceIndexSchema = z.strictObject({
  kind: z.literal('evidence'),
  app: text(),
  version: versionSchema,
  commit: commitSchema.optional(),
  branch: literal().optional(),
  repository: literal().optional(),
  /** By path from here; `unit/` is a folder with everything in it. */
  files: z.record(
    z.string().min(1),
    z.strictObject({
      day: daySchema.optional(),
      tests: z.enum(testKinds).optional(),
      /** The environment it ran in. */
      environment: idSchema.optional(),
    }),
  ),
})
export type EvidenceIndex = z.infer<typeof evidenceIndexSchema>
