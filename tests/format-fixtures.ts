import { readFileSync } from 'node:fs'
import type { Source } from '../src/formats/read/source.ts'

/** A fixture of `tests/fixtures/formats` as a reader gets it; problems cite its base name. */
export const fixture = (path: string): Source => ({
  file: path.split('/').at(-1) ?? path,
  text: readFileSync(new URL(`./fixtures/formats/${path}`, import.meta.url), 'utf8'),
})

/** Text as a file of this name. */
export const source = (text: string, file = 'input.yml'): Source => ({ file, text })

/** What tests compare of problems: `code line:col`. */
export const codes = (problems: readonly { code: string; at: { line: number; col: number } }[]) =>
  problems.map(({ code, at }) => `${code} ${at.line}:${at.col}`)

/** All fixtures, as kinds of input. */
export const fixtures = {
  catalogs: [
    'osb-untidy.yaml',
    'plans-page-1.json',
    'plans-page-2.json',
    'offerings.json',
    'brokers.json',
    'buildpacks.json',
    'stacks.json',
    'marketplace-v6.txt',
    'marketplace-v6-s.txt',
    'marketplace-v7.txt',
    'marketplace-v8-e.txt',
    'marketplace-v8-no-plans.txt',
  ].map((name) => `catalogs/${name}`),
  manifests: ['orders.yml', 'vars-common.yml', 'vars-il5.yml'].map((name) => `manifests/${name}`),
  services: ['services-manifest.yml', 'instances.json', 'map.yaml'].map((name) => `services/${name}`),
}
