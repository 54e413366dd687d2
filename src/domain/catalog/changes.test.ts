import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { Catalog, CatalogEnvironment } from '../../model/catalog.ts'
import { comparisonSchema, effectSchema } from '../../model/comparison.ts'
import { expectationSchema } from '../../model/onboarding.ts'
import { roadmapSchema } from '../../model/roadmap.ts'
import { compareEnvironments } from './changes.ts'

const pair = (
  before: Partial<CatalogEnvironment>,
  after: Partial<CatalogEnvironment>,
  more?: Partial<Catalog>,
) => catalog({ il4: environment(before), il5: environment({ promotesFrom: 'il4', ...after }) }, more)
const compared = (...args: Parameters<typeof pair>) => compareEnvironments(pair(...args), 'il4', 'il5')
const rows = (...args: Parameters<typeof pair>) => {
  const comparison = compared(...args)
  return effectSchema.options.flatMap((effect) =>
    comparison[effect].map((c) => [effect, c.name, c.before.text, c.after.text]),
  )
}
const plans = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { limits: {} }]))
const postgres = (overrides: Parameters<typeof availability>[0] = {}) => ({
  postgres: availability(overrides),
})
const buildpack = { name: 'go', stack: 'cflinuxfs4', lifecycle: 'buildpack', state: 'available' } as const

describe('what changes for an application', () => {
  it.each<[string, Partial<CatalogEnvironment>, Partial<CatalogEnvironment>, string[][]]>([
    [
      'a service lost',
      { services: postgres() },
      { services: postgres({ status: 'planned' }) },
      [['breaks', 'postgres', 'available 16.6', 'planned 16.6']],
    ],
    [
      'a service that nothing is said of',
      { services: postgres() },
      {},
      [['breaks', 'postgres', 'available 16.6', 'unknown']],
    ],
    [
      'a service gained',
      { services: postgres({ status: 'unavailable' }) },
      { services: postgres() },
      [['gain', 'postgres', 'unavailable 16.6', 'available 16.6']],
    ],
    [
      'another major version',
      { services: postgres() },
      { services: postgres({ version: '15.1' }) },
      [['breaks', 'postgres', 'available 16.6', 'available 15.1']],
    ],
    [
      'an older minor version',
      { services: postgres() },
      { services: postgres({ version: '16.2' }) },
      [['time', 'postgres', 'available 16.6', 'available 16.2']],
    ],
    ['another patch', { services: postgres() }, { services: postgres({ version: '16.6.1' }) }, []],
    [
      'a plan gone',
      { services: postgres({ plans: plans('small', 'ha') }) },
      { services: postgres({ plans: plans('small') }) },
      [['breaks', 'postgres', 'available 16.6; small, ha', 'available 16.6; small']],
    ],
    [
      'a smaller plan',
      { services: postgres({ plans: { small: { limits: { memory: '2 GB' } } } }) },
      { services: postgres({ plans: { small: { limits: { memory: '1 GB' } } } }) },
      [['time', 'postgres', 'available 16.6; small', 'available 16.6; small']],
    ],
    [
      'another name on the marketplace',
      { services: postgres({ live: { broker: 'a', offering: 'pg' } }) },
      { services: postgres({ live: { broker: 'b', offering: 'postgres' } }) },
      [['time', 'postgres', 'available 16.6', 'available 16.6']],
    ],
    [
      'another broker behind the same name',
      { services: postgres({ live: { broker: 'a', offering: 'pg' } }) },
      { services: postgres({ live: { broker: 'b', offering: 'pg' } }) },
      [],
    ],
    [
      'the platform and its zones',
      {},
      { platform: { product: 'Cloud Foundry', version: '55.1' }, zones: 1 },
      [
        ['time', 'Platform', 'Cloud Foundry 57.2', 'Cloud Foundry 55.1'],
        ['time', 'Zones', '3 zones', '1 zone'],
      ],
    ],
    [
      'a stack, with the buildpacks on it said once',
      {
        stacks: { fs3: { state: 'active' } },
        buildpacks: { a: { ...buildpack, stack: 'fs3', version: '1' } },
      },
      { stacks: { fs4: { state: 'active' } } },
      [
        ['breaks', 'Stack fs3', 'active', 'not there'],
        ['gain', 'Stack fs4', 'not there', 'active'],
      ],
    ],
    ['a stack that is on its way out already', {}, { stacks: { fs3: { state: 'deprecated' } } }, []],
    [
      'buildpacks',
      {
        stacks: { cflinuxfs4: { state: 'active' } },
        buildpacks: {
          go: { ...buildpack, version: '1.10.4' },
          java: { ...buildpack, name: 'java', version: '4.1' },
        },
      },
      {
        stacks: { cflinuxfs4: { state: 'active' } },
        buildpacks: {
          go: { ...buildpack, version: '1.10.1' },
          java: { ...buildpack, name: 'java', version: '5.0' },
        },
      },
      [['breaks', 'java on cflinuxfs4', '4.1', '5.0']],
    ],
    [
      'features',
      {},
      { features: { docker: false, cnb: true, ssh: 'never', egress: 'none' } },
      [
        ['breaks', 'Container images', 'allowed', 'refused'],
        ['breaks', 'Traffic out', 'open', 'none'],
        ['time', 'Shell into containers', 'for developers', 'never'],
      ],
    ],
    [
      'quotas',
      { quotas: { totalMemoryMb: 2048, perProcessMemoryMb: 1024, totalServiceKeys: 5 } },
      { quotas: { totalMemoryMb: 1024, perProcessMemoryMb: 512, totalServiceKeys: 0, totalRoutes: 9 } },
      [
        ['breaks', 'Memory of a process', '1 GB', '512 MB'],
        ['breaks', 'Service keys', '5', '0'],
        ['time', 'Memory of an organisation', '2 GB', '1 GB'],
        ['time', 'Routes', 'unlimited', '9'],
      ],
    ],
    [
      'feedback',
      {
        feedback: {
          logs: { where: 'A', who: 'All', retention: '9 days' },
          metrics: { where: 'A', who: 'All' },
        },
      },
      {
        feedback: {
          logs: { where: 'B', who: 'All', retention: '1 day' },
          metrics: { where: 'B', who: 'All' },
        },
      },
      [['time', 'Logs', 'All; kept 9 days', 'All; kept 1 day']],
    ],
    [
      'team hours',
      { team: { pre: { channel: '#a', hours: 'Mon to Fri' } } },
      { team: { pre: { channel: '#b', hours: '24 hours, 7 days' } } },
      [['gain', 'pre', 'Mon to Fri', '24 hours, 7 days']],
    ],
    [
      'the way to ask',
      {},
      { request: { channel: '#x', approver: 'PRE', leadTime: 10 } },
      [['time', 'Asking for a capability', '5 working days', '10 working days']],
    ],
    [
      'a control',
      {},
      { controls: { 'Traffic out': { here: 'None.', assumes: 'You start without.' } } },
      [['time', 'Traffic out', 'no such control', 'None.']],
    ],
  ])('%s', (_name, before, after, expected) => expect(rows(before, after)).toEqual(expected))

  it('adds up what a first release takes, and names what is newly asked', () => {
    const asked = (leadTime: number, after: string[] = []) =>
      expectationSchema.parse({
        title: 'Tests green',
        area: 'access',
        requirement: 'All of them.',
        evidence: 'A run.',
        owner: 'developer',
        leadTime,
        after,
      })
    const all = rows({ expectations: { a: asked(2) } }, { expectations: { a: asked(2), b: asked(3, ['a']) } })
    expect(all).toEqual([
      ['time', 'Lead time of a first release', '2 working days', '5 working days'],
      ['time', 'Tests green', 'not asked', '3 working days'],
    ])
  })

  it('says why, what to do, when it ends, and where', () => {
    const roadmap = roadmapSchema.parse({
      title: 'PostgreSQL 16',
      kind: 'change',
      target: '2026-12',
      status: 'on-track',
      confidence: 'high',
      impact: 'Rebind.',
    })
    const difference = { from: 'il4', what: 'Older.', why: 'The module.', until: 'Test against 15.' }
    const { breaks } = compared(
      { services: postgres() },
      { services: postgres({ version: '15.1', difference, roadmap: 'pg' }), roadmap: { pg: roadmap } },
    )
    expect(breaks[0]).toMatchObject({
      reasons: [{ from: 'il4', to: 'il5', why: 'The module.' }],
      todo: 'Test against 15.',
      roadmap: { environment: 'il5', id: 'pg' },
      addresses: {
        before: '/environments/il4/services#postgres',
        after: '/environments/il5/services#postgres',
      },
      changes: [{ kind: 'version-down', severity: 'breaking' }],
    })
  })

  it('gives a lost feature the reason that the environment says is about it', () => {
    const differs = [
      { what: 'No route out.', why: 'By accreditation.', about: ['egress' as const] },
      { what: 'Cards.', why: 'Policy.', about: [] },
    ]
    const features = { ...environment().features, egress: 'none' as const }
    expect(compared({}, { features, differs }).breaks[0]?.reasons).toEqual([
      { from: 'il4', to: 'il5', what: 'No route out.', why: 'By accreditation.' },
    ])
  })

  it('offers what to take instead of what is lost', () => {
    const { breaks } = compared(
      { services: { kafka: availability() } },
      { services: { kafka: availability({ status: 'unavailable', alternative: 'rabbitmq' }) } },
      { services: { kafka: service('Kafka'), rabbitmq: service('RabbitMQ') } },
    )
    expect(breaks[0]).toMatchObject({ alternative: 'rabbitmq', todo: 'Use RabbitMQ instead.' })
  })

  it('names what is the same, of what can be used', () => {
    const services = { ...postgres(), kafka: availability({ status: 'planned' }) }
    expect(compared({ services }, { services }).same).toEqual([
      { id: 'postgres', name: 'postgres', version: '16.6' },
    ])
  })
})

describe('distant environments', () => {
  const older = (from: string, why: string, version: string) =>
    postgres({ version, difference: { from, what: 'Older.', why, until: `As in ${from}.` } })
  const path = catalog({
    il2: environment({ services: postgres({ version: '17.1' }) }),
    il4: environment({ promotesFrom: 'il2', services: older('il2', 'First.', '16.1') }),
    il5: environment({ promotesFrom: 'il4', services: older('il4', 'Second.', '15.1') }),
    lab: environment({ services: postgres({ version: '9.1' }) }),
  })

  it('collect the reasons of every step, and what the last one says to do', () => {
    const [postgres] = compareEnvironments(path, 'il2', 'il5').breaks
    expect(postgres?.reasons.map((r) => [r.to, r.why])).toEqual([
      ['il4', 'First.'],
      ['il5', 'Second.'],
    ])
    expect(postgres?.todo).toBe('As in il4.')
  })

  it('upwards have the same reasons, and no advice that was written for the way down', () => {
    const [postgres] = compareEnvironments(path, 'il5', 'il2').breaks
    expect(postgres?.reasons.map((r) => r.to)).toEqual(['il5', 'il4'])
    expect(postgres?.todo).toBeUndefined()
  })

  it('that no path joins are compared without reasons', () => {
    const comparison = compareEnvironments(path, 'il2', 'lab')
    expect(comparison.steps).toBeUndefined()
    expect(comparison.breaks[0]?.reasons).toEqual([])
  })

  it('give what the published schema takes', () => {
    const report = { kind: 'fieldbook-comparison', version: 1, ...compareEnvironments(path, 'il2', 'il5') }
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })
})
