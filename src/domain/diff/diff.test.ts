import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import type { ChangeKind, ChangeSeverity } from '../../model/catalog-diff.ts'
import { diffCatalogs } from './diff.ts'
import { compareQuantities } from './quantity.ts'
import { canonical, compareTrees, valueAt, withValues } from './tree.ts'

const kinds = (a: Catalog, b: Catalog) => diffCatalogs(a, b).changes.map((c) => [c.kind, c.severity])
const one = (a: Partial<CatalogEnvironment>, b: Partial<CatalogEnvironment>) =>
  kinds(catalog({ il5: environment(a) }), catalog({ il5: environment(b) }))
const plan = { free: true, bindable: true, limits: {} }

type Said = NonNullable<Parameters<typeof availability>[0]>
const postgres = (overrides: Said) => ({ postgres: availability(overrides) })
const withPlan = (overrides: object = {}): Said => ({ plans: { ha: { ...plan, ...overrides } } })
const live = (offering: string): Said => ({ live: { broker: 'csb', offering } })

describe('what a change is called, and whom it concerns', () => {
  it.each<[string, Said, Said, ChangeKind, ChangeSeverity]>([
    ['a major version up', { version: '15.10' }, { version: '16.6' }, 'version-up', 'breaking'],
    ['a major version down', { version: '16.6' }, { version: '15.10' }, 'version-down', 'breaking'],
    ['5.9 to 5.10', { version: '5.9' }, { version: '5.10' }, 'version-up', 'informational'],
    ['a version written otherwise', { version: '16' }, { version: 'v16.0' }, 'version', 'informational'],
    ['deprecation', {}, { status: 'deprecated' }, 'status', 'breaking'],
    ['an end', {}, { status: 'unavailable' }, 'status', 'breaking'],
    ['less', {}, { status: 'limited' }, 'status', 'informational'],
    ['arrival', { status: 'planned' }, { status: 'limited' }, 'status', 'additive'],
    ['a plan gone', withPlan(), {}, 'plan-removed', 'breaking'],
    ['a plan new', {}, withPlan(), 'plan-added', 'additive'],
    ['a plan that costs', withPlan(), withPlan({ free: false }), 'plan-changed', 'breaking'],
    ['a plan for few', withPlan(), withPlan({ orgs: ['a'] }), 'plan-changed', 'breaking'],
    [
      'a plan for more',
      withPlan({ orgs: ['a'] }),
      withPlan({ orgs: ['b', 'a'] }),
      'plan-changed',
      'additive',
    ],
    [
      'less memory',
      withPlan({ limits: { memory: '2 GB' } }),
      withPlan({ limits: { memory: '512 MB' } }),
      'limit-lowered',
      'breaking',
    ],
    [
      'a limit in words',
      withPlan({ limits: { backup: 'daily' } }),
      withPlan({ limits: { backup: 'hourly' } }),
      'limit',
      'informational',
    ],
    ['a name on the marketplace', live('pg'), live('pg2'), 'live-identity', 'breaking'],
  ])('%s', (_name, before, after, kind, severity) => {
    expect(one({ services: postgres(before) }, { services: postgres(after) })).toEqual([[kind, severity]])
  })

  it('leaves in peace what concerns nobody yet', () => {
    const before = postgres({ status: 'planned', version: '15', ...withPlan() })
    const after = postgres({ status: 'planned', version: '16' })
    expect(one({ services: before }, { services: after }).map(([, severity]) => severity)).toEqual([
      'informational',
      'informational',
    ])
  })

  type Env = Partial<CatalogEnvironment>
  const platform = (version: string): Env => ({ platform: { product: 'CF', version } })
  it.each<[string, Env, Env, ChangeKind, ChangeSeverity]>([
    [
      'a quota lowered',
      { quotas: { totalRoutes: 10 } },
      { quotas: { totalRoutes: 9 } },
      'quota-lowered',
      'breaking',
    ],
    [
      'a quota where there was none',
      { quotas: {} },
      { quotas: { totalRoutes: 9 } },
      'quota-lowered',
      'breaking',
    ],
    ['a quota dropped', { quotas: { totalRoutes: 9 } }, { quotas: {} }, 'quota-raised', 'additive'],
    [
      'paid plans refused',
      { quotas: { paidServicesAllowed: true } },
      { quotas: { paidServicesAllowed: false } },
      'quota-lowered',
      'breaking',
    ],
    [
      'a stack on its way out',
      { stacks: { s: { state: 'active' } } },
      { stacks: { s: { state: 'restricted' } } },
      'stack-state',
      'breaking',
    ],
    ['a stack gone', { stacks: { s: { state: 'active' } } }, {}, 'stack-removed', 'breaking'],
    ['an environment that closes', {}, { status: 'closing' }, 'environment-status', 'breaking'],
    ['another zone', { zones: 3 }, { zones: 2 }, 'described', 'informational'],
    ['the platform', platform('57.4'), platform('58.1'), 'version-up', 'informational'],
  ])('%s', (_name, before, after, kind, severity) => {
    expect(one(before, after)).toEqual([[kind, severity]])
  })

  it('calls less egress a loss, and more a gain', () => {
    const egress = (value: 'open' | 'none') => ({ features: { ...environment().features, egress: value } })
    expect(one(egress('open'), egress('none'))).toEqual([['feature-lost', 'breaking']])
    expect(one(egress('none'), egress('open'))).toEqual([['feature-gained', 'additive']])
  })
})

describe('renames and moves', () => {
  const cache = live('csb-cache')
  const holding = (services: Record<string, CatalogAvailability>) =>
    catalog({ il5: environment({ services }) })

  it('recognises a service under another id by what the marketplace calls it', () => {
    const before = holding({ redis: availability({ ...cache, version: '7.2' }) })
    const after = holding({ valkey: availability({ ...cache, version: '8.0' }) })
    const { changes } = diffCatalogs(before, after)
    expect(changes.map((c) => [c.kind, c.before?.path.at(-1), c.after?.path.at(-1)])).toEqual([
      ['offering-moved', 'redis', 'valkey'],
      ['version-up', 'version', 'version'],
      ['service-renamed', 'redis', 'valkey'],
      ['service-described', 'name', 'name'],
    ])
    expect(changes[1]?.before?.path).toContain('redis')
  })

  it('renames it where it has no live identity as well', () => {
    const both = (id: string) =>
      catalog(
        {
          il4: environment({ services: { [id]: availability(cache) } }),
          il5: environment({ services: { [id]: availability({ status: 'unavailable' }) } }),
        },
        { services: { [id]: service('Cache') } },
      )
    expect(kinds(both('redis'), both('valkey')).map(([kind]) => kind)).toEqual([
      'offering-moved',
      'offering-moved',
      'service-renamed',
    ])
  })

  it('moves one offering between services that both stay', () => {
    const services = { redis: service('Redis'), valkey: service('Valkey') }
    const before = catalog({ il5: environment({ services: { redis: availability(cache) } }) }, { services })
    const after = catalog({ il5: environment({ services: { valkey: availability(cache) } }) }, { services })
    expect(kinds(before, after)).toEqual([['offering-moved', 'informational']])
  })

  it('does not guess where two carry the same identity', () => {
    const before = holding({ redis: availability(cache), cache: availability(cache) })
    const after = holding({ valkey: availability(cache) })
    expect(kinds(before, after).map(([kind]) => kind)).not.toContain('offering-moved')
  })
})

describe('compareQuantities', () => {
  it.each([
    ['2 GB', '512 MB', 1],
    ['2GiB', '2 GB', 0],
    ['50', '150', -1],
    ['1.5 TB', '2048 GB', -1],
    ['7 days', '30 days', -1],
    ['1 day', '2 days', -1],
    ['2 GB', '50', undefined],
    ['hourly, kept 30 days', '7 days', undefined],
  ])('%s and %s', (a, b, order) => expect(compareQuantities(a, b)).toBe(order))
})

describe('trees', () => {
  it('keep hostile keys to themselves', () => {
    const hostile = JSON.parse('{"a": {"__proto__": {"polluted": true}, "constructor": 1}}')
    expect(compareTrees({ a: {} }, hostile).map((e) => e.path)).toEqual([
      ['a', '__proto__'],
      ['a', 'constructor'],
    ])
    const copy = withValues({ a: {} }, [[['a', '__proto__'], { polluted: true }]])
    expect(canonical(copy)).toBe('{"a":{"__proto__":{"polluted":true}}}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(valueAt({}, ['constructor'])).toBeUndefined()
  })

  it('refuse a change where there is nothing to hold it', () => {
    expect(() => withValues({}, [[['a', 'b'], 1]])).toThrow('a/b')
  })
})
