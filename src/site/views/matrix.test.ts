import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import { roadmapSchema } from '../../model/roadmap.ts'
import { matrixView, offerCodes } from './matrix.ts'

const because = (from: string) => ({ from, what: 'Older.', why: 'The module.', until: 'Test against 15.' })
const plans = { small: {}, ha: {} }
const item = roadmapSchema.parse({
  title: 'PostgreSQL 16',
  kind: 'change',
  target: '2026-12',
  status: 'on-track',
  confidence: 'high',
  impact: 'Rebind.',
  slips: [{ target: '2026-10', reason: 'Scan.' }],
})
const il2 = environment({
  name: 'Build',
  services: {
    postgres: availability({ plans, live: { broker: 'csb', offering: 'csb-postgres' } }),
    kafka: availability({ version: '3.9' }),
  },
})
const il4 = environment({
  name: 'Prove',
  promotesFrom: 'il2',
  services: { postgres: availability({ plans }), kafka: availability({ version: '3.9.1' }) },
})
const il5 = environment({
  name: 'Field',
  promotesFrom: 'il4',
  roadmap: { 'postgres-16': item },
  services: {
    postgres: availability({ version: '15.10', roadmap: 'postgres-16', difference: because('il4') }),
    kafka: availability({ status: 'unavailable', alternative: 'postgres' }),
  },
})
const il6 = environment({
  promotesFrom: 'il5',
  services: {
    postgres: availability({
      status: 'deprecated',
      version: '14.2',
      until: '2027-01-31',
      difference: because('il5'),
    }),
  },
})
const sample = catalog(
  { il2, il4, il5, il6 },
  {
    services: {
      postgres: service('PostgreSQL', { aliases: ['PG'] }),
      kafka: service('Kafka', { category: 'messaging' }),
    },
  },
)
const view = matrixView(sample)
const rowOf = (id: string) => {
  const row = view.groups.flatMap((group) => group.rows).find((r) => r.id === id)
  if (!row) throw new Error(`no row ${id}`)
  return row
}

describe('matrixView', () => {
  it('has a column for each environment and a group for each category', () => {
    expect(view.columns.map(({ name, from, available }) => [name, from, available])).toEqual([
      ['Build', undefined, 2],
      ['Prove', 0, 2],
      ['Field', 1, 1],
      ['Build', 2, 0],
    ])
    expect(view.columns.map(({ row }) => row?.pieces.length)).toEqual([1, 2, 2, 1])
    expect(view.groups.map((group) => group.title)).toEqual(['Data', 'Messaging'])
    expect([view.services, view.unanswered]).toEqual([2, 1])
  })

  it('marks cells that differ from the environment before, and no patch release', () => {
    expect(rowOf('postgres').cells.map((cell) => cell.differs)).toEqual([false, false, true, true])
    expect(rowOf('kafka').cells.map((cell) => cell.differs)).toEqual([false, false, true, true])
  })

  it('tells what to size by, or what stands in its place', () => {
    expect(rowOf('postgres').cells.map((cell) => cell.line)).toEqual([
      'small, ha',
      'small, ha',
      '',
      'until 31 Jan 2027',
    ])
    expect(rowOf('kafka').cells.map((cell) => cell.line)).toEqual(['', '', 'use PostgreSQL', 'no answer yet'])
  })

  it('explains each difference, with its date and the reason before it on the path', () => {
    const [field, secret] = rowOf('postgres').reasons
    expect(field).toMatchObject({ id: 'postgres:il5', column: 3, title: 'Why Field differs from Prove' })
    expect(field?.when).toMatchObject({ label: 'Dec 2026', moved: 'Moved once, 61 days in all.' })
    expect(secret?.before).toEqual({ href: '#postgres:il5', text: 'Field from Prove' })
    expect(field?.before).toBeUndefined()
  })

  it('reads reasons on the page of the service where one page cannot carry them all', () => {
    const offered = (count: number, i: number) =>
      environment({
        ...(i > 0 ? { promotesFrom: `e${i - 1}` } : {}),
        services: Object.fromEntries(
          Array.from({ length: count }, (_, n) => [`s${n}`, availability({ version: `${i}.0` })]),
        ),
      })
    /** Eleven environments in a row, where each of so many services differs ten times. */
    const along = (count: number) => {
      const environments = Array.from({ length: 11 }, (_, i) => [`e${i}`, offered(count, i)])
      const services = Array.from({ length: count }, (_, n) => [`s${n}`, service(`S ${n}`)])
      return matrixView(catalog(Object.fromEntries(environments), { services: Object.fromEntries(services) }))
    }
    const [most, more] = [along(30), along(31)]
    expect([most.apart, more.apart]).toEqual([false, true])
    const [first, other] = [most.groups[0]?.rows[0], more.groups[0]?.rows[0]]
    expect([first?.reasons.length, first?.cells[1]?.why]).toEqual([10, '#s0:e1'])
    expect([other?.reasons.length, other?.cells[1]?.why]).toEqual([0, '/services/s0#s0:e1'])
  })

  it('says in what it differs where nobody has said why', () => {
    const [reason] = rowOf('kafka').reasons
    expect(reason?.difference).toBeUndefined()
    expect(reason?.aspects).toBe('status and version')
    expect(reason?.alternative).toEqual({ href: '/services/postgres', text: 'PostgreSQL' })
  })

  it('is found by alias, plan and offering, in lower case', () => {
    expect(rowOf('postgres').words.split(' ')).toEqual(['postgres', 'pg', 'small', 'ha', 'csb-postgres'])
  })

  it('carries what the page needs to measure against another baseline', () => {
    expect(rowOf('postgres').codes).toBe('0012')
    expect(rowOf('kafka').codes).toBe('0012')
    expect(rowOf('postgres').statuses).toBe('0003')
  })
})

it('tells many offers apart, each by one character', () => {
  const ids = Array.from({ length: 60 }, (_, i) => `e${i}`)
  const many = catalog(
    Object.fromEntries(
      ids.map((id, i) => [id, environment({ services: { kafka: availability({ version: `${i}.0` }) } })]),
    ),
  )
  const codes = offerCodes(many, 'kafka', ids)
  expect(codes).toHaveLength(60)
  expect(new Set(codes).size).toBe(60)
  expect(codes).not.toMatch(/["&<>\s]/)
})
