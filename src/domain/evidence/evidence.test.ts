import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { CatalogEnvironment } from '../../model/catalog.ts'
import { diffCatalogs } from '../diff/diff.ts'
import { evidenceIn, originWords } from './evidence.ts'

const on = (day: string) => ({ on: day, what: ['plans' as const] })
const of = (
  offer: object,
  rule: Partial<CatalogEnvironment> = {},
  kind: 'managed' | 'platform' = 'managed',
) => {
  const services = { pg: availability({ live: { broker: 'csb', offering: 'pg' }, ...offer }) }
  const kept = catalog(
    { il4: environment({ services, ...rule }) },
    { services: { pg: service('PostgreSQL', { kind }) }, asOf: '2026-11-16' },
  )
  return evidenceIn(kept, 'il4', 'pg')?.words
}
const limit = { evidence: { limit: '45 days' } }

describe('evidence of a service', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['a day', of({ seen: on('2026-11-13') }), 'seen 13 Nov'],
    ['a day of another year', of({ seen: on('2025-11-13') }), 'seen 13 Nov 2025'],
    ['a day within the limit', of({ seen: on('2026-10-02') }, limit), 'seen 2 Oct'],
    ['a day past the limit', of({ seen: on('2026-10-01') }, limit), 'said, not seen since 1 Oct'],
    ['no day', of({}, limit), 'said, never seen'],
    ['no day, where nobody keeps evidence', of({}), undefined],
    ['no day, without a limit', of({}, { evidence: { limit: 'none' } }), 'said, never seen'],
    [
      'an old day, without a limit',
      of({ seen: on('2020-11-13') }, { evidence: { limit: 'none' } }),
      'seen 13 Nov 2020',
    ],
    ['what is planned', of({ status: 'planned' }, limit), undefined],
    ['what no marketplace lists', of({ live: undefined }, limit, 'platform'), undefined],
    [
      'what should be in a marketplace and has no name there',
      of({ live: undefined }, limit),
      'said, never seen',
    ],
  ])('%s', (_what, found, words) => expect(found).toBe(words))

  it('says by which export, for whom, and what it showed', () => {
    expect(originWords({ on: '2026-11-13', what: [] })).toBe('the offering')
    const by = { export: 'il4.json', as: 'org ops' }
    expect(originWords({ on: '2026-11-13', what: ['plans', 'version'], by })).toBe(
      'plans and version, in il4.json, for org ops',
    )
  })

  it('is no difference of catalogs', () => {
    const dated = (day: string | undefined, rule = {}) => {
      const seen = day === undefined ? {} : { seen: on(day) }
      return catalog({ il4: environment({ services: { pg: availability(seen) }, ...rule }) })
    }
    for (const other of [dated('2026-11-13'), dated('2026-11-13', limit), dated(undefined, limit)])
      expect(diffCatalogs(dated('2026-08-03'), other).changes).toEqual([])
    const added = diffCatalogs(catalog({ il4: environment() }), dated('2026-08-03'))
    expect(JSON.stringify(added.changes)).not.toContain('2026-08-03')
  })
})
