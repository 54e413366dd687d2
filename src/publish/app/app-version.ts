import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '../../domain/base/once.ts'
import { listFiles } from '../../workspace/find-files.ts'
import { generator } from '../generator.ts'

/** Files besides the sources that decide what is made of them; the second is npm's own list of what is installed. */
const beside = ['astro.config.mjs', 'package.json', 'node_modules/.package-lock.json', 'package-lock.json']

/**
 * Names what pages are made by: the sources, the packages they stand on, and the Node that runs them. One changed byte
 * gives another name. Worked out once, since a generator does not change while it runs.
 */
export const appVersion = once((): string => {
  const hash = createHash('sha256')
  hash.update(`${process.version} ${process.platform} ${process.arch}\n`)
  const sources = listFiles(join(generator, 'src')).filter((file) => !file.endsWith('.test.ts'))
  for (const path of [...beside, ...sources.map((file) => `src/${file}`)]) {
    const file = join(generator, path)
    if (existsSync(file)) hash.update(`${path}\n`).update(readFileSync(file)).update('\n')
  }
  return hash.digest('hex').slice(0, 20)
})
