import { expect, it } from 'vitest'
import { availability, catalog, environment } from '../../../tests/minimal-catalog.ts'
import { compareEnvironments } from '../catalog/changes.ts'
import { detailsOf, sideOf } from './details.ts'

const plan = (limits: Record<string, string>, more = {}) => ({ limits, ...more })
const il4 = environment({
  services: {
    postgres: availability({
      live: { broker: 'a', offering: 'postgres' },
      limits: ['One copy.', 'TLS.'],
      plans: { ha: plan({ disk: '100 GB', copies: '3' }), old: {} },
    }),
    kafka: availability({ plans: { shared: plan({ disk: '2 GB' }) } }),
  },
})
const il5 = environment({
  promotesFrom: 'il4',
  services: {
    postgres: availability({
      version: '15.1',
      live: { broker: 'b', offering: 'csb-postgres' },
      limits: ['TLS.', 'No superuser.'],
      plans: { ha: plan({ disk: '80 GB' }, { orgs: ['data'] }) },
    }),
    kafka: availability({ status: 'planned', plans: { shared: plan({ disk: '1 GB' }) } }),
  },
})
const { breaks } = compareEnvironments(catalog({ il4, il5 }), 'il4', 'il5')
const detailsFor = (id: string) => breaks.filter((c) => c.id === id).flatMap(detailsOf)

it('tells what status, version and plans do not: limits, who sees a plan, the name on the marketplace', () => {
  expect(detailsFor('postgres')).toEqual([
    { part: '', before: 'One copy.' },
    { part: '', after: 'No superuser.' },
    { part: 'offering', before: 'postgres', after: 'csb-postgres' },
    { part: 'ha, copies', before: '3' },
    { part: 'ha, disk', before: '100 GB', after: '80 GB' },
    { part: 'ha, orgs', before: 'every organisation', after: 'data' },
  ])
})

it('says nothing of the plans of what cannot be used', () => {
  expect(detailsFor('kafka')).toEqual([])
})

it('shows each side by itself, sentences only where they stand', () => {
  expect(sideOf(detailsFor('postgres').slice(0, 4), 'after')).toEqual([
    'No superuser.',
    'offering: csb-postgres',
    'ha, copies: –',
  ])
})
