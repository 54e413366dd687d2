import { z } from 'zod'
import { idSchema, line, text } from './fields.ts'

/** Kinds of entries that an organisation may give fields of its own. */
export const ownKinds = [
  'environment',
  'service',
  'availability',
  'roadmap',
  'notice',
  'exercise',
  'lesson',
  'guide',
  'page',
  'role',
] as const
export type OwnKind = (typeof ownKinds)[number]

/** What a value of such a field can be. A `link` is one Markdown link, checked as all links are. */
const ownTypes = ['text', 'number', 'yes-no', 'date', 'choice', 'link', 'list'] as const

/** A field of an organisation's own, declared once in the configuration; its name is the key. */
export const ownFieldSchema = z
  .strictObject({
    /** What pages call it. */
    label: text(),
    type: z.enum(ownTypes),
    /** The kinds of entries that have it. */
    on: z.array(z.enum(ownKinds)).min(1),
    /** Of a choice, and of a list if it is one of choices: what there is to choose from. */
    choices: z.array(text()).min(1).optional(),
    /** Every entry of these kinds has to say it. */
    required: z.boolean().default(false),
    /** Whether pages and search have it. Published data have it in any case. */
    shown: z.boolean().default(true),
    /** What to write there, for those who write. */
    help: text().optional(),
  })
  .refine(({ type, choices }) => type !== 'choice' || choices !== undefined, 'a choice needs `choices`')
  .refine(
    ({ type, choices }) => choices === undefined || type === 'choice' || type === 'list',
    'only a choice or a list has `choices`',
  )
export type OwnField = z.infer<typeof ownFieldSchema>

const ownValueSchema = z.union([line(), z.number(), z.boolean(), z.array(line()).min(1)])
export type OwnValue = z.infer<typeof ownValueSchema>

/** What an entry says in the fields that the configuration declares; `own-field-value` checks it against them. */
export const ownFields = { own: z.record(idSchema, ownValueSchema).optional() }
export type OwnValues = NonNullable<z.infer<(typeof ownFields)['own']>>
