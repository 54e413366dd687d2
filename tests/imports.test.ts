import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { cyclesOf } from '../src/domain/base/graph.ts'
import { listFiles } from '../src/workspace/find-files.ts'

/**
 * Which folders of src/ each folder may import from, besides itself. The rule stands here and not in the lint's
 * settings: there it took a block of patterns for each folder, and names of folders were all it could match.
 */
const may: Record<string, readonly string[]> = {
  model: [],
  domain: ['model'],
  workspace: ['model', 'domain', 'formats'],
  formats: ['model', 'domain'],
  publish: ['model', 'domain', 'workspace', 'formats'],
  site: ['model', 'domain', 'workspace', 'formats'],
  cli: ['model', 'domain', 'workspace', 'formats', 'publish'],
}

/** These run in the browser too: no Node, no Astro. */
const everywhere = ['model', 'domain', 'formats']

/** Specifiers of static, dynamic and type imports, and of re-exports. */
const importsOf = (text: string) =>
  [...text.matchAll(/(?:from\s+|import\s+|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '')

const sources = listFiles('src').filter((f) => /\.(ts|astro)$/.test(f) && !f.endsWith('.test.ts'))

it('imports run one way: model, domain, workspace and formats, then publish, site, cli', () => {
  const against: string[] = []
  for (const file of sources) {
    const [own = ''] = file.split('/')
    for (const specifier of importsOf(readFileSync(`src/${file}`, 'utf8'))) {
      const isRelative = specifier.startsWith('.')
      const target = isRelative ? posix.join(posix.dirname(file), specifier).split('/')[0] : undefined
      const isAllowed = target === undefined || target === own || may[own]?.includes(target)
      const isForeign = everywhere.includes(own) && /^(?:node:|astro\b|@astrojs\/)/.test(specifier)
      if (!isAllowed || isForeign) against.push(`${file} imports ${specifier}`)
    }
  }
  expect(sources.length).toBeGreaterThan(50)
  expect(against).toEqual([])
})

it('no file needs itself to run: there are no cycles of imports, those of types apart', () => {
  const runs = (text: string) => importsOf(text.replace(/^(?:import|export) type [^']+'[^']+'/gm, ''))
  const graph = new Map(
    sources.map((file) => [
      file,
      runs(readFileSync(`src/${file}`, 'utf8'))
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file), specifier)),
    ]),
  )
  const edges = [...graph.values()].flat()
  expect(edges.filter((to) => graph.has(to)).length).toBeGreaterThan(500)
  expect(cyclesOf(graph)).toEqual([])
})

it('the domain has no clock and no chance in it', () => {
  const impure = sources.filter(
    (file) =>
      everywhere.includes(file.split('/')[0] ?? '') &&
      /\bDate\.now\(|new Date\(\)|Math\.random\(|localeCompare|toLocale/.test(
        readFileSync(`src/${file}`, 'utf8'),
      ),
  )
  expect(impure).toEqual([])
})
