import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import { roadmapSchema } from '../../model/roadmap.ts'
import { cellOf, matrixOf, reasonsAlong } from './matrix.ts'
import { allSteps, stepsBetween, stepsTo } from './promotion.ts'
import { parityOf } from './step-parity.ts'

const because = (from: string, why: string) => ({ from, what: 'Older.', why, until: 'Test against 15.' })
const item = roadmapSchema.parse({
  title: 'PostgreSQL 16',
  kind: 'change',
  target: '2026-12',
  status: 'on-track',
  confidence: 'high',
  impact: 'Rebind.',
})

/** il2 → il4 → il5 → il6, and il2 → lab beside it. */
const sample = catalog({
  il2: environment({ services: { postgres: availability(), kafka: availability({ version: '3.9' }) } }),
  lab: environment({
    promotesFrom: 'il2',
    services: { postgres: availability({ version: '17.0', plans: {} }) },
  }),
  il4: environment({ promotesFrom: 'il2', services: { postgres: availability() } }),
  il5: environment({
    promotesFrom: 'il4',
    roadmap: { 'postgres-16': item },
    services: {
      postgres: availability({
        version: '15.10',
        roadmap: 'postgres-16',
        difference: because('il4', 'Module.'),
        request: { leadTime: 15 },
      }),
    },
  }),
  il6: environment({
    promotesFrom: 'il5',
    services: {
      postgres: availability({ status: 'limited', version: '14.2', difference: because('il5', 'Disk.') }),
    },
  }),
})

describe('promotion', () => {
  it('leads up to where paths part, then down', () => {
    expect(stepsBetween(sample, 'lab', 'il5')).toEqual([
      { from: 'il2', to: 'lab', down: false },
      { from: 'il2', to: 'il4', down: true },
      { from: 'il4', to: 'il5', down: true },
    ])
  })

  it('has no steps to itself, and none where no path joins', () => {
    expect(stepsBetween(sample, 'il5', 'il5')).toEqual([])
    const apart = catalog({ il2: environment(), other: environment() })
    expect(stepsBetween(apart, 'il2', 'other')).toBeUndefined()
  })

  it('ends in a circle, and at an environment that is not there', () => {
    const odd = catalog({
      a: environment({ promotesFrom: 'b' }),
      b: environment({ promotesFrom: 'a' }),
      c: environment({ promotesFrom: 'gone' }),
    })
    expect(stepsTo(odd, 'a')).toHaveLength(1)
    expect(stepsTo(odd, 'c')).toEqual([])
    expect(allSteps(odd).map((s) => s.to)).toEqual(['a', 'b'])
  })
})

describe('cellOf', () => {
  it('measures against the environment it is promoted from', () => {
    expect(cellOf(sample, 'postgres', 'il4')).toMatchObject({ differs: false, baseline: 'il2', chain: [] })
    expect(cellOf(sample, 'postgres', 'il5')).toMatchObject({
      status: 'available',
      version: '15.10',
      differs: true,
      aspects: ['version'],
      difference: { why: 'Module.' },
      roadmap: { id: 'postgres-16', item: { target: '2026-12' } },
    })
  })

  it('tells the chain of reasons to a distant environment, in order', () => {
    const whys = cellOf(sample, 'postgres', 'il6').chain.map((r) => [r.from, r.to, r.difference?.why])
    expect(whys).toEqual([
      ['il4', 'il5', 'Module.'],
      ['il5', 'il6', 'Disk.'],
    ])
  })

  it('measures against a chosen environment', () => {
    const cell = cellOf(sample, 'postgres', 'il2', 'il6')
    expect(cell).toMatchObject({ differs: true, aspects: ['status', 'version'], baseline: 'il6' })
    expect(cell.chain.map((r) => [r.to, r.down])).toEqual([
      ['il6', false],
      ['il5', false],
    ])
    expect(cellOf(sample, 'postgres', 'il6', 'il6')).toMatchObject({ differs: false, chain: [] })
  })

  it('says unknown, and differs, where an environment says nothing of what the one before has', () => {
    expect(cellOf(sample, 'kafka', 'il4')).toMatchObject({ status: 'unknown', differs: true })
    expect(cellOf(sample, 'kafka', 'il5')).toMatchObject({ status: 'unknown', differs: false })
  })

  it("asks in the environment's way, with what the service overrides", () => {
    expect(cellOf(sample, 'postgres', 'il5').request).toEqual({
      channel: '#platform',
      approver: 'PRE',
      leadTime: 15,
    })
  })

  it('takes an id that every object answers to for what it is', () => {
    const odd = catalog({ il2: environment() }, { services: { constructor: service('Constructor') } })
    expect(cellOf(odd, 'constructor', 'il2').status).toBe('unknown')
  })
})

describe('matrixOf', () => {
  it('groups by category and counts, per environment and in all', () => {
    const { groups, counts, environments } = matrixOf(sample)
    expect(groups.map((g) => [g.category, g.rows.map((r) => [r.id, r.differs])])).toEqual([
      [
        'data',
        [
          ['postgres', true],
          ['kafka', true],
        ],
      ],
    ])
    expect(environments.map((e) => [e.id, e.counts.unknown])).toEqual([
      ['il2', 0],
      ['lab', 1],
      ['il4', 1],
      ['il5', 1],
      ['il6', 1],
    ])
    expect(counts).toMatchObject({ available: 5, limited: 1, unknown: 4 })
  })
})

describe('parityOf', () => {
  it('parts what closes from what is explained and what nobody explains', () => {
    const names = (list: { service: string }[]) => list.map((i) => i.service)
    const five = parityOf(sample, { from: 'il4', to: 'il5' })
    expect([five.closing, five.explained, five.unexplained].map(names)).toEqual([['postgres'], [], []])
    expect(five.same).toEqual(['kafka'])
    const six = parityOf(sample, { from: 'il5', to: 'il6' })
    expect([six.closing, six.explained, six.unexplained].map(names)).toEqual([[], ['postgres'], []])
    const lab = parityOf(sample, { from: 'il2', to: 'lab' })
    expect(names(lab.unexplained)).toEqual(['postgres', 'kafka'])
    expect(lab.automation.to.pipelines.ref).toBe('v1')
  })

  it('does not call an item closing that was dropped or delivered', () => {
    const dropped = structuredClone(sample)
    Object.assign(dropped.environments['il5']?.roadmap['postgres-16'] ?? {}, { status: 'dropped' })
    expect(parityOf(dropped, { from: 'il4', to: 'il5' }).closing).toEqual([])
  })
})

describe('reasonsAlong', () => {
  it('keeps a reason that is written though nothing that is compared differs', () => {
    const written = catalog({
      il2: environment({ services: { postgres: availability() } }),
      il4: environment({
        promotesFrom: 'il2',
        services: { postgres: availability({ difference: because('il2', 'Limits.') }) },
      }),
    })
    expect(reasonsAlong(written, 'postgres', stepsTo(written, 'il4'))).toMatchObject([{ aspects: [] }])
  })
})
