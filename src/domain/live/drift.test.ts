import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import type { LiveBuildpack, LiveCatalog, LiveOffering, LivePlan } from './catalog.ts'
import { driftOf } from './drift.ts'
import { differs } from './observe.ts'

const at = { file: 'export', line: 7, col: 1 }
const offering = (
  name: string,
  broker: string | undefined,
  ...plans: (string | Partial<LivePlan>)[]
): LiveOffering => ({
  name,
  at,
  ...(broker === undefined ? {} : { broker }),
  plans: plans.map((p) => ({ at, ...(typeof p === 'string' ? { name: p } : { name: 'plan', ...p }) })),
})
const export_ = (overrides: Partial<LiveCatalog> = {}): LiveCatalog => ({
  offerings: [],
  buildpacks: [],
  stacks: [],
  covers: { offerings: [{}], buildpacks: [], stacks: false },
  ...overrides,
})
const plan = { free: true, bindable: true, limits: {} }
const documented = (overrides: Parameters<typeof availability>[0] = {}) =>
  availability({ live: { broker: 'csb', offering: 'csb-postgres' }, plans: { small: plan }, ...overrides })

interface Setting {
  services?: Record<string, CatalogAvailability>
  environment?: Partial<CatalogEnvironment>
  catalog?: Partial<Catalog>
}

/** Changes in short: `kind path before → after`. */
function drift(live: Partial<LiveCatalog>, setting: Setting = {}) {
  const services = setting.services ?? { postgres: documented() }
  const playbook = {
    catalog: catalog({ il5: environment({ services, ...setting.environment }) }, setting.catalog),
    conditions: {},
  }
  const { diff, notes } = driftOf(playbook, 'il5', export_(live))
  const changes = diff.changes.map(({ kind, before, after }) => {
    const path = (after ?? before)?.path.slice(2).join('/')
    const side = (value: unknown) => (typeof value === 'object' ? '…' : String(value))
    const values = [before, after].map((s) => (s === undefined ? '' : side(s.value))).join(' → ')
    return `${kind} ${path} ${values}`.trim()
  })
  return { changes, notes: notes.map((note) => note.message), diff }
}

describe('offerings', () => {
  it('agree where they agree', () => {
    expect(drift({ offerings: [offering('csb-postgres', 'csb', 'small')] }).changes).toEqual([])
  })

  it('are told both ways: documented and not there, there and not documented', () => {
    const { changes, diff } = drift({ offerings: [offering('csb-queue', 'csb', 'shared')] })
    expect(changes).toEqual([
      'offering-added services/csb-queue  → …',
      'offering-removed services/postgres … →',
    ])
    expect(diff.changes[0]?.after?.at).toEqual(at)
  })

  it('that are not covered are not called gone', () => {
    const covers = (offerings: LiveCatalog['covers']['offerings']) =>
      drift({ covers: { offerings, buildpacks: [], stacks: false } }).changes.length
    expect([covers([]), covers([{ broker: 'other' }]), covers([{ offering: 'x' }])]).toEqual([0, 0, 0])
    expect([covers([{ broker: 'csb' }]), covers([{ offering: 'csb-postgres' }])]).toEqual([1, 1])
  })

  it.each(['planned', 'unavailable'] as const)(
    'documented as %s are nothing to miss, and drift when they are there',
    (status) => {
      const services = { postgres: documented({ status }) }
      expect(drift({}, { services }).changes).toEqual([])
      expect(drift({ offerings: [offering('csb-postgres', 'csb', 'small')] }, { services }).changes).toEqual([
        `status services/postgres/status ${status} → available`,
      ])
    },
  )

  it('without a live identity are not compared, unless they answer to the name', () => {
    const { live: _, ...nameless } = documented()
    expect(drift({}, { services: { postgres: nameless } }).changes).toEqual([])
    expect(
      drift({ offerings: [offering('postgres', 'csb', 'small')] }, { services: { postgres: nameless } })
        .changes,
    ).toEqual(['live-identity services/postgres/live  → …'])
  })

  it('match by name where the export names no broker, if only one has it', () => {
    expect(drift({ offerings: [offering('csb-postgres', undefined, 'small')] }).changes).toEqual([])
  })

  it('of one name are left alone where the export cannot tell them apart', () => {
    const { changes, notes } = drift({
      offerings: [offering('csb-postgres', undefined, 'x'), offering('csb-postgres', undefined, 'y')],
    })
    expect(changes).toEqual([])
    expect(notes).toHaveLength(2)
  })

  it('of one name from two brokers are two', () => {
    const offerings = [offering('csb-postgres', 'csb', 'small'), offering('csb-postgres', 'lab', 'tiny')]
    expect(drift({ offerings }).changes).toEqual(['offering-added services/postgres-lab  → …'])
  })

  it('take the id that the service has elsewhere', () => {
    const environments = {
      il4: environment({
        services: { valkey: availability({ live: { broker: 'csb', offering: 'csb-valkey' } }) },
      }),
      il5: environment({ services: { postgres: documented() } }),
    }
    const services = { valkey: service('Valkey'), postgres: service('PostgreSQL', { aliases: ['pg'] }) }
    const offerings = [offering('csb-postgres', 'csb', 'small'), offering('csb-valkey', 'csb', 'session')]
    expect(drift({ offerings }, { catalog: { environments, services } }).changes).toEqual([
      'offering-added services/valkey  → …',
    ])
  })

  it.each([
    ['csb_postgres.HA', 'csb-postgres-ha'],
    ['99 bottles', 'service-99-bottles'],
    ['日本', 'service'],
    ['constructor', 'constructor'],
  ])('%s becomes the id %s', (name, id) => {
    const { changes } = drift({ offerings: [offering(name, 'x', 'small')] }, { services: {} })
    expect(changes).toEqual([`offering-added services/${id}  → …`])
  })
})

describe('plans', () => {
  const compared = (
    plans: (string | Partial<LivePlan>)[],
    overrides: Parameters<typeof availability>[0] = {},
    live: Partial<LiveCatalog> = {},
  ) =>
    drift(
      { offerings: [offering('csb-postgres', 'csb', ...plans)], ...live },
      { services: { postgres: documented(overrides) } },
    ).changes

  it('come and go', () => {
    expect(compared(['large'])).toEqual([
      'plan-added services/postgres/plans/large  → …',
      'plan-removed services/postgres/plans/small … →',
    ])
  })

  it('differ in price and binding only where the export says', () => {
    expect(compared([{ name: 'small', free: false, bindable: false }])).toEqual([
      'plan-changed services/postgres/plans/small/bindable true → false',
      'plan-changed services/postgres/plans/small/free true → false',
    ])
    expect(compared([{ name: 'small' }])).toEqual([])
  })

  it('that nobody may use are not there; those of some are theirs', () => {
    expect(compared(['small', { name: 'off', visibility: 'admin' }])).toEqual([])
    const asWhom = { org: 'tidewatch' }
    const { diff } = drift({
      offerings: [offering('csb-postgres', 'csb', 'small', { name: 'some', visibility: 'organization' })],
      asWhom,
    })
    expect(diff.changes[0]?.after?.value).toMatchObject({ orgs: ['tidewatch'] })
  })

  it('for other organisations are not missed', () => {
    const plans = { small: plan, mission: { ...plan, orgs: ['tidewatch'] } }
    expect(compared(['small'], { plans })).toEqual([])
    expect(compared(['small'], { plans }, { asWhom: { org: 'other' } })).toEqual([])
    expect(compared(['small'], { plans }, { asWhom: { org: 'tidewatch' } })).toHaveLength(1)
  })

  it('are left alone where the export lists none', () => {
    const { plans: _, ...bare } = offering('csb-postgres', 'csb')
    expect(drift({ offerings: [bare] }).changes).toEqual([])
  })
})

describe('versions', () => {
  it.each([
    ['16.9', '16.9.2+build', false],
    ['16', '16.9', false],
    ['16.9', '16.10', true],
    ['16.0', '16', false],
    ['latest', 'latest', false],
    ['latest', '2', true],
    [undefined, '2.1', false],
  ])('%s and %s', (a, b, other) => expect(differs(a, b)).toBe(other))

  it('of an offering are drift', () => {
    const offerings = [{ ...offering('csb-postgres', 'csb', 'small'), version: '17.1' }]
    expect(drift({ offerings }).changes).toEqual(['version-up services/postgres/version 16.6 → 17.1'])
  })
})

describe('stacks and buildpacks', () => {
  const covers: LiveCatalog['covers'] = { offerings: [], buildpacks: ['buildpack', 'cnb'], stacks: true }
  const stacks = { a: { state: 'active' as const }, b: { state: 'deprecated' as const } }

  it('stacks come, go and change state; an API without states says nothing of them', () => {
    const live = (...list: LiveCatalog['stacks']) =>
      drift({ covers, stacks: list }, { environment: { stacks } }).changes
    expect(live({ name: 'a', at }, { name: 'b', at })).toEqual([])
    expect(live({ name: 'a', state: 'restricted', at }, { name: 'c', at })).toEqual([
      'stack-state stacks/a/state active → restricted',
      'stack-removed stacks/b … →',
      'stack-added stacks/c  → …',
    ])
  })

  const pack = (overrides: Partial<LiveBuildpack> = {}): LiveBuildpack => ({
    name: 'java',
    stack: 'a',
    lifecycle: 'buildpack',
    version: '4.77.0',
    enabled: true,
    locked: false,
    at,
    ...overrides,
  })
  const written = {
    name: 'java',
    stack: 'a',
    lifecycle: 'buildpack' as const,
    version: '4.77',
    state: 'available' as const,
  }
  const packs = (list: LiveBuildpack[], state: 'available' | 'deprecated' | 'locked' = 'available') =>
    drift(
      { covers, buildpacks: list },
      { environment: { buildpacks: { 'java/a/buildpack': { ...written, state } } } },
    )

  it.each([
    ['the same', [pack()], []],
    [
      'another version',
      [pack({ version: '4.58' })],
      ['version-down buildpacks/java/a/buildpack/version 4.77 → 4.58'],
    ],
    ['no version', [pack({ version: undefined as never })], []],
    [
      'locked',
      [pack({ locked: true })],
      ['buildpack-state buildpacks/java/a/buildpack/state available → locked'],
    ],
    ['disabled', [pack({ enabled: false })], ['buildpack-removed buildpacks/java/a/buildpack … →']],
    [
      'on another stack too',
      [pack(), pack({ stack: 'b/c' })],
      ['buildpack-added buildpacks/java/b%2Fc/buildpack  → …'],
    ],
    ['as cnb too', [pack(), pack({ lifecycle: 'cnb' })], ['buildpack-added buildpacks/java/a/cnb  → …']],
  ])('a buildpack, %s', (_name, list, expected) => expect(packs(list).changes).toEqual(expected))

  it('`deprecated` is the playbook’s word, and every stack is no stack', () => {
    expect(packs([pack({ locked: true })], 'deprecated').changes).toEqual([])
    const { stack: _, ...anywhere } = pack()
    expect(packs([anywhere])).toMatchObject({ changes: [], notes: [expect.stringContaining('every stack')] })
  })

  it('of a lifecycle that an older API does not know are not missed', () => {
    const older = { ...covers, buildpacks: ['buildpack' as const] }
    const cnb = { 'java/a/cnb': { ...written, lifecycle: 'cnb' as const } }
    expect(drift({ covers }, { environment: { buildpacks: cnb } }).changes).toHaveLength(1)
    expect(drift({ covers: older }, { environment: { buildpacks: cnb } }).changes).toEqual([])
  })

  it('that were not exported are not compared', () => {
    expect(
      drift({ covers: { offerings: [], buildpacks: [], stacks: false } }, { environment: { stacks } })
        .changes,
    ).toEqual([])
  })
})
