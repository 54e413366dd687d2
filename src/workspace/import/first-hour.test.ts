import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import { checkPlaybook } from '../../domain/checks/registry.ts'
import { fitPlaybook } from '../../domain/fit/places.ts'
import { driftOf } from '../../domain/live/drift.ts'
import type { LiveReading } from '../../domain/live/match.ts'
import { readLive } from '../../formats/read/live.ts'
import { loadWorkspace } from '../load.ts'
import { parseProse } from '../mdx.ts'
import { writePlanned } from '../planned.ts'
import { homesOf } from './homes.ts'
import { planImport } from './plan.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-first-hour-'))
  cpSync('tests/fixtures/base', root, { recursive: true })
  writeFileSync(join(root, 'environments/il4/services.yaml'), '')
})
afterEach(() => rmSync(root, { recursive: true }))

const services = () => readFileSync(join(root, 'environments/il4/services.yaml'), 'utf8')
const page = (id: string) => readFileSync(join(root, `content/services/${id}.mdx`), 'utf8')

/** Reads an export into il4 and says what would be written; throws where it cannot be read. */
function read(text: string | readonly string[], reading: LiveReading = {}) {
  const sources = [text].flat().map((t, i) => ({ file: `export-${i}`, text: t }))
  const { value, problems } = readLive(sources)
  if (!value) throw new Error(problems.map((p) => p.message).join())
  const { playbook } = loadWorkspace([root])
  const drift = driftOf(fitPlaybook(playbook, catalogOf(playbook)), 'il4', value, reading)
  const take = reading.renames === 'take'
  return { drift, planned: planImport(drift, 'il4', homesOf(playbook, [root], 'il4'), { takeRenames: take }) }
}
function write(...args: Parameters<typeof read>) {
  const result = read(...args)
  writePlanned(result.planned, [root])
  return result
}

interface Plan {
  name: string
  visibility?: string
  available?: boolean
  description?: string
}
/** A page of plans with their offerings as Cloud Controller gives it. */
function plans(
  offerings: Record<string, Plan[]>,
  { brokers = {}, more = {} }: { brokers?: Record<string, string>; more?: Record<string, object> } = {},
): string {
  const names = Object.keys(offerings)
  const resources = names.flatMap((offering) =>
    (offerings[offering] ?? []).map(({ visibility = 'public', ...plan }) => ({
      guid: `${offering}-${plan.name}`,
      free: true,
      visibility_type: visibility,
      ...plan,
      relationships: { service_offering: { data: { guid: offering } } },
    })),
  )
  const included = names.map((name) => ({
    guid: name,
    name,
    ...more[name],
    relationships: { service_broker: { data: { guid: `of-${brokers[name] ?? 'x'}` } } },
  }))
  const known = [...new Set(Object.values(brokers))].map((name) => ({ guid: `of-${name}`, name }))
  const href = 'https://api.example/v3/service_plans?include=service_offering&page=1'
  return JSON.stringify({
    pagination: { total_results: resources.length, total_pages: 1, first: { href } },
    resources,
    included: { service_offerings: included, service_brokers: known },
  })
}

describe('an import is the same the second time', () => {
  const v6 = 'service    plans       description\np-lagoon   5gb, 10gb   Lakes on demand\n'
  const cases: [string, string][] = [
    ['without brokers', plans({ 'gull-db': [{ name: 'small' }], 'gull-queue': [{ name: 'own' }] })],
    ['as text of v6, which names no brokers', v6],
    ['of a bare catalog', JSON.stringify([{ name: 'quay', description: 'Files', plans: [{ name: 'p' }] }])],
    ['whose name an alias of the playbook answers to', plans({ pg: [{ name: 'small' }] })],
  ]
  it.each(cases)('%s', (_name, text) => {
    write(text)
    expect(services()).toMatch(/live:\n {4}offering: \S+/)
    const once = services()
    for (let n = 0; n < 2; n++) {
      expect(read(text).planned).toEqual([])
      write(text)
    }
    expect(services()).toBe(once)
  })

  it('takes the broker over when an export names it, and asks for nothing', () => {
    write(plans({ 'gull-db': [{ name: 'small' }] }))
    const named = plans({ 'gull-db': [{ name: 'small' }] }, { brokers: { 'gull-db': 'gulls' } })
    write(named)
    expect(services()).toContain('    broker: gulls\n')
    expect(services().match(/offering: gull-db/g)).toHaveLength(1)
    expect(read(named).planned).toEqual([])
    expect(read(plans({ 'gull-db': [{ name: 'small' }] })).planned).toEqual([])
  })

  it('leaves a page that somebody has begun', () => {
    write(plans({ 'gull-db': [{ name: 'small' }] }))
    writeFileSync(join(root, 'content/services/gull-db.mdx'), '---\nname: Begun\n---\n')
    writeFileSync(join(root, 'environments/il4/services.yaml'), '')
    write(plans({ 'gull-db': [{ name: 'small' }] }))
    expect(page('gull-db')).toBe('---\nname: Begun\n---\n')
  })
})

describe('what nobody can use is not available', () => {
  it.each([
    ['no plan is open', [{ name: 'a', available: false }], {}],
    [
      'every plan is for administrators',
      [
        { name: 'a', visibility: 'admin' },
        { name: 'b', visibility: 'admin' },
      ],
      {},
    ],
    ['the offering says so', [{ name: 'a' }], { available: false }],
  ])('an offering: %s', (_name, list, said) => {
    const { drift, planned } = read(plans({ reef: list }, { more: { reef: said } }))
    expect(planned).toEqual([])
    expect(drift.notes.map((n) => n.message)).toEqual([
      expect.stringContaining('no plan that anybody may use'),
    ])
  })

  it('documented as offered, it is drift; documented as planned, it agrees', () => {
    const text = plans({ reef: [{ name: 'a', available: false }] })
    const entry = (status: string) =>
      writeFileSync(
        join(root, 'environments/il4/services.yaml'),
        `postgres: {status: ${status}, live: {offering: reef}}\n`,
      )
    entry('available')
    expect(read(text).drift.diff.changes.map((c) => c.kind)).toEqual(['offering-removed'])
    entry('planned')
    expect(read(text).drift.diff.changes).toEqual([])
  })

  const packs = (pack: object) =>
    JSON.stringify({
      pagination: { total_results: 1, first: { href: '/v3/buildpacks' } },
      resources: [
        { guid: '1', name: 'tide_buildpack', stack: 'cflinuxfs4', enabled: true, locked: false, ...pack },
      ],
    })
  it.each([
    ['waits for its upload', packs({ state: 'AWAITING_UPLOAD', filename: null })],
    ['has no stack yet either', packs({ state: 'AWAITING_UPLOAD', filename: null, stack: null })],
    ['has no file in an API without states', packs({ filename: null })],
    [
      'in the text of v8',
      'position   name             stack        enabled   locked   state             filename\n1          tide_buildpack   cflinuxfs4   true      false    AWAITING_UPLOAD   \n',
    ],
    [
      'in the text of v6',
      'buildpack        position   enabled   locked   filename   stack\ntide_buildpack   1          true      false               cflinuxfs4\n',
    ],
  ])('a buildpack: %s', (_name, text) => {
    const { drift } = read(text)
    expect(drift.diff.changes.filter((c) => c.after)).toEqual([])
    expect(drift.notes.map((n) => n.message).join()).toContain('no bits')
  })

  it.each([
    ['organization', 'organisations'],
    ['space', 'spaces'],
  ])('a plan for some %s is asked about, and where', (visibility, word) => {
    const text = plans({ reef: [{ name: 'small', visibility }] })
    write(text)
    expect(services()).toContain(`# import: plan "small" is for some ${word} only`)
    expect(services()).toContain('/v3/service_plans/reef-small/visibility')
    expect(read(text).planned).toEqual([])
    writeFileSync(
      join(root, 'environments/il4/services.yaml'),
      services().replace('- name: small', '- name: small\n      orgs: [harbour]'),
    )
    expect(read(text).drift.questions).toEqual([])
  })

  it('offerings without their plans are not offerings of no plans', () => {
    const resources = [
      { guid: 'o', name: 'reef', description: 'Reefs.', relationships: { service_broker: {} } },
    ]
    const pagination = { total_results: 1, first: { href: '/v3/service_offerings' } }
    write(JSON.stringify({ pagination, resources }))
    expect(services()).not.toContain('plans:')
    expect(services()).toContain('Its plans are not in the export.')
    write(plans({ reef: [{ name: 'small' }] }))
    expect(services()).toContain('  plans:\n    - name: small')
  })

  it('plans of a missing page are not gone', () => {
    write(plans({ reef: [{ name: 'a' }, { name: 'b' }] }))
    const offerings = {
      pagination: { total_results: 1, first: { href: '/v3/service_offerings' } },
      resources: [{ guid: 'reef', name: 'reef', x: 1, y: 2 }],
    }
    const part = plans({ reef: [{ name: 'a' }] }).replace('"total_results":1', '"total_results":2')
    expect(read([part, JSON.stringify(offerings)]).drift.diff.changes).toEqual([])
    expect(read([part, JSON.stringify(offerings)]).drift.incomplete).toBe(true)
  })
})

describe('what looks renamed is asked about', () => {
  const before = plans(
    { 'ebb-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
    { brokers: { 'ebb-db': 'ebb', 'ebb-log': 'ebb' } },
  )
  const kinds = (text: string, reading: LiveReading = {}) =>
    read(text, reading).drift.diff.changes.map((c) => c.kind)
  it.each([
    [
      'a broker',
      plans(
        { 'ebb-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
        { brokers: { 'ebb-db': 'flood', 'ebb-log': 'flood' } },
      ),
      1,
    ],
    [
      'an offering with the same plans',
      plans(
        { 'tide-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
        { brokers: { 'tide-db': 'ebb', 'ebb-log': 'ebb' } },
      ),
      1,
    ],
    [
      'a plan that shares a word',
      plans(
        {
          'ebb-db': [{ name: 'db-small' }, { name: 'large' }, { name: 'huge' }],
          'ebb-log': [{ name: 'drain' }],
        },
        { brokers: { 'ebb-db': 'ebb', 'ebb-log': 'ebb' } },
      ),
      1,
    ],
    [
      'the only plan that is another',
      plans(
        { 'ebb-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'stream' }] },
        { brokers: { 'ebb-db': 'ebb', 'ebb-log': 'ebb' } },
      ),
      1,
    ],
  ])('%s', (_name, after, questions) => {
    write(before)
    writeFileSync(
      join(root, 'environments/il4/services.yaml'),
      services().replaceAll('- name: small', '- name: small\n      limits: {memory: 1 GB}'),
    )
    const asked = write(after)
    expect(asked.drift.questions).toHaveLength(questions)
    expect(asked.planned.map((f) => f.path)).toEqual(['environments/il4/services.yaml'])
    expect(services().match(/# import: .* renamed\?/g)).toHaveLength(questions)
    expect(read(after).planned.filter((f) => f.after.includes('db-small'))).toEqual([])
    write(after, { renames: 'take' })
    expect(services()).toContain('limits: {memory: 1 GB}')
    expect(services()).not.toContain('renamed?')
    expect(kinds(after)).toEqual([])
    expect(read(after).planned).toEqual([])
  })

  it('and taken for another where people say so', () => {
    write(before)
    const after = plans(
      { 'tide-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
      { brokers: { 'tide-db': 'ebb', 'ebb-log': 'ebb' } },
    )
    write(after, { renames: 'refuse' })
    expect(services()).toContain('\ntide-db:\n')
    expect(services()).toContain('# import: not in the live marketplace')
    expect(read(after).drift.questions).toEqual([])
  })
})

it.each([
  [['reef'], ['shoal-a', 'shoal-b']],
  [['shoal-*'], ['reef']],
  [['lab/*'], ['reef']],
  [['*'], []],
  [
    ['other', 'shoal-?'],
    ['reef', 'shoal-a', 'shoal-b'],
  ],
])('offerings that match %j are left alone', (leave, kept) => {
  const some = [{ name: 'p' }]
  const text = plans(
    { reef: some, 'shoal-a': some, 'shoal-b': some },
    { brokers: { reef: 'main', 'shoal-a': 'lab', 'shoal-b': 'lab' } },
  )
  const { drift } = read(text, { leave })
  expect(drift.diff.changes.map((c) => c.after?.path.at(-1))).toEqual(kept)
  expect(drift.coverage.left).toHaveLength(3 - kept.length)
})

describe('the words of a broker', () => {
  it('fill a page, as words and never as markup', () => {
    const more = {
      'kelp-sql': {
        description:
          'Relational database, {fast} <b>and</b> [free](https://kelp.example/x?sig=planted). Ask first.',
        tags: ['kelp', 'mysql'],
        broker_catalog: {
          metadata: {
            displayName: 'Kelp SQL',
            longDescription:
              '# Not a heading\n\nimport x from "y"\n\nSee https://user:planted@kelp.example/doc?token=planted.',
            providerDisplayName: 'Kelp team',
            documentationUrl: 'https://kelp.example/docs?token=planted',
          },
        },
      },
    }
    write(
      plans(
        { 'kelp-sql': [{ name: 'small', description: 'One *node*' }] },
        { brokers: { 'kelp-sql': 'kelp' }, more },
      ),
    )
    const text = page('kelp-sql')
    expect(text).not.toContain('planted')
    expect(text).toContain('name: Kelp SQL\naliases:\n  - kelp\n  - mysql\n')
    expect(text).toContain('\n\nImport x from')
    expect(text).toContain('owner: Kelp team\n')
    expect(text).toContain('where: "`https://kelp.example/docs`"')
    expect(text).toContain('category: data\n')
    const { playbook, problems, unread } = loadWorkspace([root])
    expect(problems).toEqual([])
    expect(playbook.get('service', 'kelp-sql')?.data.summary).toContain('Relational database')
    const own = checkPlaybook(playbook, { asOf: '2026-11-16', parseProse, unread }).filter((p) =>
      p.at.file.endsWith('kelp-sql.mdx'),
    )
    expect(own).toEqual([])
  })
})

it('a page whose words come from a marked environment carries its marking', () => {
  const path = join(root, 'environments/il4/environment.yaml')
  writeFileSync(path, `marking: CUI\n${readFileSync(path, 'utf8')}`)
  write(plans({ reef: [{ name: 'a' }] }))
  expect(page('reef')).toContain('\nmarking: CUI\n')
  expect(existsSync(join(root, 'content/services/reef.mdx'))).toBe(true)
})
