import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { pagesOf } from '../../domain/pages/anchors.ts'
import { records } from './records.ts'

const service = entry('service', 'valkey', {
  name: 'Valkey',
  aliases: ['redis'],
  kind: 'managed',
  category: 'data',
  short: 'Cache',
  summary: 'A cache.',
  owner: 'Data',
})
const roadmap = entry(
  'roadmap',
  'valkey-8',
  {
    title: 'Valkey 8',
    kind: 'new-service',
    service: 'valkey',
    target: '2027-Q2',
    status: 'on-track',
    confidence: 'low',
    impact: 'Sessions may **move**.',
  },
  'il5',
)
const planned = entry(
  'availability',
  'valkey',
  { status: 'planned', version: '8.0', live: { broker: 'csb', offering: 'p-redis' }, roadmap: 'valkey-8' },
  'il5',
)
const expectation = {
  title: 'Accounts',
  area: 'access',
  requirement: 'One each.',
  evidence: 'Signed in.',
  leadTime: 15,
  owner: 'devee',
}
const onboarding = entry(
  'onboarding',
  'onboarding',
  { title: 'T', summary: 'S.', expectations: { accounts: expectation }, reviewed: '2026-11-01' },
  'il5',
)
const triage = entry('triage', 'bad-gateway', {
  title: '502',
  symptom: 'S.',
  signals: ['502'],
  severity: 'outage',
  steps: {
    ask: {
      kind: 'ask',
      title: 'What does it say?',
      commands: [{ run: 'cf logs APP' }],
      answers: [{ answer: '`EOF`', goto: 'call' }],
    },
    call: { kind: 'escalate', title: 'Call', to: 'pre', bring: ['times'] },
  },
  reviewed: '2026-11-01',
})
const notice = (until: string) =>
  entry(
    'notice',
    'down',
    { title: 'Down', kind: 'outage', from: '2026-11-16T07:40Z', until, summary: 'It is.' },
    'il5',
  )
const term = entry('term', 'cell', { term: 'Cell', aliases: ['rep'], meaning: 'A machine.' })
const all = playbookOf(
  site({ fiscalYearStart: 10 }),
  environment('il4'),
  environment('il5', {
    promotesFrom: 'il4',
    team: { pre: { people: [], channel: '#il5', hours: 'always' } },
  }),
  service,
  planned,
  roadmap,
  onboarding,
  triage,
  notice('2026-11-17T00:00Z'),
  term,
)
const made = records(all, '2026-11-16')
const record = (name: string, within = made) => within.filter((r) => r.entry === name)

describe('records', () => {
  it('answers when a service comes, under all its names', () => {
    expect(record('availability/valkey')).toMatchObject([
      {
        address: '/environments/il5/services#valkey',
        kind: 'Service',
        title: 'Valkey',
        names: ['redis', 'p-redis', 'csb', 'Planned'],
        fact: 'Planned for FY27 Q2 (Jan to Mar 2027), 8.0',
        environment: 'il5',
        status: 'planned',
      },
    ])
    expect(record('roadmap/valkey-8')[0]?.text).toContain('Sessions may move.')
  })

  it('says of a service and of a path what did not work on the day of the edition, in words that stay true', () => {
    const outage = entry(
      'notice',
      'down',
      {
        title: 'Down',
        kind: 'outage',
        from: '2026-11-16T07:40Z',
        summary: 'It is.',
        services: ['valkey'],
        paths: ['bad-gateway'],
      },
      'il5',
    )
    const ended = entry('notice', 'down', { ...outage.data, until: '2026-11-15T00:00Z' }, 'il5')
    const later = entry('notice', 'down', { ...outage.data, from: '2026-11-17T00:00Z' }, 'il5')
    const factsWith = (notice: typeof outage) => {
      const within = records(
        playbookOf(...all.entries.filter(({ kind }) => kind !== 'notice'), notice),
        '2026-11-16',
      )
      const inIl5 = (name: string) => record(name, within).find(({ environment }) => environment === 'il5')
      return [inIl5('availability/valkey')?.fact, inIl5(`step/${triage.id}/ask`)?.fact]
    }
    expect(factsWith(outage)).toEqual([
      'Planned for FY27 Q2 (Jan to Mar 2027), 8.0, but on 16 Nov 2026: outage',
      '502; outage on 16 Nov 2026',
    ])
    for (const notice of [ended, later])
      expect(factsWith(notice)).toEqual(['Planned for FY27 Q2 (Jan to Mar 2027), 8.0', '502'])
  })

  it('says no date once the item is delivered', () => {
    const delivered = entry('roadmap', 'valkey-8', { ...roadmap.data, status: 'delivered' }, 'il5')
    const [found] = record(
      'availability/valkey',
      records(playbookOf(site(), environment('il5'), service, planned, delivered), '2026-11-16'),
    )
    expect(found?.fact).toBe('Planned, 8.0')
  })

  it('gives each expectation its lead time and those it concerns', () => {
    expect(record('expectation/accounts')).toMatchObject([
      {
        address: '/environments/il5/onboarding#accounts',
        fact: '15 working days',
        roles: ['developer', 'devee'],
      },
    ])
  })

  it('has the steps of a shared path once for each environment', () => {
    expect(record('step/bad-gateway/ask').map((r) => r.address)).toEqual([
      '/environments/il4/triage/bad-gateway#ask',
      '/environments/il5/triage/bad-gateway#ask',
    ])
    expect(record('step/bad-gateway/call')[0]).toMatchObject({
      text: expect.stringContaining('Call the Platform reliability engineer; bring times'),
      roles: ['developer', 'pre'],
    })
  })

  it('knows on its day whether a notice is over', () => {
    expect(record('notice/down')[0]?.status).toBe('alert')
    expect(record('notice/down', records(all, '2026-11-18'))[0]?.status).toBe('done')
  })

  it('says whom to call', () => {
    expect(record('contact/team/pre')).toMatchObject([
      { address: '/environments/il5#team', fact: '#il5', names: expect.arrayContaining(['who to call']) },
    ])
  })

  it('lands on pages that the site has, and is the same whatever the order of entries', () => {
    const pages = pagesOf(all)
    expect(made.map((r) => r.address.split('#')[0]).filter((page) => !pages.has(page ?? ''))).toEqual([])
    const turned = playbookOf(...all.entries.toReversed())
    expect(records(turned, '2026-11-16')).toEqual(made)
  })
})
