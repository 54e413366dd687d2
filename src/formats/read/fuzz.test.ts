import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { casePlaybook } from '../../../tests/case-playbook.ts'
import { fixture, fixtures } from '../../../tests/format-fixtures.ts'
import { nasty } from '../../../tests/fuzz/mutate.ts'
import { manifestCases } from '../../../tests/manifest-cases.ts'
import { judge } from '../../domain/fit/judge.ts'
import { readEndOfLife } from './endoflife.ts'
import { readFit } from './fit.ts'
import { readLive } from './live.ts'
import { readManifest } from './manifest.ts'
import { readInstances } from './service-instances.ts'
import type { Reading, Source } from './source.ts'
import { readVariables } from './variables.ts'

/** What is done to a text: parts of it cut, doubled, moved, or replaced by what readers stumble over. */
const edit = fc.tuple(
  fc.nat(),
  fc.nat(60),
  fc.constantFrom('cut', 'double', 'put', 'swap'),
  fc.constantFrom(...nasty),
)

function mutate(text: string, edits: readonly (readonly [number, number, string, string])[]): string {
  return edits.reduce((t, [at, length, what, put]) => {
    const from = t.length === 0 ? 0 : at % t.length
    const part = t.slice(from, from + length)
    const middle = what === 'cut' ? '' : what === 'double' ? part + part : what === 'put' ? put + part : put
    return t.slice(0, from) + middle + t.slice(from + length)
  }, text)
}

/**
 * How many mutations each reader gets: a sample as a rule, the same each time. `FIELDBOOK_FUZZ=5000` runs them all, in
 * some minutes.
 */
const runs = Math.max(100, Number(process.env['FIELDBOOK_FUZZ'] ?? 600))

/** Runs a reader over mutations of texts: a value or an error, and never a throw or a long wait. */
function fuzz(paths: readonly string[], read: (source: Source) => Reading<unknown>) {
  const texts = paths.map((path) => (path.includes('\n') ? path : fixture(path).text))
  let values = 0
  let refused = 0
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
      const started = performance.now()
      const { value, problems } = read({ file: 'fuzzed', text: mutate(text, edits) })
      expect(performance.now() - started).toBeLessThan(5000)
      if (value === undefined) {
        refused += 1
        expect(problems.some((p) => p.severity === 'error' && p.message !== '')).toBe(true)
      } else {
        values += 1
        JSON.stringify(value)
      }
      for (const { at } of problems) expect(at.line >= 1 && at.col >= 1).toBe(true)
    }),
    { numRuns: runs, seed: 20261116, endOnFailure: true },
  )
  // The mutations are of both kinds, or they would test nothing.
  expect(values).toBeGreaterThan(runs / 50)
  expect(refused).toBeGreaterThan(runs / 50)
  tried += values + refused
}

let tried = 0
afterAll(() => console.log(`fuzz: ${tried} mutated inputs, ${runs} for each reader`))

const tables = [
  'Getting buildpacks as u...\n\nposition   name    stack        enabled   locked   state   filename\n1          tides   cflinuxfs4   true      false    READY   tides-v1.2.zip\n',
  'Getting stacks as u...\n\nname         description\ncflinuxfs4   Jammy\n',
  'Getting services from marketplace in org o / space s as u...\nOK\n\nservice   plans   description   broker\neel-db    small   Eels          eels\n',
]
const instances = [
  'Getting service instances in org o / space s as u...\n\nname   offering   plan    bound apps   last operation     broker   upgrade available\neels   eel-db     small   shoal        create succeeded   eels     no\nown    user-provided           shoal\n',
  'Getting services in org o / space s as u...\n\nname   service   plan    bound apps   last operation\neels   eel-db    small                create succeeded\n',
]
const planTables = [
  'Getting service plan information for service offering eel-db in org o / space s as u...\n\nbroker: eels\n   plan    description   free or paid   costs\n   small   One           free\n   large   Two           paid           USD 5.00/MONTHLY\n\nGetting service plan information for service offering gull in org o / space s as u...\n\nbroker: gulls\n   plan    description   free or paid   costs\n   only    One           free\n',
  'Getting service plan information for service eel-db as u...\nOK\n\nservice plan   description   free or paid\nsmall          One           free\n',
]
const classes =
  '  NAME           DESCRIPTION\n  eel-unmanaged  Eels by Harbour\n  gull-managed   Gulls\n  tern\n'
const release = (name: string, isEol: boolean, eolFrom: string | null) => ({ name, isEol, eolFrom })
const upstream = [
  { result: { name: 'eels', releases: [release('4', false, '2028-01-31'), release('3', true, null)] } },
  [
    { cycle: '4', eol: '2028-01-31' },
    { cycle: '3', eol: true },
  ],
].map((value) => JSON.stringify(value, undefined, 1))
const configuration =
  'spring:\n  cloud:\n    openservicebroker:\n      catalog:\n        services:\n        - name: eel-db\n          description: Eels\n          plans:\n          - name: small\n            description: One\n'

const playbook = casePlaybook()
/** Read, and judged as well: a value that was read is never too odd to be judged. */
function judged(manifest: Source): Reading<unknown> {
  const { value, problems } = readFit({ manifest })
  return value
    ? { value: judge({ ...value, environments: ['open', 'closed'] }, playbook), problems }
    : { problems }
}

describe('mutated inputs for each reader: a result or a clear problem', { timeout: 600_000 }, () => {
  const json = fixtures.catalogs.filter((path) => path.endsWith('.json'))
  const text = fixtures.catalogs.filter((path) => path.endsWith('.txt'))
  it('broker catalogs', () => fuzz(['catalogs/osb-untidy.yaml'], (s) => readLive([s])))
  it('API pages', () => fuzz(json, (s) => readLive([s])))
  it('marketplace tables', () => fuzz(text, (s) => readLive([s])))
  it('other tables of cf', () => fuzz(tables, (s) => readLive([s])))
  it('configurations of brokers', () => fuzz([configuration], (s) => readLive([s])))
  it('manifests', () => fuzz(['manifests/orders.yml'], (s) => readManifest(s)))
  it('manifests that stand for a kind', () =>
    fuzz(
      manifestCases.map(({ text }) => text),
      judged,
    ))
  it('MTA descriptors', () => fuzz(['manifests/mta.yaml'], judged))
  it('Score workloads', () => fuzz(['manifests/score.yaml'], judged))
  it('manifests with variables', () => {
    const variables = readVariables([fixture('manifests/vars-common.yml')], []).value
    fuzz(['manifests/orders.yml'], (s) => readManifest(s, { variables }))
  })
  it('variables', () => fuzz(['manifests/vars-common.yml'], (s) => readVariables([s], [])))
  it('tables of cf services', () => fuzz(instances, (s) => readInstances([s])))
  it('tables of plans', () => fuzz(planTables, (s) => readLive([s])))
  it('classes of the Tanzu CLI', () => fuzz([classes], (s) => readLive([s])))
  it('ends of support', () => fuzz(upstream, (s) => readEndOfLife(s)))
  it('service instances', () => fuzz(fixtures.services, (s) => readInstances([s])))
})
