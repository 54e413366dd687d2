import { describe, expect, it } from 'vitest'
import { expectation, il5, live, plan, roadmap } from '../../../tests/judged-app.ts'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { CatalogEnvironment } from '../../model/catalog.ts'
import { type Intake, intakeSchema, intakeShape } from '../../model/intake.ts'
import { testKinds } from '../../model/readiness.ts'
import { parseMarking } from '../marking/parse.ts'
import { usScheme } from '../marking/us-scheme.ts'
import { answerIntake, isReady, wayTo } from './answer.ts'
import { handlingBy } from './handling.ts'

const conditions = {
  'third-party-integration': { label: 'Calls out', question: 'Whom?' },
  'batch-work': { label: 'Batch', question: 'What runs at night?' },
}
const read = (text: string) => {
  const parsed = parseMarking(text, usScheme)
  return parsed.ok ? parsed.marking : 'unreadable'
}

const shownTests = Object.fromEntries(
  testKinds.map((kind) => [kind, { state: 'green' as const, shownBy: 'a report' }]),
)

/** A record of which everything is answered, overridden where a test is about it. */
const record = (overrides: Partial<Intake> = {}): Intake =>
  intakeSchema.parse({
    version: 2,
    marking: 'UNCLASSIFIED',
    team: 'Arrivals',
    recorded: '2026-11-16',
    capability: 'Crews report.',
    missionOwner: 'the watch',
    targets: [{ environment: 'il5', live: '2027-03-01' }],
    repository: { where: 'here', merges: 'two', builds: 'a tag' },
    apps: [
      {
        name: 'web',
        instances: 2,
        memoryMb: 512,
        diskMb: 512,
        logBytesPerSecond: 1024,
        buildpacks: ['java_buildpack'],
      },
    ],
    services: [{ service: 'postgres', plan: 'small', for: 'arrivals' }],
    load: {
      users: 300,
      usersAtOnce: 40,
      requestsPerSecond: 40,
      dataGb: 12,
      growthGbPerMonth: 2,
      peak: 'mornings',
    },
    tests: shownTests,
    customBuildpacks: [],
    ownServices: [],
    data: { stored: 'lists', handles: 'CUI', kept: '90 days', owner: 'the watch' },
    maturity: { level: '2', evidence: 'a report' },
    integrations: [],
    operation: { called: 'duty', account: 'team' },
    conditions: { 'batch-work': false },
    ...overrides,
  })

const postgres = {
  status: 'available' as const,
  version: '16.9',
  plans: { small: plan },
  ...live('postgres'),
}

function answer(overrides: Partial<Intake> = {}, target: Partial<CatalogEnvironment> = {}) {
  const environments = {
    il4: environment({ name: 'il4', services: { postgres: availability(postgres) } }),
    il5: il5({
      promotesFrom: 'il4',
      handles: 'CUI',
      services: { postgres: availability(postgres) },
      ...target,
    }),
    il6: environment({ name: 'il6', handles: 'SECRET', promotesFrom: 'il5' }),
  }
  const services = { postgres: service('PostgreSQL') }
  const playbook = { catalog: catalog(environments, { services, asOf: '2026-11-16' }), conditions }
  const calendar = { closed: [{ from: '2027-02-15', to: '2027-02-15', name: 'Holiday' }] }
  const at = (path: readonly (string | number)[]) => ({ file: 'r.yaml', line: 1, col: path.length + 1 })
  const handling = handlingBy({ scheme: usScheme, read })
  const said = record(overrides)
  const [aim = { environment: 'il5' }] = said.targets
  const briefs = { il5: { intent: 'Missions.', calendar, cadence: [], paths: [] } }
  return answerIntake(
    { record: said, file: 'r.yaml', at, target: aim },
    { playbook, briefs, handling, shape: intakeShape },
  )
}
const here = (overrides?: Partial<Intake>, target?: Partial<CatalogEnvironment>) => {
  const last = answer(overrides, target).fit.environments.at(-1)
  return [...(last?.apps.flatMap((app) => app.findings) ?? []), ...(last?.together ?? [])]
}
const about = (kind: string, ...args: Parameters<typeof here>) =>
  here(...args).filter((finding) => finding.kind === kind)

it('goes the way of the promotion path, the target last', () => {
  const found = answer()
  expect(found.fit.environments.map((e) => e.environment)).toEqual(['il4', 'il5'])
  expect(wayTo(catalog({ il2: environment() }), 'il2')).toEqual(['il2'])
})

it('is ready where everything fits, is answered and in time', () => {
  const found = answer()
  expect(found.open).toEqual([])
  expect(isReady(found)).toBe(true)
})

describe('what the record leaves open', () => {
  it.each<[string, Partial<Intake>, string[]]>([
    ['a whole point', { repository: undefined }, ['repository']],
    ['a part of one', { repository: { where: 'here', merges: 'two' } }, ['repository.builds']],
    ['a part of one in a list', { services: [{ service: 'postgres' }] }, ['services.0.for']],
    [
      'what shows tests, where there are some',
      { tests: { ...shownTests, unit: { state: 'none' }, api: { state: 'some' } } },
      ['tests.api.shownBy'],
    ],
    ['a condition that nothing shows', { conditions: {} }, ['conditions.batch-work']],
    [
      'connections, and so their condition',
      { integrations: undefined },
      ['integrations', 'conditions.third-party-integration'],
    ],
  ])('%s', (_, overrides, points) => {
    const found = answer(overrides)
    expect(found.open.map((o) => o.point)).toEqual(points)
    expect(isReady(found)).toBe(false)
  })

  it('asks for no buildpack of what ships as an image', () => {
    const app = { name: 'web', instances: 1, memoryMb: 1, diskMb: 1, logBytesPerSecond: 1 }
    const apps = [{ ...app, image: 'registry/app:1' }]
    expect(answer({ apps }).open).toEqual([])
  })

  it('judges nothing of apps that nobody has spoken of', () => {
    expect(here({ apps: undefined }).map((f) => f.kind)).toEqual(['service', 'data'])
  })
})

describe('what a manifest cannot say', () => {
  it('a version that is older than the oldest that will do', () => {
    const wanted = (version: string) => ({
      services: [{ service: 'postgres', plan: 'small', version, for: 'x' }],
    })
    expect(about('version', wanted('16'))).toMatchObject([{ verdict: 'fits' }])
    expect(about('version', wanted('latest'))).toMatchObject([{ verdict: 'unknown' }])
    expect(about('version', wanted('16.10'))).toMatchObject([
      { verdict: 'no', says: expect.stringContaining('no day is set for 16.10 in il5') },
    ])
    const coming = {
      services: { postgres: availability({ ...postgres, roadmap: 'pg17' }) },
      roadmap: { pg17: roadmap('PostgreSQL 17', { service: 'postgres', to: '17.6' }) },
    }
    expect(about('version', wanted('17'), coming)).toMatchObject([
      { verdict: 'not-yet', roadmap: { id: 'pg17' } },
    ])
  })

  it.each([
    ['none', 'no'],
    ['by-destination', 'limited'],
    ['open', 'fits'],
  ] as const)('a connection out where routes out are %s: %s', (egress, verdict) => {
    const integrations = [
      {
        name: 'register',
        direction: 'out' as const,
        address: 'tcp register.example:443',
        userProvided: false,
      },
      { name: 'display', direction: 'in' as const, userProvided: false },
    ]
    const features = { docker: false, cnb: false, ssh: 'never' as const, egress }
    expect(about('integration', { integrations }, { features })).toMatchObject([
      { subject: 'register', verdict },
    ])
  })

  it.each([
    ['UNCLASSIFIED', 'CUI', 'fits'],
    ['CUI', 'CUI', 'fits'],
    ['CUI//NOFORN', 'CUI', 'fits'],
    ['CUI//NOFORN', 'CUI//NOFORN', 'fits'],
    ['SECRET', 'CUI', 'no'],
  ])('%s in an environment that handles %s: %s', (marking, handles, verdict) => {
    const data = { stored: 'lists', handles: marking }
    expect(about('data', { data }, { handles })).toMatchObject([{ verdict }])
  })

  it('names the environments that handle what this one does not', () => {
    const [finding] = about('data', { data: { stored: 'lists', handles: 'SECRET' } })
    expect(finding?.options).toEqual(['il6'])
  })
})

describe('the plan', () => {
  const expectations = {
    meeting: { ...expectation('always', 1), title: 'Meeting' },
    approval: { ...expectation(['third-party-integration'], 20, ['meeting']), title: 'Approval' },
  }
  const calling = {
    integrations: [
      { name: 'register', direction: 'out' as const, address: 'x', owner: 'y', userProvided: false },
    ],
  }

  it('counts back from the day, over what is closed, what the record makes apply', () => {
    expect(answer({}, { expectations }).plan).toMatchObject({ length: 1, items: [{ start: '2027-02-26' }] })
    const { plan } = answer(calling, { expectations })
    expect(plan).toMatchObject({ length: 21, earliest: '2026-12-15' })
    expect(plan.items.map(({ id, start, late, because }) => [id, start, late, because])).toEqual([
      ['meeting', '2027-01-28', undefined, []],
      ['approval', '2027-01-29', undefined, ['Calls out']],
    ])
  })

  it('says by how much a beginning is too late, and is not ready then', () => {
    const found = answer(
      { ...calling, targets: [{ environment: 'il5', live: '2026-12-01' }] },
      { expectations },
    )
    expect(found.plan.items.map(({ late }) => late)).toEqual([10, 9])
    expect(isReady(found)).toBe(false)
  })

  it('has lead times and no dates without a day', () => {
    const found = answer({ targets: [{ environment: 'il5' }] }, { expectations })
    expect(found.plan.items).toMatchObject([{ startBefore: 1 }])
    expect(found.plan.items[0]).not.toHaveProperty('start')
    expect(found.open.map((o) => o.point)).toEqual(['targets.0.live'])
  })

  it.each([
    ['2027-02-15', 'Holiday'],
    ['2027-02-14', 'a weekend'],
    ['2027-02-16', undefined],
  ])('%s falls into %s', (day, closedOn) => {
    expect(answer({ targets: [{ environment: 'il5', live: day }] }).plan.closedOn).toBe(closedOn)
  })
})

it('gives the last day to ask for what is given on request, together where it is asked together', () => {
  const request = { channel: 'queue', approver: 'PRE', leadTime: 5 }
  const services = { postgres: availability({ ...postgres, request }) }
  expect(answer({}, { services }).requests).toEqual([
    { subjects: ['postgres'], ...request, start: '2027-02-22' },
  ])
})

it('tells what changes before the day, and everything that bears on what is wanted', () => {
  const items = {
    early: roadmap('Early', { target: '2027-01' }),
    around: roadmap('Around', { target: '2027-03' }),
    late: roadmap('Late', { target: '2027-06' }),
    wanted: roadmap('Wanted', { target: '2027-07', service: 'postgres' }),
    other: roadmap('Other', { target: '2027-01', service: 'redis' }),
    done: roadmap('Done', { target: '2027-01', status: 'delivered' }),
  }
  const coming = answer({}, { roadmap: items }).coming.map(({ id, when }) => [id, when])
  expect(coming).toEqual([
    ['early', 'before'],
    ['around', 'around'],
    ['wanted', 'after'],
  ])
})

it('says which questions of the meeting are overdue', () => {
  const questions = [
    { ask: 'Who?', who: 'DevEE', by: '2026-11-15' },
    { ask: 'When?', who: 'Team', by: '2026-11-16' },
  ]
  expect(answer({ questions }).questions.map(({ late }) => late)).toEqual([true, undefined])
})
