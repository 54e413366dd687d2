import { z } from 'zod'
import { daySchema } from './fields.ts'

/** What a bundle is called, in file names and folders. */
export const bundleVersionSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,30}[a-z0-9])?$/, 'use up to 32 lower-case letters, digits, "." and "-"')
  .refine((version) => !version.includes('..'), 'use no two dots in a row')

/** An edition by the digest of its manifest, which stands for every file of it however it is packed. */
export const editionNameSchema = z.strictObject({
  version: bundleVersionSchema,
  asOf: daySchema,
  /** SHA-256 of its `MANIFEST.sha256`. */
  manifest: z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256'),
})
export type EditionName = z.infer<typeof editionNameSchema>
