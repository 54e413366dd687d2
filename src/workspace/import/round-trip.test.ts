import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import { checkPlaybook } from '../../domain/checks/registry.ts'
import { fitPlaybook } from '../../domain/fit/places.ts'
import { driftOf } from '../../domain/live/drift.ts'
import { readLive } from '../../formats/read/live.ts'
import { loadWorkspace } from '../load.ts'
import { parseProse } from '../mdx.ts'
import { writePlanned } from '../planned.ts'
import { homesOf } from './homes.ts'
import { planImport } from './plan.ts'
import { planStamps } from './stamps.ts'

interface Offering {
  name: string
  broker: string
  description: string
  plans: string[]
}
type Marketplace = readonly Offering[]

const kinds = ['sql database', 'message queue', 'object storage', 'log drain', 'single sign-on', 'gadget']
const hundred: Marketplace = Array.from({ length: 25 }, (_, i) => ({
  name: `wave-${i}`,
  broker: `broker-${i % 5}`,
  description: `A ${kinds[i % kinds.length]} number ${i}. Run by others.`,
  plans: ['small', 'medium', 'large', 'own'],
}))
/** An offering gone, one new, a plan more. */
const later: Marketplace = [
  ...hundred
    .filter(({ name }) => name !== 'wave-3')
    .map((o) => (o.name === 'wave-0' ? { ...o, plans: [...o.plans, 'huge'] } : o)),
  { name: 'swell', broker: 'broker-1', description: 'A sql database for swells.', plans: ['only'] },
]

const capi = (market: Marketplace, named: boolean) =>
  JSON.stringify({
    pagination: {
      total_results: market.flatMap(({ plans }) => plans).length,
      total_pages: 1,
      first: { href: 'https://api.example/v3/service_plans?include=service_offering' },
    },
    resources: market.flatMap(({ name, plans }) =>
      plans.map((plan) => ({
        guid: `${name}-${plan}`,
        name: plan,
        free: true,
        description: `The ${plan} one`,
        visibility_type: 'public',
        relationships: { service_offering: { data: { guid: name } } },
      })),
    ),
    included: {
      service_offerings: market.map(({ name, broker, description }) => ({
        guid: name,
        name,
        description,
        relationships: { service_broker: { data: { guid: `guid-${broker}` } } },
      })),
      service_brokers: named
        ? [...new Set(market.map(({ broker }) => broker))].map((name) => ({ guid: `guid-${name}`, name }))
        : [],
    },
  })

/** Columns padded to their widest cell and three blanks, as cf does. */
function table(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd((widths[i] ?? 0) + 3))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}
const intro = (what: string) => `Getting ${what} in org tides / space dev as u...\n\n`

const forms: Record<string, (market: Marketplace) => string> = {
  'CAPI with brokers': (market) => capi(market, true),
  'CAPI without brokers': (market) => capi(market, false),
  'cf marketplace of v6': (market) =>
    intro('services from marketplace').replace('\n\n', '\nOK\n\n') +
    table([
      ['service', 'plans', 'description'],
      ...market.map(({ name, plans, description }) => [name, plans.join(', '), description]),
    ]),
  'cf marketplace of v7 and v8': (market) =>
    intro('all service offerings from marketplace') +
    table([
      ['offering', 'plans', 'description', 'broker'],
      ...market.map(({ name, plans, description, broker }) => [name, plans.join(', '), description, broker]),
    ]),
  'cf marketplace -e, one after another': (market) =>
    market
      .map(
        ({ name, plans, broker }) =>
          `${intro(`service plan information for service offering ${name}`)}broker: ${broker}\n${table([
            ['   plan', 'description', 'free or paid', 'costs'],
            ...plans.map((plan) => [`   ${plan}`, `The ${plan} one`, 'free', '']),
          ])}`,
      )
      .join('\n\n'),
}

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-round-trip-'))
  cpSync('tests/fixtures/base', root, { recursive: true })
  writeFileSync(join(root, 'environments/il4/services.yaml'), '')
})
afterEach(() => rmSync(root, { recursive: true }))

const services = () => readFileSync(join(root, 'environments/il4/services.yaml'), 'utf8')

/** Holds an export against il4. */
function held(text: string) {
  const { value, problems } = readLive([{ file: 'export', text }])
  if (!value) throw new Error(problems.map((p) => `${p.at.line}: ${p.message}`).join())
  const { playbook } = loadWorkspace([root])
  return { playbook, drift: driftOf(fitPlaybook(playbook, catalogOf(playbook)), 'il4', value) }
}

/** What an import would write. */
function planned(text: string) {
  const { playbook, drift } = held(text)
  return planImport(drift, 'il4', homesOf(playbook, [root], 'il4'))
}
function write(text: string) {
  const files = planned(text)
  writePlanned(files, [root])
  return files
}

const problemsOfOfferings = () => {
  const { playbook, problems, unread } = loadWorkspace([root])
  const found = checkPlaybook(playbook, { asOf: '2026-11-16', parseProse, unread })
  return [...problems, ...found].filter((p) => p.at.file.startsWith('content/services/wave-'))
}

describe('a marketplace of 100 plans, into an empty environment', () => {
  it.each(Object.entries(forms))('as %s', (name, print) => {
    const first = write(print(hundred))
    const left = first.flatMap((file) => file.left ?? [])
    // A page for each offering and the list of services, and one answer for an offering at most.
    expect(first).toHaveLength(26)
    expect(new Set(left).size).toBeLessThan(2)
    expect(left.length).toBeLessThanOrEqual(25)

    // Nothing is lost.
    const { playbook } = loadWorkspace([root])
    const entries = playbook.all('availability', 'il4')
    expect(entries.map(({ data }) => data.live?.offering).sort()).toEqual(hundred.map((o) => o.name).sort())
    for (const { data } of entries)
      expect(data.plans.map((plan) => plan.name).sort()).toEqual(['large', 'medium', 'own', 'small'])
    const brokers = entries.flatMap(({ data }) => data.live?.broker ?? [])
    expect(brokers).toHaveLength(/without|v6/.test(name) ? 0 : 25)

    // The second time there is nothing to do, and the playbook agrees with the platform.
    expect(planned(print(hundred))).toEqual([])
    expect(held(print(hundred)).drift.diff.changes).toEqual([])

    // What was asked is answered, and check has nothing more to say of any of them.
    for (const { path } of first.filter((file) => file.left?.length)) {
      const page = readFileSync(join(root, path), 'utf8')
      writeFileSync(join(root, path), page.replace('kind: managed', 'kind: managed\ncategory: data'))
    }
    expect(problemsOfOfferings()).toEqual([])

    // All of it is stamped, in one way however it was printed.
    const again = held(print(hundred))
    const stamps = planStamps(again.drift, 'il4', homesOf(again.playbook, [root], 'il4'), again.playbook, {
      on: '2026-11-16',
      inputs: [{ file: 'export', digest: '0'.repeat(64) }],
    })
    expect(stamps.stamping.set).toHaveLength(25)
    expect(stamps.stamping.set.every(({ what }) => what.join() === 'plans')).toBe(true)

    // The third time changed: what is gone is flagged, what is new is added, nothing else moves.
    const before = services()
    const third = write(print(later))
    expect(before.split('\n').filter((line) => !services().includes(line))).toEqual([])
    expect(third.map(({ path }) => path)).toEqual([
      'content/services/swell.mdx',
      'environments/il4/services.yaml',
    ])
    // A plan table speaks for its own offering alone: what is not asked about is not called gone.
    const isWhole = !name.includes('-e')
    const gone = '# import: not in the live marketplace; say what became of it\nwave-3:'
    expect(services().includes(gone)).toBe(isWhole)
    expect(services()).toContain('- name: huge')
    expect(services()).toContain('\nswell:\n')
    expect(planned(print(later))).toEqual([])
    write(print(hundred))
    expect(services()).not.toContain('say what became of it\nwave-3:')
    console.log(
      `round trip, ${name}: 25 offerings, 100 plans; ${first.length} files, ${left.length} answers to type; second time 0 files; third time ${third.length} files, ${third.flatMap((f) => f.left ?? []).length} answers`,
    )
  })
})
