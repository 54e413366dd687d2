import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { promisesOf } from './roadmap.ts'
import { reachRows } from './roadmap-reach.ts'

const item = (environment: string, title: string, overrides: object = {}) =>
  entry(
    'roadmap',
    title.toLowerCase().replaceAll(' ', '-'),
    {
      title,
      kind: 'change',
      target: '2027-02',
      status: 'on-track',
      confidence: 'high',
      impact: 'I.',
      ...overrides,
    },
    environment,
  )
const came = { status: 'delivered', delivered: '2026-10-01' }

it('lists what is on its way from one environment to another, and services with any date to come', () => {
  const valkey = { name: 'Valkey', kind: 'managed', category: 'data', short: 'S', summary: 'S.', owner: 'O' }
  const playbook = playbookOf(
    site(),
    environment('il2'),
    environment('il4', { promotesFrom: 'il2' }),
    entry('service', 'valkey', valkey),
    item('il2', 'Platform 57', came),
    item('il4', 'Platform 57'),
    item('il2', 'Batteries'),
    item('il4', 'Valkey 8', { service: 'valkey' }),
    item('il2', 'Old', came),
    item('il4', 'Old', came),
  )
  const rows = reachRows(playbook, promisesOf(playbook))
  expect(rows.map((r) => r.title)).toEqual(['Valkey', 'Platform 57'])
  const [valkeys, platform] = rows
  expect(valkeys?.cells.map((c) => [c.environment, c.promises.length, c.today?.status])).toEqual([
    ['il2', 0, 'unknown'],
    ['il4', 1, 'unknown'],
  ])
  expect(platform?.cells[0]?.came?.when.label).toBe('1 Oct 2026')
})
