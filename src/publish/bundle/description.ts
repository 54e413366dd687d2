import { z } from 'zod'
import { documentSchema } from '../../model/document-blocks.ts'
import { bundleVersionSchema, editionNameSchema } from '../../model/edition-name.ts'
import { daySchema, idSchema } from '../../model/fields.ts'
import { labelPolicySchema } from '../../model/label-policy.ts'
import { networkSchema } from '../../model/network.ts'
import { type Profile, profileSchema } from '../../model/profile.ts'
import { schemeSchema } from '../../model/scheme.ts'

/** The description's file in a bundle. */
export const descriptionName = 'bundle.json'

/** Changes whenever an older `verify` could misread a bundle. */
export const bundleFormat = 2

/** What this version reads: of 1, all are whole and none names the edition before it. */
export const readableFormats: readonly number[] = [1, bundleFormat]

const marking = z.string().min(1).max(500)

/** `bundle.json`: what a bundle is and how it is marked. Nothing in it tells of what was withheld. */
export const descriptionSchema = z.strictObject({
  format: z.literal([1, bundleFormat]),
  /** The door that it goes through. */
  profile: profileSchema.default('whole'),
  title: z.string(),
  version: bundleVersionSchema,
  /** The edition that it comes after; absent where it is the first, or nobody said. */
  predecessor: editionNameSchema.optional(),
  /** Names the content: a commit, or what was given; absent where there is neither. */
  revision: z.string().optional(),
  /** The day everything relative is computed for. */
  asOf: daySchema,
  /** What it was made for, as it was described there; `verify` may be given another description. */
  network: networkSchema.pick({ name: true, holds: true, audience: true }).extend({ id: idSchema }),
  /** The marking of the whole. */
  marking,
  /** What it says besides its banners: who controls it, who classified it, to whom it is distributed. */
  document: documentSchema.optional(),
  /** Under whose policy a label lies beside the archive; absent where the network asks for none. */
  label: labelPolicySchema.optional(),
  /** No more than this: on the low side even a count would tell. */
  proof: z.literal('passed'),
  /** Generator, runtime and the packages that shape the output, with their versions. */
  tools: z.record(z.string(), z.string()),
  /** Every kind of file there is, by its ending. */
  types: z.array(z.string()),
  /** The marking of each file; the manifest and its signature are marked as the whole. */
  files: z.record(z.string(), marking),
  /** How markings are written, so that a reader without the workspace can compare them. */
  scheme: schemeSchema,
})
export type Description = z.infer<typeof descriptionSchema>

/** The folder that everything lies in, and the name of the archive without its ending. */
export const bundleName = (d: { network: { id: string }; version: string; profile?: Profile | undefined }) =>
  `fieldbook-${d.network.id}-${d.version}${d.profile === undefined || d.profile === 'whole' ? '' : `-${d.profile}`}`
