import { z } from 'zod'
import { literal } from './fields.ts'
import type { ReadPlaybook } from './own-check.ts'

/** Kinds of entry that a component of an organisation's own may read. */
const readableKinds = [
  'environment',
  'service',
  'availability',
  'roadmap',
  'notice',
  'release',
  'onboarding',
  'triage',
  'exercise',
  'lesson',
  'objective',
  'term',
  'product',
  'guide',
  'page',
  'role',
] as const

/** Kinds of entry that its attributes may name. */
const namedKinds = [
  'environment',
  'service',
  'roadmap',
  'triage',
  'exercise',
  'lesson',
  'objective',
  'role',
  'term',
  'guide',
  'notice',
  'product',
] as const

const attributeSchema = z
  .strictObject({
    required: z.boolean().default(false),
    /** The values it may have; any text where nothing is said. */
    values: z.array(literal()).min(1).optional(),
    /** It is a day, as 2027-03-23. */
    day: z.boolean().default(false),
    /** It is the id of an entry of this kind, which the component is given. */
    ref: z.enum(namedKinds).optional(),
  })
  .refine(
    ({ values, day, ref }) => [values !== undefined, day, ref !== undefined].filter(Boolean).length < 2,
    'an attribute has `values`, or is a `day`, or has a `ref`',
  )

/**
 * A component of an organisation's own, declared in the configuration; its name is the key. What may be written where it
 * is used, and what it may show, is said here and not in its code, so that nobody has to run it to know.
 */
export const ownComponentSchema = z.strictObject({
  /** The file with its code, below `extend/`. */
  file: literal().regex(
    /^(?:[A-Za-z0-9_][\w.-]*\/)*[A-Za-z0-9_][\w.-]*\.(?:mjs|ts)$/,
    'name a file by its path below extend/, such as components/roster.mjs',
  ),
  attributes: z
    .record(literal().regex(/^[a-z][A-Za-z0-9]*$/, 'begin an attribute with a small letter'), attributeSchema)
    .default({}),
  /**
   * The kinds of entry it is given, and may show. Where it is used with an `environment`, those of that environment; a
   * page is marked no lower than all of them.
   */
  reads: z.array(z.enum(readableKinds)).default([]),
  /** It stands in a sentence: what it shows is one line. */
  inline: z.boolean().default(false),
  /** It shows what stands between its tags. */
  holds: z.boolean().default(false),
})
export type OwnComponentDeclaration = z.infer<typeof ownComponentSchema>

/** An element around what a component shows. */
export interface OwnElement {
  tag: string
  /** Each begins with `own-`, so that it is never one of ours; the stylesheet of the look may name it. */
  class?: string
  /** Of a `th`: what it is the heading of. */
  scope?: 'row' | 'col'
  children?: OwnShown
}

/** What stands between the tags of a component, as it is given. */
export interface OwnContent {
  readonly content: true
}

/** What a component shows: Markdown, an element, what stands between its tags, or several of these. */
export type OwnShown = string | OwnElement | OwnContent | readonly OwnShown[]

/** What a component is given where it is used. */
export interface OwnUse {
  /** As they are written there. */
  readonly attributes: Readonly<Record<string, string>>
  /** Of what the site's network may hold: the entries that its attributes name, and those of the kinds it `reads`. */
  readonly playbook: ReadPlaybook
  /** What stands between its tags. */
  readonly content: OwnContent
  /** The day everything is computed for; there is no clock. */
  readonly asOf: string
}

/** A component of an organisation's own: the default export of a file of `extend/` that the configuration names. */
export interface OwnComponent {
  /** Gives what is shown. It is called for each use, again and again: the same use shows the same. */
  show(use: OwnUse): OwnShown
}
