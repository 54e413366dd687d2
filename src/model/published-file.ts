import { z } from 'zod'
import { catalogSchema } from './catalog.ts'

const { marking, network, title, caution, edition, asOf, revision } = catalogSchema.shape

/** The schema of a published file: what every one says of itself, in the words of the catalog, then its content. */
export const publishedFile = <K extends string, S extends z.ZodRawShape>(kind: K, content: S) =>
  z.strictObject({
    kind: z.literal(kind),
    /** Raised by every change that makes files published earlier unreadable. */
    version: z.literal(1),
    /** The highest marking of anything in it. */
    marking,
    network,
    title,
    caution,
    edition,
    asOf,
    revision,
    ...content,
  })
