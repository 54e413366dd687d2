import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectation, il5, live, plan, roadmap } from '../../../tests/judged-app.ts'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import { type Intake, intakeSchema, intakeShape } from '../../model/intake.ts'
import type { Staffing } from '../../model/staffing.ts'
import { answerIntake } from '../intake/answer.ts'
import { aimed } from '../intake/judge-record.ts'
import { duties } from '../playbook/tasks.ts'
import { amountNames } from './amounts.ts'
import { demandOf } from './demand.ts'
import { demandTables } from './tables.ts'

const postgres = availability({
  status: 'available',
  version: '16',
  plans: { small: plan },
  ...live('postgres'),
})
const held = catalog(
  {
    il4: environment({ name: 'il4', services: { postgres }, quotas: { totalMemoryMb: 4096 } }),
    il5: il5({
      promotesFrom: 'il4',
      services: { postgres, kafka: availability({ status: 'planned', roadmap: 'kafka', ...live('kafka') }) },
      roadmap: { kafka: roadmap('Kafka', { service: 'kafka', target: '2027-06' }) },
      expectations: {
        meeting: expectation('always', 5),
        capacity: { ...expectation('always', 5, ['meeting']), owner: 'pre' },
      },
    }),
  },
  { services: { postgres: service('PostgreSQL'), kafka: service('Kafka') }, asOf: '2026-11-16' },
)
const staffing: Staffing = {
  run: { pairs: 2, pairsPerEnvironment: 1 },
  release: { people: 1, releasesAtOnce: { comfortable: 2, limit: 3 }, weeksBefore: 4, already: 0 },
  enable: { people: 1, teamsAtOnce: { comfortable: 4, limit: 6 }, already: 0 },
}
const record = (said: object): Intake =>
  intakeSchema.parse({
    version: 2,
    marking: 'UNCLASSIFIED',
    team: 'Tides',
    recorded: '2026-11-16',
    targets: [{ environment: 'il5', live: '2027-03-01' }],
    ...said,
  })
const at = () => ({ file: 'r.yaml', line: 1, col: 1 })
const calendar = { closed: [] }
const briefs = Object.fromEntries(
  ['il4', 'il5'].map((id) => [id, { intent: 'I.', calendar, cadence: [], paths: [] }]),
)
const sum = (records: readonly Intake[], by: Staffing | 'none' = staffing) =>
  demandOf(
    records.flatMap((one) =>
      aimed({ record: one, file: 'r.yaml', at }).map((given) => ({
        given,
        answer: answerIntake(given, {
          playbook: { catalog: held, conditions: {} },
          briefs,
          handling: () => 'yes',
          shape: intakeShape,
        }),
      })),
    ),
    {
      catalog: held,
      staffing: by === 'none' ? undefined : by,
      duties: duties({ configuration: undefined, site: undefined }),
    },
  )

const day = fc
  .integer({ min: 0, max: 500 })
  .map((n) => new Date(Date.UTC(2026, 11, 1 + n)).toISOString().slice(0, 10))
const app = fc.record(
  {
    name: fc.constantFrom('a', 'b'),
    instances: fc.nat(20),
    memoryMb: fc.integer({ min: 1, max: 9000 }),
    diskMb: fc.integer({ min: 1, max: 9000 }),
  },
  { requiredKeys: ['name'] },
)
const records = fc.array(
  fc
    .record(
      {
        team: fc.constantFrom('Tides', 'Berths', 'Crews', 'Lights'),
        targets: fc.uniqueArray(
          fc.record(
            { environment: fc.constantFrom('il4', 'il5'), live: day },
            { requiredKeys: ['environment'] },
          ),
          { minLength: 1, maxLength: 2, selector: (target) => target.environment },
        ),
        apps: fc.array(app, { minLength: 1, maxLength: 3 }),
        services: fc.array(fc.record({ service: fc.constantFrom('postgres', 'kafka', 'nothing') }), {
          maxLength: 2,
        }),
        load: fc.record(
          {
            users: fc.nat(5000),
            dataGb: fc.nat(90).map((n) => n / 10),
            growthGbPerMonth: fc.nat(90).map((n) => n / 10),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['team', 'targets'] },
    )
    .map(record),
  { maxLength: 7 },
)

describe('the sum of records', () => {
  it('is what a naive count gives, and the same in any order', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (all, chance) => {
        const found = sum(all)
        const each = all.flatMap((one) => one.targets.map(() => one))
        const naive = {
          applications: each.reduce((n, r) => n + (r.apps?.length ?? 0), 0),
          instances: each.flatMap((r) => r.apps ?? []).reduce((n, a) => n + (a.instances ?? 0), 0),
          memoryMb: each
            .flatMap((r) => r.apps ?? [])
            .reduce((n, a) => n + (a.instances ?? 0) * (a.memoryMb ?? 0), 0),
          diskMb: each
            .flatMap((r) => r.apps ?? [])
            .reduce((n, a) => n + (a.instances ?? 0) * (a.diskMb ?? 0), 0),
          users: each.reduce((n, r) => n + (r.load?.users ?? 0), 0),
          dataGb: each.reduce((n, r) => n + (r.load?.dataGb ?? 0), 0),
          growthGbPerMonth: each.reduce((n, r) => n + (r.load?.growthGbPerMonth ?? 0), 0),
        }
        for (const name of amountNames) {
          expect(found.total.known[name]).toBeCloseTo(naive[name], 5)
          const quarters = found.environments.flatMap((e) => e.quarters)
          expect(quarters.reduce((n, q) => n + q.amounts.known[name], 0)).toBeCloseTo(naive[name], 5)
          expect(found.environments.reduce((n, e) => n + e.total.known[name], 0)).toBeCloseTo(naive[name], 5)
        }
        for (const { quarters, total } of found.environments) expect(quarters.at(-1)?.sofar).toEqual(total)
        const waits = found.wanted.flatMap(({ waiting }) => waiting).length
        const kafkas = new Set(
          all.flatMap((r) =>
            r.targets.flatMap((t) =>
              (r.services ?? []).map(({ service: s }) =>
                s === 'postgres' ? '' : JSON.stringify([r.team, t.environment, t.live, s]),
              ),
            ),
          ),
        )
        kafkas.delete('')
        expect(waits).toBe(kafkas.size)
        const mixed = all
          .map((one) => ({ one, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(sum(mixed)).toEqual(found)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('counts by fiscal quarter, and says what is left open', () => {
    const known = record({
      apps: [{ name: 'a', instances: 2, memoryMb: 1024, diskMb: 512 }],
      load: { users: 5 },
    })
    const open = record({
      team: 'Berths',
      apps: [{ name: 'b', instances: 3 }],
      targets: [{ environment: 'il5', live: '2027-05-03' }],
    })
    const dayless = record({ team: 'Crews', targets: [{ environment: 'il5' }] })
    const [amounts] = demandTables(sum([known, open, dayless]))
    expect(amounts?.rows.map((row) => row.slice(1, 7))).toEqual([
      ['Q1 2027 (Jan to Mar 2027)', '1', '2', '2', '1', '5'],
      ['Q2 2027 (Apr to Jun 2027)', '1', '3', '?', '?', '?'],
      ['No day yet', '?', '?', '?', '?', '?'],
      ['Together', '2+', '5+', '2+', '1+', '5+'],
    ])
  })

  it('says which organisation asks for more than it may have', () => {
    const big = {
      org: 'harbour',
      targets: [{ environment: 'il4' }],
      apps: [{ name: 'a', instances: 3, memoryMb: 1024 }],
    }
    const [one] = sum([record(big)]).environments
    expect(one?.organisations).toMatchObject([{ org: 'harbour', memoryMb: 3072, isOver: false }])
    const [two] = sum([record(big), record({ ...big, team: 'Berths' })]).environments
    expect(two?.organisations).toMatchObject([{ memoryMb: 6144, isOver: true, teams: ['Berths', 'Tides'] }])
  })

  it('ranks what is missing by who waits, and finds where teams meet', () => {
    const services = [{ service: 'kafka' }, { service: 'postgres', plan: 'small' }]
    const found = sum([
      record({ services: [...services, { service: 'nothing' }], people: [{ name: 'Kim', role: 'DevEE' }] }),
      record({ team: 'Berths', services, people: [{ name: 'Kim', role: 'DevEE' }] }),
    ])
    expect(found.wanted.map(({ subject, waiting }) => [subject, waiting.length])).toEqual([
      ['kafka', 2],
      ['nothing', 1],
    ])
    expect(found.wanted[0]?.roadmap?.title).toBe('Kafka')
    expect(found.clashes.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
      'same people: Kim',
      'same plan: postgres small in il5',
      'same window: a first release in il5 in the week of 2027-03-01',
    ])
  })
})

describe('the team that it takes', () => {
  const teams = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      record({ team: `Team ${i}`, targets: [{ environment: 'il5', live: '2027-03-01' }] }),
    )

  it('is counted by environments, initial releases and teams, with its arithmetic', () => {
    const { team } = sum(teams(5))
    expect(team?.roles.map(({ role, needed, have }) => [role, needed, have])).toEqual([
      ['run', 2, 2],
      ['release', 3, 1],
      ['enable', 2, 1],
    ])
    expect(team?.bottleneck).toBe('release')
    expect(team?.roles[1]?.how).toBe(
      '5 initial releases at once, 0 of them under way already ÷ 2 for each = 3; there are 1',
    )
    expect(team?.roles[1]).toMatchObject({
      first: '2027-02-01',
      peak: '2027-02-01',
      weeksBeyondComfortable: 5,
      weeksBeyondLimit: 5,
    })
    expect(team?.roles[1]?.withOneMore).toEqual({ weeksBeyondComfortable: 5, weeksBeyondLimit: 0 })
  })

  it('has no bottleneck where all are enough, and is not told where nobody says how it grows', () => {
    expect(sum(teams(2)).team?.bottleneck).toBeUndefined()
    expect('team' in sum(teams(2), 'none')).toBe(false)
  })
})
