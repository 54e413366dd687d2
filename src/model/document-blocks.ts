import { z } from 'zod'
import { daySchema, fieldMeta, text } from './fields.ts'

/** Words of markings that mark nothing where they stand. */
const spoken = () => z.string().min(1).register(fieldMeta, { plain: true, ofMarkings: true })

/** Designation indicator: who controls what is not classified (32 CFR 2002.20, DoDI 5200.48). */
export const designationSchema = z.strictObject({
  /** The organisation, and the office in it. */
  controlledBy: text(),
  office: text().optional(),
  /** Categories of the registry, as it abbreviates them. */
  categories: z.array(spoken()).min(1),
  /** To whom it may go: a distribution statement, a limited dissemination control, or a list of nations. */
  dissemination: spoken(),
  /** Who is asked: a number or an address of an office. */
  contact: text(),
})
export type Designation = z.infer<typeof designationSchema>

/**
 * Until when something is classified: a day, an event, or an exemption with its day (`25X1, 2076-11-16`). Nobody computes
 * it: it is what the source or the guide says.
 */
const declassifySchema = z
  .string()
  .regex(
    /^(?:\d{4}-\d{2}-\d{2}|(?:25X[1-9]|50X[1-9]|75X[1-9])(?:, \d{4}-\d{2}-\d{2})?|50X1-HUM|50X2-WMD|N\/A to .+)$/,
    'write a day (2051-11-16), an exemption (25X1, 2076-11-16; 50X1-HUM), or "N/A to" and which portions',
  )

/** Classification authority block: who classified it, by what, until when (32 CFR 2001.21 to 2001.23). */
export const authoritySchema = z
  .strictObject({
    /** Name and position, or a personal identifier. */
    classifiedBy: text(),
    /** Of what was classified anew: paragraphs of section 1.4 of E.O. 13526. */
    reason: text().optional(),
    /** Of what was taken from elsewhere: the source or the guide, with its date; or that there are several. */
    derivedFrom: text().optional(),
    declassifyOn: declassifySchema,
  })
  .refine(
    ({ reason, derivedFrom }) => reason !== undefined || derivedFrom !== undefined,
    'give what it was derived from or, of what was classified anew, the reason',
  )
export type Authority = z.infer<typeof authoritySchema>

/** Reasons for which the distribution of a technical document is limited, by DoDI 5230.24. */
const reasons = [
  'Administrative or Operational Use',
  'Contractor Performance Evaluation',
  'Critical Technology',
  'Direct Military Support',
  'Export Controlled',
  'Foreign Government Information',
  'International Agreements',
  'Operations Security',
  'Patents and Inventions',
  'Premature Dissemination',
  'Proprietary Information',
  'Software Documentation',
  'Specific Authority',
  'Test and Evaluation',
  'Vulnerability Information',
] as const

/** Distribution statement of a technical document, A to F (DoDI 5230.24). */
export const distributionSchema = z
  .strictObject({
    statement: z.enum(['B', 'C', 'D', 'E', 'F', 'A']),
    /** Why it is limited: of B to E at least one. */
    reasons: z.array(z.enum(reasons)).default([]),
    /** When that was determined. */
    date: daySchema.optional(),
    /** To whom other requests go. */
    office: text().optional(),
  })
  .superRefine(({ statement, reasons, date, office }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const isLimited = 'BCDE'.includes(statement)
    if (isLimited && reasons.length === 0) fault('reasons', `statement ${statement} says why`)
    if (statement === 'A') return
    if (date === undefined) fault('date', `statement ${statement} says when that was determined`)
    if (office === undefined) fault('office', `statement ${statement} names the controlling office`)
  })
export type Distribution = z.infer<typeof distributionSchema>

/** What a document says besides its banner. A network's own take the place of the site's, block by block. */
export const documentFields = {
  designation: designationSchema.optional(),
  authority: authoritySchema.optional(),
  distribution: distributionSchema.optional(),
}

/** The blocks of one edition, as a bundle tells them. */
export const documentSchema = z.strictObject(documentFields)
export type EditionDocument = z.infer<typeof documentSchema>
