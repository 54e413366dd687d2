import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import { entry, environment as place, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { catalogCsv } from '../../formats/print/catalog-csv.ts'
import { records } from '../search/records.ts'
import { matrixView } from './matrix.ts'
import { promisesOf } from './roadmap.ts'
import { offerIn } from './service.ts'

const seen = {
  on: '2026-11-13',
  what: ['plans' as const],
  by: { export: 'il4.json', as: 'org ops', marking: 'CUI' },
}
const product = {
  name: 'PostgreSQL',
  source: 'endoflife.date',
  licence: 'MIT',
  asOf: '2026-11-02',
  cycles: [{ cycle: '16', ends: '2027-02-01' }],
}
const offers = (more: object) => ({
  postgres: availability({ live: { offering: 'pg' }, support: { until: '2027-04-30', by: 'Us.' }, ...more }),
})
const evidence = { limit: '45 days' }
const all = catalog(
  {
    il2: environment({ name: 'Build', evidence, services: offers({ seen }) }),
    il4: environment({ name: 'Prove', evidence, services: offers({ seen: { ...seen, on: '2026-08-03' } }) }),
    il6: environment({ name: 'Secret', evidence, services: offers({ version: '14.2' }) }),
  },
  {
    services: { postgres: service('PostgreSQL', { product: 'postgresql' }) },
    products: { postgresql: product },
  },
)
const asOf = '2026-11-16'

describe('what was seen, and until when it gets fixes', () => {
  it('stands in the cell of the matrix; an end of support where it is near', () => {
    const [row] = matrixView(all, undefined, asOf).groups.flatMap((group) => group.rows)
    expect(row?.cells.map((cell) => [cell.seen, cell.support])).toEqual([
      [{ words: 'seen 13 Nov', isOpen: false }, 'upstream until 1 Feb 2027'],
      [{ words: 'said, not seen since 3 Aug', isOpen: true }, 'upstream until 1 Feb 2027'],
      [{ words: 'said, never seen', isOpen: true }, undefined],
    ])
  })

  it('stands on the page of a service, with its origin and the mark of that', () => {
    const { evidence: shown, support } = offerIn(all, 'postgres', 'il2', asOf, 'UNCLASSIFIED')
    expect(shown).toMatchObject({
      words: 'seen 13 Nov',
      origin: 'plans, in il4.json, for org ops',
      marking: 'CUI',
    })
    expect(support).toEqual({
      words: 'PostgreSQL 16: upstream until 1 Feb 2027',
      source: 'endoflife.date, as of 2 Nov',
      own: { until: '30 Apr 2027', by: 'Us.' },
    })
    const { evidence: none, support: unknown } = offerIn(all, 'postgres', 'il6', asOf, 'UNCLASSIFIED')
    expect([none?.origin, unknown?.words]).toEqual([undefined, 'PostgreSQL 14.2: upstream unknown'])
  })

  it('stands in CSV, as of its day', () => {
    const rows = catalogCsv({ ...all, asOf }).split('\r\n')
    expect(rows[1]).toMatch(/,seen,evidence,support,marking$/)
    expect(rows[2]).toContain('2026-11-13,seen 13 Nov,upstream until 1 Feb 2027')
    expect(rows[3]).toContain('2026-08-03,"said, not seen since 3 Aug",upstream until 1 Feb 2027')
    expect(rows[4]).toContain(',,"said, never seen",upstream unknown')
  })

  it('is found by search, and told on the roadmap of what is to replace it', () => {
    const playbook = playbookOf(
      site(),
      place('il4', { evidence }),
      entry('service', 'postgres', {
        name: 'PostgreSQL',
        kind: 'managed',
        category: 'data',
        short: 'Database',
        summary: 'Rows.',
        owner: 'Data',
        product: 'postgresql',
      }),
      entry('product', 'postgresql', product),
      entry(
        'availability',
        'postgres',
        { status: 'available', version: '16.6', live: { offering: 'pg' }, seen },
        'il4',
      ),
      entry(
        'roadmap',
        'postgres-17',
        {
          title: 'PostgreSQL 17',
          kind: 'change',
          service: 'postgres',
          target: '2027-01',
          status: 'on-track',
          confidence: 'high',
          impact: 'Rebind.',
        },
        'il4',
      ),
    )
    const found = records(playbook, asOf).find((r) => r.entry === 'availability/postgres')
    expect(found?.fact).toBe('Available, 16.6, seen 13 Nov')
    expect(found?.text).toContain('PostgreSQL 16: upstream until 1 Feb 2027')
    expect(promisesOf(playbook, 'il4', asOf)[0]?.support).toBe(
      'PostgreSQL 16 is there now: upstream until 1 Feb 2027',
    )
  })
})
