import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { listFiles } from '../../workspace/find-files.ts'

/** Beside what is sealed. Its name is hidden, so it is no part of it. */
const sealFile = '.seal.json'

/**
 * A file as it was written. Its place on the disk and the time of its last change are given by the file system: of a
 * file that came with a copy or a checkout of the folder they are others, whatever the seal says.
 */
const fileSchema = z.strictObject({
  sha256: z.string(),
  device: z.string(),
  place: z.string(),
  changed: z.string(),
})
const sealSchema = z.strictObject({ packages: z.string(), files: z.record(z.string(), fileSchema) })
type Seal = z.infer<typeof sealSchema>

/** Writes down what a folder holds. */
export function seal(folder: string): void {
  writeFileSync(join(folder, sealFile), JSON.stringify(found(folder)))
}

/** Whether a folder holds what was sealed in it, to the last byte, and this machine has written it there itself. */
export function isSealed(folder: string): boolean {
  try {
    const read = sealSchema.safeParse(JSON.parse(readFileSync(join(folder, sealFile), 'utf8')))
    return read.success && JSON.stringify(read.data) === JSON.stringify(found(folder))
  } catch {
    return false
  }
}

function found(folder: string): Seal {
  const files = listFiles(folder).map((path) => {
    const file = join(folder, path)
    const { dev, ino, ctimeNs } = statSync(file, { bigint: true })
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    return [path, { sha256, device: `${dev}`, place: `${ino}`, changed: `${ctimeNs}` }] as const
  })
  return { packages: readlinkSync(join(folder, 'node_modules')), files: Object.fromEntries(files) }
}
