import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../package-folder.ts'

/** The packages whose version can change what a site or a bundle looks like, to the byte. */
const shaping = ['astro', '@astrojs/mdx', 'satteri', 'esbuild', 'pagefind', 'fflate'] as const

/** Name and version of generator, runtime and the packages that shape the output, for `bundle.json`. */
export function toolVersions(generator: string): Record<string, string> {
  const versionOf = (folder: string) =>
    (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
  return {
    fieldbook: versionOf(generator),
    node: process.versions.node,
    ...Object.fromEntries(shaping.map((name) => [name, versionOf(packageFolder(generator, name))])),
  }
}
