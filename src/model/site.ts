import { z } from 'zod'
import { documentFields } from './document-blocks.ts'
import { evidenceRuleSchema } from './evidence.ts'
import { daySchema, entryFields, idSchema, line, literal, ref, text } from './fields.ts'
import { staffingSchema } from './staffing.ts'

const labelSchema = z.strictObject({ short: text(), name: text() })

/** What holds for the whole playbook; `content/site.yaml`. */
export const siteSchema = z.strictObject({
  ...entryFields,
  title: text(),
  /** The platform this playbook is about. */
  platform: text(),
  owner: text(),
  edition: text(),
  summary: line(),
  /** Words after the banner's marking, such as NOTIONAL for invented content. */
  caution: text().optional(),
  /** The day everything relative is computed for; `--as-of` overrides it. */
  asOf: daySchema.optional(),
  /**
   * The edition before this one, for pages of what changed since: a file or folder beside `content/` with its facts,
   * kept by `fieldbook changes --keep`. `build --since` overrides it.
   */
  since: text().optional(),
  /** First month of the fiscal year, 1 to 12. Quarters of roadmap targets follow it. */
  fiscalYearStart: z.int().min(1).max(12).default(1),
  /** What documents say besides their banners, where a network does not say it. */
  ...documentFields,
  /** How roles are called here, by role id; teams name them differently. */
  roleLabels: z.record(ref('role'), labelSchema),
  /** What an application may bring that makes more expectations apply, by condition id. */
  conditions: z.record(idSchema, z.strictObject({ label: text(), question: line() })).default({}),
  /** How the platform team grows with what it is asked for; without it nothing is said of its size. */
  staffing: staffingSchema.optional(),
  /** Offerings that the playbook describes nowhere, in the form of an environment's `leave`. */
  leave: z.array(literal()).optional(),
  /** How old evidence may be where an environment does not say. */
  evidence: evidenceRuleSchema.optional(),
  /** Where readers say what is wrong or missing. */
  feedback: line(),
  /** Whether a page says that something is withheld from it, and nothing more; `silent` leaves no trace. */
  withheld: z.enum(['silent', 'said']).default('silent'),
  /** Whether headings, paragraphs, list items and rows carry portion marks, such as (U), on every page. */
  portions: z.enum(['hidden', 'shown']).default('hidden'),
  /**
   * Files of `public/` that the proof cannot read whole, such as PDFs, and that a person has looked at: by their path
   * below it. Without being listed none of them goes.
   */
  seen: z.array(text()).optional(),
})
export type Site = z.infer<typeof siteSchema>
