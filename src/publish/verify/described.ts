import { type Description, descriptionName, descriptionSchema } from '../bundle/description.ts'
import type { Files } from '../bundle/manifest.ts'

/** What the files of a bundle that was just made say it is. */
export const describedIn = (files: Files): Description =>
  descriptionSchema.parse(JSON.parse(Buffer.from(files.get(descriptionName) ?? new Uint8Array()).toString()))
