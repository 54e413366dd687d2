import { z } from 'zod'
import { editionNameSchema } from '../../model/edition-name.ts'
import { idSchema } from '../../model/fields.ts'
import { profileSchema } from '../../model/profile.ts'
import { bundleName } from '../bundle/description.ts'

/** The files of a delta. */
export const deltaName = 'delta.json'
export const recipeName = 'recipe.txt'
/** The bytes that the edition before has not, one after the other. */
export const newBytesName = 'new.bin'
export const applyName = 'apply.sh'
export const deltaReadmeName = 'README.txt'

/** All of them, in order. */
export const deltaParts: readonly string[] = [deltaReadmeName, applyName, deltaName, newBytesName, recipeName]

/** `delta.json`: which edition is made of which. */
export const deltaSchema = z.strictObject({
  kind: z.literal('fieldbook-delta'),
  version: z.literal(1),
  marking: z.string().min(1).max(500),
  network: idSchema,
  profile: profileSchema,
  /** The edition that it is laid on, and the one that comes of it. */
  from: editionNameSchema,
  to: editionNameSchema,
})
export type Delta = z.infer<typeof deltaSchema>

/** The folder and the archive of a delta: `fieldbook-low-2026.12-from-2026.11`. */
export const deltaFolder = ({ network, profile, from, to }: Delta): string =>
  `${bundleName({ network: { id: network }, version: to.version, profile })}-from-${from.version}`
