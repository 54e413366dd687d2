import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sbomOf } from './sbom.ts'

const lock = readFileSync('package-lock.json', 'utf8')

interface Sbom {
  components: {
    purl: string
    'bom-ref': string
    version: string
    scope: string
    hashes?: object[]
    licenses?: object[]
  }[]
  dependencies: { ref: string; dependsOn?: string[] }[]
}

it('lists what the generator runs on, with digest and licence, each once, in order', () => {
  const { components, dependencies } = JSON.parse(sbomOf(lock)) as Sbom
  const refs = components.map((c) => c['bom-ref'])
  expect(refs).toEqual([...new Set(refs)].sort())
  expect(components.filter((c) => !c.hashes || !c.licenses).map((c) => c.purl)).toEqual([])
  expect(refs.some((ref) => ref.startsWith('pkg:npm/astro@'))).toBe(true)
  expect(refs.some((ref) => ref.startsWith('pkg:npm/vitest@'))).toBe(false)
  const known = new Set(dependencies.map((d) => d.ref))
  expect(dependencies.flatMap((d) => d.dependsOn ?? []).filter((ref) => !known.has(ref))).toEqual([])
})

it('is the same whatever the order of the lock, and has neither time nor serial number', () => {
  const parsed = JSON.parse(lock) as { packages: Record<string, object> }
  const reversed = { ...parsed, packages: Object.fromEntries(Object.entries(parsed.packages).reverse()) }
  expect(sbomOf(JSON.stringify(reversed))).toBe(sbomOf(lock))
  expect(sbomOf(lock)).not.toMatch(/timestamp|serialNumber/)
})

it('follows Node in finding which of two versions a package depends on', () => {
  const packages = {
    '': { dependencies: { a: '1', b: '2' } },
    'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
    'node_modules/a/node_modules/b': { version: '1.0.0', license: '(MIT OR Apache-2.0)' },
    'node_modules/b': { version: '2.0.0', optional: true },
    'node_modules/c': { version: '1.0.0', dev: true },
  }
  const { components, dependencies } = JSON.parse(
    sbomOf(JSON.stringify({ name: 'x', version: '0', packages })),
  ) as Sbom
  expect(components.map((c) => [c.purl, c.scope])).toEqual([
    ['pkg:npm/a@1.0.0', 'required'],
    ['pkg:npm/b@1.0.0', 'required'],
    ['pkg:npm/b@2.0.0', 'optional'],
  ])
  expect(dependencies).toContainEqual({ ref: 'pkg:npm/a@1.0.0', dependsOn: ['pkg:npm/b@1.0.0'] })
  expect(dependencies).toContainEqual({
    ref: 'pkg:npm/x@0',
    dependsOn: ['pkg:npm/a@1.0.0', 'pkg:npm/b@2.0.0'],
  })
})
