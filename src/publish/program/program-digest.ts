import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { once } from '../../domain/base/once.ts'
import { listFiles } from '../../workspace/find-files.ts'
import { generator } from '../generator.ts'

/** The folder that holds the generator's packages. */
export const packages = dirname(dirname(createRequire(import.meta.url).resolve('astro/package.json')))

/**
 * A digest of everything that decides what a playbook is made into: each byte of the generator's own code, the packages
 * that are installed, and the version of Node.
 */
export const generatorDigest = once((): string => {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  const take = (path: string) => {
    if (!existsSync(path)) return
    const bytes = readFileSync(path)
    hash.update(`${path.slice(generator.length)} ${bytes.length}\n`).update(bytes)
  }
  for (const file of listFiles(join(generator, 'src')))
    if (!file.endsWith('.test.ts')) take(join(generator, 'src', file))
  for (const file of ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'])
    take(join(generator, file))
  const installed = join(packages, '.package-lock.json')
  if (existsSync(installed)) hash.update(readFileSync(installed))
  return hash.digest('hex')
})

/** The same of what an organisation adds in code: the files of `extend/` in the base, the first of the layers. */
export function extensionDigest([base]: readonly string[]): string {
  const hash = createHash('sha256')
  if (base === undefined) return ''
  for (const file of listFiles(join(base, 'extend'))) {
    const bytes = readFileSync(join(base, 'extend', file))
    hash.update(`${file} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
