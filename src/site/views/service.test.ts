import { describe, expect, it } from 'vitest'
import { availability, catalog, environment } from '../../../tests/minimal-catalog.ts'
import { cellOf } from '../../domain/catalog/matrix.ts'
import { offerIn, offersOf, planTable, requestLine, tally } from './service.ts'

const small = { limits: { memory: '2 GB', disk: '20 GB' } }
const il2 = environment({ name: 'Build', services: { postgres: availability({ plans: { small } }) } })
const il4 = environment({
  name: 'Prove',
  promotesFrom: 'il2',
  services: {
    postgres: availability({
      plans: { small, ha: { free: false, limits: { memory: '8 GB', copies: '3' } } },
      request: { approver: 'Data services', leadTime: 0 },
      since: '2026-01-05',
    }),
  },
})
const il5 = environment({
  name: 'Field',
  promotesFrom: 'il4',
  services: {
    postgres: availability({
      status: 'limited',
      plans: { small: { limits: { memory: '1 GB' }, orgs: ['tide'], note: 'Ask early.' } },
      difference: { from: 'il4', what: 'Less.', why: 'Disk.', until: 'Share.' },
    }),
  },
})
const sample = catalog({ il2, il4, il5 })

describe('planTable', () => {
  const table = planTable(
    sample,
    ['il2', 'il4', 'il5'].map((id) => cellOf(sample, 'postgres', id)),
  )

  it('has a column for everything that plans are sized by', () => {
    expect(table.columns).toEqual(['memory', 'disk', 'copies'])
  })

  it('puts plans together that are alike, and keeps apart what only has the same name', () => {
    expect(table.rows.map(({ name, limits, where }) => [name, limits, where])).toEqual([
      ['small', ['2 GB', '20 GB', ''], ['Build', 'Prove']],
      ['small', ['1 GB', '', ''], ['Field']],
      ['ha', ['8 GB', '', '3'], ['Prove']],
    ])
  })

  it('says what a plan asks besides', () => {
    expect(table.rows.map((row) => row.notes)).toEqual([[], ['Only tide.', 'Ask early.'], ['Paid.']])
  })
})

describe('offers', () => {
  it('stand along the line with what differs and against what', () => {
    const offers = offersOf(sample, 'postgres')
    expect(offers.map(({ name, from, ends, span }) => [name, from, ends, span])).toEqual([
      ['Build', '', false, undefined],
      ['Prove', 'Build', false, 'since 5 Jan 2026'],
      ['Field', 'Prove', true, undefined],
    ])
    expect(offers[2]?.difference?.why).toBe('Disk.')
  })

  it('say whom to ask, and how long it takes where it takes time', () => {
    expect(requestLine(offerIn(sample, 'postgres', 'il2').cell)).toBe('PRE: 5 working days')
    expect(requestLine(offerIn(sample, 'postgres', 'il4').cell)).toBe('Data services')
  })

  it('are counted, the most frequent status first', () => {
    expect(tally(offersOf(sample, 'postgres'))).toBe('3 services: 2 available, 1 limited.')
  })
})
