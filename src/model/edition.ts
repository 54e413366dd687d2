/** What one edition of a site said, kept for the next one to compare itself with; and what came of comparing. */
import { z } from 'zod'
import { catalogSchema } from './catalog.ts'
import { severitySchema } from './catalog-diff.ts'
import { idSchema, markingField, momentSchema, text } from './fields.ts'
import { noticeSchema } from './notice.ts'
import { publishedFile } from './published-file.ts'
import { type Kind, kinds } from './registry.ts'

const { marking, network, title, caution, edition, asOf, revision } = catalogSchema.shape

/** A notice without its words: those of a notice that is over are nobody's any more. */
const noticeFactsSchema = z.strictObject({
  marking: markingField(),
  kind: noticeSchema.shape.kind,
  severity: noticeSchema.shape.severity,
  from: momentSchema,
  until: momentSchema.optional(),
  /** How many updates it had. */
  updates: z.int().min(0),
})
export type NoticeFacts = z.infer<typeof noticeFactsSchema>

/** An entry by its key: how it is marked, and what its content comes to. */
const entryFactsSchema = z.strictObject({
  kind: z.enum(kinds as [Kind, ...Kind[]]),
  environment: idSchema.optional(),
  id: idSchema,
  marking: markingField(),
  digest: text(),
  /** How many of its parts and portions are marked so; only where nothing was withheld. */
  marks: z.record(text(), z.int().min(1)).optional(),
})
export type EntryFacts = z.infer<typeof entryFactsSchema>

/** A page: its banner, and its title where texts are kept. */
const pageFactsSchema = z.strictObject({ marking: markingField(), title: text().optional() })

/**
 * The facts of one edition: a site publishes them as `data/edition.json`. Of prose they have what it comes to, not
 * what it says, so a later edition can tell that it changed and not repeat what it may no longer say.
 */
export const editionSchema = publishedFile('fieldbook-edition', {
  catalog: catalogSchema,
  notices: z.record(idSchema, z.record(idSchema, noticeFactsSchema)),
  entries: z.record(text(), entryFactsSchema),
  pages: z.record(text(), pageFactsSchema),
})
export type Edition = z.infer<typeof editionSchema>

/** What an edition says of itself where it is named beside another. */
const editionHeadSchema = z.strictObject({ edition, asOf, revision })
export type EditionHead = z.infer<typeof editionHeadSchema>

/** What a change is about; pages and reports group by it, in this order. */
export const changeTopicSchema = z.enum([
  'marking',
  'notice',
  'service',
  'date',
  'expectation',
  'environment',
  'text',
  'page',
])
export type ChangeTopic = z.infer<typeof changeTopicSchema>

/** One thing that is otherwise than in the edition before. */
export const editionChangeSchema = z.strictObject({
  /** The same in every comparison of the same two editions: what it is about, by its path. */
  id: text(),
  topic: changeTopicSchema,
  happened: z.enum(['new', 'changed', 'gone']),
  severity: severitySchema,
  /** A marking that is lower than it was. */
  lowered: z.literal(true).optional(),
  environment: idSchema.optional(),
  /** The name of what it is about, as it is called now. */
  subject: text(),
  /** Which part of it: `version`, `plan ha, memory`, `date`; empty for the whole. */
  part: z.string(),
  /** Inline Markdown. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** Why it changed, in the words of the playbook; inline Markdown. */
  why: z.string().optional(),
  /** The entry of now that says so, by its key, and where it stands. */
  entry: text().optional(),
  address: text().optional(),
})
export type EditionChange = z.infer<typeof editionChangeSchema>

/** What changed from one edition to the next, for the same network. */
export const editionChangesSchema = z.strictObject({
  kind: z.literal('fieldbook-changes'),
  version: z.literal(1),
  marking,
  network,
  title,
  caution,
  from: editionHeadSchema,
  to: editionHeadSchema,
  changes: z.array(editionChangeSchema),
  /** How many things of the edition before are no longer in this one, by environment; '' for what is shared. */
  gone: z.record(z.string(), z.int().min(1)),
})
export type EditionChanges = z.infer<typeof editionChangesSchema>
