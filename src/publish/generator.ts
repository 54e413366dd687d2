import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The generator's own folder: where its pages, styles and packages are. */
export const generator = fileURLToPath(new URL('../../', import.meta.url))

/** Its version, as its `package.json` has it. */
export const generatorVersion: string = (
  JSON.parse(readFileSync(join(generator, 'package.json'), 'utf8')) as { version: string }
).version
