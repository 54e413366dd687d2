import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The generator's own folder: where its pages, styles and packages are. */
export const generator = fileURLToPath(new URL('../../', import.meta.url))

/** Its version, as its `package.json` has it. */
export const generatorVersion: string = (
  JSON.parse(readFileSync(join(generator, 'package.json'), 'utf8')) as { version: string }
).version

/** Whether it lies in a kit, which has a Node of its own and is called by its own starter. */
export const isKit = existsSync(join(generator, 'runtime'))
