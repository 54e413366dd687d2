import { describe, expect, it } from 'vitest'
import { availability, catalog, environment } from '../../../tests/minimal-catalog.ts'
import { entry, environment as place } from '../../../tests/minimal-playbook.ts'
import { cellOf } from '../../domain/catalog/matrix.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import { itemsOf, lessonsOf, offerIn, offersOf, requestLine, tallyOffers, triageLinksOf } from './service.ts'
import { planTable } from './service-plans.ts'

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
    expect(offers.map(({ name, from, promotesFrom, span }) => [name, from, promotesFrom, span])).toEqual([
      ['Build', '', undefined, undefined],
      ['Prove', 'Build', 'il2', 'since 5 Jan 2026'],
      ['Field', 'Prove', 'il4', undefined],
    ])
    expect(offers[2]?.difference?.why).toBe('Disk.')
  })

  it('say whom to ask, and how long it takes where it takes time', () => {
    expect(requestLine(offerIn(sample, 'postgres', 'il2').cell)).toBe('PRE: 5 working days')
    expect(requestLine(offerIn(sample, 'postgres', 'il4').cell)).toBe('Data services')
  })

  it('are counted, the most frequent status first', () => {
    expect(tallyOffers(offersOf(sample, 'postgres'))).toBe('3 services: 2 available, 1 limited.')
  })
})

describe('what concerns a service', () => {
  const path = (services: string[], title = 'It fails') => ({
    title,
    symptom: 'It fails.',
    signals: ['failed'],
    severity: 'blocked',
    services,
    reviewed: '2026-11-01',
    steps: { look: { kind: 'do', title: 'Look.' } },
  })
  const lesson = (day: string, services: string[]) => ({
    title: `Of ${day}`,
    summary: 'S.',
    day,
    event: 'E.',
    cause: 'C.',
    services,
    ...Object.fromEntries(
      ['corrective', 'preventive', 'adaptive'].map((kind) => [
        kind,
        [{ what: 'W.', owner: 'pre', state: 'done' }],
      ]),
    ),
  })
  const item = (target: string, overrides: object = {}) => ({
    title: `To ${target}`,
    kind: 'change',
    target,
    status: 'on-track',
    confidence: 'high',
    impact: 'None.',
    ...overrides,
  })
  const playbook = new Playbook([
    place('il2'),
    place('il4', { promotesFrom: 'il2' }),
    entry('triage', 'bind', path(['postgres'])),
    entry('triage', 'other', path(['kafka'])),
    entry('triage', 'egress', { ...path(['postgres'], 'No way out') }, 'il4'),
    entry('lesson', 'old', lesson('2026-01-01', ['postgres']), 'il4'),
    entry('lesson', 'new', lesson('2026-05-01', ['postgres', 'kafka']), 'il2'),
    entry('lesson', 'else', lesson('2026-06-01', ['kafka']), 'il2'),
    entry('availability', 'postgres', { status: 'planned', roadmap: 'pg' }, 'il4'),
    entry('roadmap', 'pg', item('2027-03'), 'il4'),
    entry('roadmap', 'soon', item('2027-01-05', { service: 'postgres' }), 'il2'),
    entry(
      'roadmap',
      'done',
      item('2026-03', { service: 'postgres', status: 'delivered', delivered: '2026-03-04' }),
      'il2',
    ),
    entry('roadmap', 'kafka', item('2026-12', { service: 'kafka' }), 'il2'),
  ])

  it('is each triage path, with the environments it applies in', () => {
    expect(
      triageLinksOf(playbook, 'postgres').map(({ id, links }) => [id, links.map((link) => link.href)]),
    ).toEqual([
      ['bind', ['/environments/il2/triage/bind', '/environments/il4/triage/bind']],
      ['egress', ['/environments/il4/triage/egress']],
    ])
  })

  it('is each lesson, the latest first', () => {
    expect(lessonsOf(playbook, 'postgres').map(({ href }) => href)).toEqual([
      '/environments/il2/lessons/new',
      '/environments/il4/lessons/old',
    ])
  })

  it('is each roadmap item about it or that its availability names: the next first, then what is past', () => {
    expect(
      itemsOf(playbook, 'postgres').map(({ title, label, environment }) => [title, label, environment]),
    ).toEqual([
      ['To 2027-01-05', '5 Jan 2027', 'il2'],
      ['To 2027-03', 'Mar 2027', 'il4'],
      ['To 2026-03', '4 Mar 2026', 'il2'],
    ])
  })
})
