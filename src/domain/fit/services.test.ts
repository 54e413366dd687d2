import { describe, expect, it } from 'vitest'
import { il5, live, one, plan, roadmap, type Setting } from '../../../tests/judged-app.ts'
import { availability, environment, service } from '../../../tests/minimal-catalog.ts'

const difference = { from: 'il4', what: 'Not here.', why: 'It is *not* assessed.', until: 'Use `postgres`.' }

describe('a service', () => {
  const postgres = availability({
    ...live('csb-postgres'),
    plans: {
      small: plan,
      paid: { ...plan, free: false },
      console: { ...plan, bindable: false },
      mission: { ...plan, orgs: ['tidewatch'] },
    },
    limits: ['One copy.'],
    request: { approver: 'Data services' },
  })
  const bound = (mapped: string, offer = postgres, more: Setting = {}) =>
    one(
      {
        manifest: 'services: [db]',
        services: mapped === '' ? '' : `db: ${mapped}`,
        ...more,
        il5: { services: { postgres: offer }, ...more.il5 },
      },
      'service',
    )

  it('that nobody maps is unmapped, never missing', () => {
    expect(bound('')).toMatchObject({ verdict: 'unknown', subject: 'db', at: { line: 5, col: 14 } })
    expect(bound('').says).toContain('unmapped')
    expect(bound('').give).toContain('--services')
  })

  it('says when an export showed it, in every format, and is judged the same', () => {
    const dated = { ...postgres, seen: { on: '2026-11-13', what: [] } }
    const found = bound('csb-postgres small', dated)
    expect(found).toMatchObject({
      verdict: 'fits',
      says: 'postgres 16.6: plan small',
      evidence: { state: 'seen' },
    })
    expect(found.evidence?.words).toMatch(/^seen 13 Nov/)
    expect(bound('csb-postgres small').evidence).toBeUndefined()
    expect(bound('csb-postgres gone', dated).evidence?.state).toBe('seen')
  })

  it('fits with a plan that is there, and cites all three places', () => {
    expect(bound('csb-postgres small')).toMatchObject({
      verdict: 'fits',
      says: 'postgres 16.6: plan small',
      at: { file: 'manifest.yml', line: 5 },
      instance: { file: 'services.yml', line: 1 },
      playbook: { address: '/environments/il5/services#postgres' },
    })
  })

  it.each([
    ['by its offering here', 'csb-postgres small', 'fits'],
    ['by its id', 'postgres small', 'fits'],
    ['by an alias, in any case', 'PgSQL small', 'fits'],
    ['by broker and offering', '{offering: csb-postgres, broker: csb, plan: small}', 'fits'],
    ['of no name we know', 'cassandra small', 'unknown'],
    ['with a plan that is not there', 'csb-postgres smal', 'no'],
    ['with a plan that costs', 'csb-postgres paid', 'fits'],
    ['with a plan that cannot be bound', 'csb-postgres console', 'no'],
    ['with a plan for some, and no organisation given', 'csb-postgres mission', 'unknown'],
    ['without a plan, where not every plan is open', 'csb-postgres', 'unknown'],
  ])('%s: %s', (_name, mapped, verdict) => {
    const services = { postgres: service('PostgreSQL', { aliases: ['pgsql'] }) }
    expect(bound(mapped, postgres, { catalog: { services } }).verdict).toBe(verdict)
  })

  it('says what takes it away at the moment it is judged for, and fits all the same', () => {
    const outage = {
      id: 'down',
      environment: 'il5',
      marking: 'UNCLASSIFIED',
      title: 'Connections are refused',
      kind: 'outage' as const,
      from: '2026-11-16T07:40Z',
      services: ['postgres'],
    }
    const says = (moment?: string) =>
      bound('csb-postgres small', postgres, {
        notices: [outage],
        ...(moment === undefined ? {} : { moment }),
      })
    expect(says('2026-11-16T07:39Z').says).toBe('postgres 16.6: plan small')
    expect(says('2026-11-17T00:00Z')).toMatchObject({
      verdict: 'fits',
      says: 'postgres 16.6: plan small, but: outage since 2026-11-16 07:40 UTC (Connections are refused)',
      now: [{ address: '/environments/il5/notices#down' }],
    })
    // By the day for which everything is computed, where no clock is given.
    expect(says().now).toHaveLength(1)
  })

  it('paid plans do not fit where the quota pays for none', () => {
    const found = bound('csb-postgres paid', postgres, { il5: { quotas: { paidServicesAllowed: false } } })
    expect(found).toMatchObject({ verdict: 'no', options: ['small', 'paid'] })
    expect(found.request).toEqual({ channel: '#platform', approver: 'Data services', leadTime: 5 })
  })

  it('a plan for some organisations is open to those', () => {
    expect(bound('csb-postgres mission', postgres, { org: 'tidewatch' }).verdict).toBe('fits')
    expect(bound('csb-postgres mission', postgres, { org: 'other' }).verdict).toBe('no')
  })

  it('is found by what another environment calls it', () => {
    const il4 = environment({ services: { postgres: availability(live('lab-postgres', 'lab')) } })
    const environments = { il4, il5: il5({ services: { postgres } }) }
    expect(bound('lab-postgres small', postgres, { catalog: { environments } }).verdict).toBe('fits')
  })

  it('of one name from two brokers is decided by the broker alone', () => {
    const two = {
      a: availability(live('db', 'one')),
      b: availability({ ...live('db', 'two'), status: 'limited' }),
    }
    const settle = (mapped: string) =>
      one({ manifest: 'services: [x]', services: `x: ${mapped}`, il5: { services: two } }, 'service')
    expect(settle('db')).toMatchObject({ verdict: 'unknown', give: expect.stringContaining('broker') })
    expect(settle('{offering: db, broker: two}').verdict).toBe('limited')
  })

  it.each([
    ['limited', {}, 'limited'],
    ['planned', {}, 'not-yet'],
    ['unavailable', {}, 'no'],
    ['deprecated', {}, 'limited'],
    ['deprecated', { until: '2026-11-15' }, 'no'],
    ['deprecated', { until: '2026-11-16' }, 'limited'],
  ] as const)('%s %j: %s', (status, more, verdict) => {
    expect(bound('csb-postgres small', { ...postgres, status, ...more }).verdict).toBe(verdict)
  })

  it.each([
    ['2027-01-20T23:59Z', '20 Jan 2027', 'limited'],
    ['2027-01-21T00:00Z', '20 Jan 2027 (passed)', 'no'],
  ])('at %s is judged by that moment: what was promised, and what was to stay', (moment, target, verdict) => {
    const planned = { ...postgres, status: 'planned' as const, roadmap: 'pg' }
    const il5 = { roadmap: { pg: roadmap('PostgreSQL 17') }, services: { postgres: planned } }
    expect(bound('csb-postgres small', planned, { il5, moment }).roadmap?.target).toBe(target)
    const ending = { ...postgres, status: 'deprecated' as const, until: '2027-01-20' }
    expect(bound('csb-postgres small', ending, { moment }).verdict).toBe(verdict)
  })

  it('planned says when, why, and what to take until then', () => {
    const offer = { ...postgres, status: 'planned' as const, difference, alternative: 'mysql', roadmap: 'pg' }
    const services = {
      postgres: service('PostgreSQL', { alternatives: { mysql: 'You can wait.' } }),
      mysql: service('MySQL'),
    }
    const found = bound('csb-postgres small', offer, {
      il5: {
        roadmap: { pg: roadmap('PostgreSQL 17') },
        services: { postgres: offer, mysql: availability() },
      },
      catalog: { services },
    })
    expect(found).toMatchObject({
      verdict: 'not-yet',
      why: difference.why,
      until: difference.until,
      roadmap: { id: 'pg', title: 'PostgreSQL 17', target: '20 Jan 2027', status: 'at-risk' },
      alternative: { name: 'MySQL', status: 'available', when: 'You can wait.' },
    })
  })

  it('unavailable is not yet where a promise stands, and does not fit where it was dropped', () => {
    const offer = { ...postgres, status: 'unavailable' as const, roadmap: 'pg' }
    const settle = (status: string) =>
      bound('csb-postgres small', offer, { il5: { roadmap: { pg: roadmap('PostgreSQL', { status }) } } })
        .verdict
    expect([settle('on-track'), settle('dropped'), settle('delivered')]).toEqual(['not-yet', 'no', 'no'])
  })

  it('that is user-provided cannot be verified', () => {
    expect(bound('user-provided')).toMatchObject({
      verdict: 'unknown',
      says: expect.stringContaining('cannot verify'),
    })
  })

  it('of which the environment says nothing cannot be told', () => {
    const services = { postgres: service('PostgreSQL'), kafka: service('Kafka') }
    expect(bound('kafka', postgres, { catalog: { services } }).says).toContain('says nothing of it')
  })
})
