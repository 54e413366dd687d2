import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { Catalog } from '../../model/catalog.ts'
import { roadmapSchema } from '../../model/roadmap.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { Markings } from '../marking/effective.ts'
import { Playbook } from '../playbook/playbook.ts'
import { asStrictAsNow, bannersAt, markedIn, releaseCatalog } from './release.ts'

const low = { holds: 'CUI', audience: ['FVEY'] }
const reader = { markings: new Markings(new Playbook([])), parse: parseProse }
const u = { marking: 'UNCLASSIFIED' } as const
const secret = { marking: 'SECRET' } as const
const item = roadmapSchema.parse({
  title: 'Hidden work',
  kind: 'change',
  target: '2026-12',
  status: 'on-track',
  confidence: 'low',
  impact: 'None.',
  ...secret,
})
const plan = { limits: {} }

const sample: Catalog = catalog(
  {
    il4: environment({ ...u, services: { postgres: availability(u) } }),
    il5: environment({ ...secret, promotesFrom: 'il4', services: { postgres: availability(secret) } }),
    il6: environment({
      ...u,
      promotesFrom: 'il5',
      differs: [{ what: 'Hidden headline.', why: 'Hidden.', about: [], ...secret }],
      roadmap: { hidden: item },
      services: {
        postgres: availability({
          ...u,
          limits: ['One copy.', '(S) Hidden limit.'],
          plans: { small: plan, 'hidden-plan': { ...plan, ...secret } },
          difference: { from: 'il5', what: 'Hidden.', why: 'Hidden.', until: 'Hidden.' },
          roadmap: 'hidden',
          alternative: 'hidden-service',
          seen: { on: '2026-11-13', what: ['plans'], by: { export: 'hidden.json', ...secret } },
        }),
        'hidden-service': availability(secret),
      },
    }),
  },
  {
    services: {
      postgres: service('PostgreSQL', { ...u, product: 'hidden-product' }),
      'hidden-service': service('Hidden', secret),
    },
    products: {
      'hidden-product': {
        name: 'Hidden',
        source: 'Hidden',
        licence: 'MIT',
        asOf: '2026-11-02',
        cycles: [{ cycle: '16' }],
        ...secret,
      },
    },
  },
)

describe('releaseCatalog', () => {
  const released = releaseCatalog(sample, low, reader)

  it('leaves nothing of what the network may not hold, and no gap where it was', () => {
    expect(JSON.stringify(released)).not.toMatch(/hidden|il5/i)
    expect(released.environments['il6']?.promotesFrom).toBe('il4')
    expect(released.environments['il6']?.services['postgres']).toEqual(
      availability({
        ...u,
        limits: ['One copy.'],
        plans: { small: plan },
        seen: { on: '2026-11-13', what: ['plans'] },
      }),
    )
  })

  it('gives a network that may hold it all the whole', () => {
    const high = { holds: 'SECRET', audience: ['USA'] }
    expect(releaseCatalog(sample, high, reader)).toEqual(sample)
  })

  it('holds back what does not say how it is marked, and what says it in words nobody knows', () => {
    const odd = catalog(
      { il4: environment(), il5: environment({ marking: 'SORT OF SECRET' }) },
      { services: { postgres: service('PostgreSQL') } },
    )
    const { environments, services } = releaseCatalog(odd, low, reader)
    expect({ environments, services }).toEqual({ environments: {}, services: {} })
  })
})

describe('asStrictAsNow', () => {
  const before = catalog(
    {
      il4: environment({
        ...u,
        services: {
          redis: availability({ ...u, live: { broker: 'csb', offering: 'cache' } }),
          postgres: availability({ ...u, limits: ['Secret by now.'] }),
        },
      }),
    },
    { services: { redis: service('Redis', u), postgres: service('PostgreSQL', u) } },
  )

  it('takes out of an earlier catalog what is withheld today, under its former id too', () => {
    const now = structuredClone(before)
    const il4 = now.environments['il4']
    if (!il4) throw new Error('il4 is in the sample')
    il4.services = {
      valkey: availability({ ...secret, live: { broker: 'csb', offering: 'cache' } }),
      postgres: availability({ ...u, limits: ['(S) Secret by now.'] }),
    }
    now.services = { valkey: service('Valkey', secret), postgres: service('PostgreSQL', u) }
    const released = releaseCatalog(now, low, reader)
    const strict = asStrictAsNow(before, now, released)
    expect(JSON.stringify(strict)).not.toMatch(/redis|secret by now/i)
    expect(strict.environments['il4']?.services).toEqual({ postgres: availability({ ...u, limits: [] }) })
  })

  it('leaves an earlier catalog as it is where nothing is withheld today', () => {
    expect(asStrictAsNow(before, before, before)).toEqual(before)
  })
})

describe('bannersAt', () => {
  const marked = [...markedIn(sample, reader)]
  const at = (...path: string[]) => bannersAt(marked, [path]).sort()

  it('is the nearest marking around a place', () => {
    expect(at('environments', 'il6', 'services', 'postgres', 'version')).toEqual(['UNCLASSIFIED'])
    expect(at('environments', 'il6', 'zones')).toEqual(['UNCLASSIFIED'])
    expect(at('environments', 'il5', 'zones')).toEqual(['SECRET'])
  })

  it('and all that stand inside it, portions included', () => {
    expect(at('environments', 'il6', 'services', 'postgres', 'plans')).toEqual(['SECRET', 'UNCLASSIFIED'])
    expect(at('environments', 'il6', 'services', 'postgres', 'limits')).toEqual(['SECRET', 'UNCLASSIFIED'])
  })
})
