/** The fields that content types share: identifiers, dates, prose, references, markings. */
import { z } from 'zod'
import { targetForms } from './target-forms.ts'

/** What a field means beyond its shape. Checks, release and pages find fields by it; see `walk.ts`. */
export interface FieldMeta {
  /** The value is the id of an entry of this kind (`environment: own` resolves beside the entry itself). */
  ref?: Ref
  /** The value is Markdown: links are checked, portions are cut, pages render it. */
  prose?: 'inline' | 'block'
  /**
   * The value is words. Tables and reports read them as one line of Markdown too, so what must not stand there must
   * not stand here.
   */
  plain?: true
  /** The value is a marking in the scheme's banner form. */
  marking?: true
  /** The value speaks of markings, as a designation indicator does: what reads like one in it is none that was missed. */
  ofMarkings?: true
  /** The value is a moment; whatever it is written with, it is read as UTC. */
  moment?: true
  /** The value stays in the workspace: no release has it, whatever its marking. */
  stays?: true
}

/** Kinds of thing a field may refer to. `expectation` and `condition` are not entries but keys inside one, and the
 * last three are of lists that ship, see `domain/playbook/lists.ts`. */
export type Ref =
  | 'environment'
  | 'service'
  | 'roadmap'
  | 'triage'
  | 'exercise'
  | 'lesson'
  | 'objective'
  | 'role'
  | 'term'
  | 'guide'
  | 'notice'
  | 'product'
  | 'expectation'
  | 'condition'
  | 'category'
  | 'topic'
  | 'area'

/** zod keeps metadata by schema instance; `z.globalRegistry` would leak ours into generated JSON Schemas. */
export const fieldMeta = z.registry<FieldMeta>()

/** Lower-case ASCII words joined by `-` or `.`; it becomes a file name, an anchor and an address. */
export const idSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/,
    'use lower-case letters, digits, "-" and ".", starting with a letter',
  )
  .max(64)

/** The id of an entry of kind `kind`; `check` resolves it and suggests the nearest. */
export const ref = (kind: Ref) => idSchema.clone().register(fieldMeta, { ref: kind })

/** One line of Markdown: emphasis, code, links. */
export const line = () => z.string().min(1).register(fieldMeta, { prose: 'inline' })

/** Paragraphs of Markdown. */
export const prose = () => z.string().min(1).register(fieldMeta, { prose: 'block' })

/** Plain text, shown as it is: a name, a time, a channel. */
export const text = () => z.string().min(1).register(fieldMeta, { plain: true })

/** Characters as a machine has them, shown as code or word for word: a command, a line of a log, a host. */
export const literal = () => z.string().min(1)

/** A banner such as `CUI//SP-CTI`, read with the scheme of `environments/scheme.yaml`. */
export const markingField = () => z.string().min(1).register(fieldMeta, { marking: true })

/** A version as its owner writes it; YAML `5.10` stays `5.10` (the reader takes the source text). */
export const versionSchema = z.string().min(1).max(64).register(fieldMeta, { plain: true })

/** A calendar day, `2026-03-16`. */
export const daySchema = z.iso.date()

/** A moment in UTC, `2026-03-16T07:40Z`. */
export const momentSchema = z.iso.datetime({ precision: -1 })

/**
 * A moment as people write it: in UTC, with an offset (`2026-11-16T07:20+01:00`), or by the clocks of the playbook's
 * `timeZone` (`2026-11-16T07:20`). The workspace reads each as UTC.
 */
export const writtenMomentSchema = () =>
  z.iso.datetime({ precision: -1, offset: true, local: true }).register(fieldMeta, { moment: true })

/** A day, a month (`2026-08`) or a fiscal quarter (`2026-Q3`, see `fiscalYearStart` in site.yaml). */
export const targetSchema = z
  .string()
  .regex(/^\d{4}-(?:Q[1-4]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)$/, {
    error: targetForms,
    abort: true,
  })
  .refine((target) => target.length < 10 || daySchema.safeParse(target).success, targetForms)

/** Whole working days. */
export const workingDaysSchema = z.int().min(0).max(1000)

/** A route of contact: a channel, a queue, an extension. Never a real person's. */
export const contactSchema = text()

/** What every entry, and every marked item inside one, may say of itself. */
export const marked = { marking: markingField().optional() }

/** What every entry may say: its marking, and that it knowingly takes the place of an earlier layer's. */
export const entryFields = { ...marked, replaces: z.literal(true).optional() }

/** What an action is for: to put right, to keep from happening again, to change how we work. */
export const purposes = ['corrective', 'preventive', 'adaptive'] as const
export type Purpose = (typeof purposes)[number]

/** What holds an action from now on, so that nobody has to remember it. */
const heldBySchema = z
  .strictObject({
    /** A check that runs by itself: a rule of the playbook, a job of the platform. */
    check: text().optional(),
    path: ref('triage').optional(),
    expectation: ref('expectation').optional(),
    exercise: ref('exercise').optional(),
  })
  .refine((held) => Object.keys(held).length > 0, 'name a check, a path, an expectation or an exercise')
export type HeldBy = z.infer<typeof heldBySchema>

/** A follow-up that somebody owns; lessons, exercises and notices end in these. */
export const actionSchema = z.strictObject({
  ...marked,
  what: line(),
  owner: ref('role'),
  state: z.enum(['open', 'done', 'dropped']),
  due: daySchema.optional(),
  heldBy: heldBySchema.optional(),
})
export type Action = z.infer<typeof actionSchema>

/** The same where it has to say itself what it is for; a lesson says so by its list. */
export const purposefulActionSchema = actionSchema.extend({ for: z.enum(purposes).optional() })
