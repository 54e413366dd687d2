import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compareEditions } from './compare.ts'
import { editionOf as factsOf, withoutProse } from './facts.ts'

const parse = parseProse
const editionOf = (playbook: Playbook) => factsOf(playbook, { parse })

const service = (overrides: object = {}) =>
  entry('service', 'postgres', {
    name: 'PostgreSQL',
    kind: 'managed',
    category: 'data',
    short: 'Relational database',
    summary: 'Keeps rows.',
    owner: 'Data services',
    ...overrides,
  })
const offer = (overrides: object = {}) =>
  entry('availability', 'postgres', { status: 'available', version: '15.1', ...overrides }, 'il5')
const item = (overrides: object = {}) =>
  entry(
    'roadmap',
    'postgres-16',
    {
      title: 'PostgreSQL 16',
      kind: 'change',
      target: '2027-01-20',
      status: 'on-track',
      confidence: 'high',
      impact: 'A new major.',
      ...overrides,
    },
    'il5',
  )
const notice = (overrides: object = {}) =>
  entry(
    'notice',
    'away',
    {
      title: 'Sign-on is away',
      kind: 'outage',
      from: '2026-11-01T08:00Z',
      summary: 'Nobody can sign in.',
      ...overrides,
    },
    'il5',
  )
const guide = (overrides: object = {}) =>
  entry('guide', 'canary', {
    title: 'Canary',
    topic: 'releasing',
    summary: 'How.',
    reviewed: '2026-10-01',
    for: ['rele'],
    ...overrides,
  })

const base = (...entries: Entry[]) =>
  playbookOf(site({ marking: 'UNCLASSIFIED' }), environment('il5'), service(), ...entries)

const changed = (before: Entry[], after: Entry[], tells: 'all' | 'what is there' = 'what is there') =>
  compareEditions(withoutProse(editionOf(base(...before))), base(...after), { tells, parse })
const said = (before: Entry[], after: Entry[]) =>
  changed(before, after).changes.map(({ topic, happened, severity, subject, part, before: was, after: is }) =>
    [topic, happened, severity, subject, part, was, is].filter((word) => word !== undefined).join(' | '),
  )

describe('what changed from one edition to the next', () => {
  it('is nothing where nothing did', () => {
    const all = [offer(), item(), notice()]
    expect(changed(all, all)).toMatchObject({ changes: [], gone: {} })
  })

  it.each<[string, Entry[], Entry[], string[]]>([
    [
      'a status',
      [offer({ status: 'planned' })],
      [offer()],
      ['service | changed | additive | PostgreSQL | status | planned | available'],
    ],
    [
      'a version',
      [offer()],
      [offer({ version: '16.2' })],
      ['service | changed | breaking | PostgreSQL | version | 15.1 | 16.2'],
    ],
    ['an offering', [], [offer()], ['service | new | additive | PostgreSQL |  | available 15.1']],
    [
      'a text, of which the earlier is not told',
      [offer({ limits: ['No superuser.', 'TLS.'] })],
      [offer({ limits: ['TLS.', 'One copy.'] })],
      ['service | changed | informational | PostgreSQL | limits | One copy.'],
    ],
    [
      'a date with its reason',
      [item()],
      [item({ target: '2027-02', slips: [{ target: '2027-01-20', reason: 'The disks are late.' }] })],
      ['date | changed | informational | PostgreSQL 16 | date | 20 Jan 2027 | Feb 2027'],
    ],
    [
      'a delivery',
      [item()],
      [item({ status: 'delivered', delivered: '2027-01-19' })],
      ['date | changed | additive | PostgreSQL 16 | state | on-track | delivered on 19 Jan 2027'],
    ],
    ['a notice', [], [notice()], ['notice | new | breaking | Sign-on is away |  | Nobody can sign in.']],
    [
      'an end',
      [notice()],
      [notice({ until: '2026-11-02T09:00Z' })],
      ['notice | changed | additive | Sign-on is away | end | 2026-11-02T09:00Z'],
    ],
  ])('tells %s', (_what, before, after, expected) => {
    expect(said(before, after)).toEqual(expected)
  })

  it('gives the reason of a date that moved, and of a version that differs', () => {
    const { changes } = changed(
      [item()],
      [item({ target: '2027-02', slips: [{ target: '2027-01-20', reason: 'The disks are late.' }] })],
    )
    expect(changes.map(({ why }) => why)).toEqual(['The disks are late.'])
  })

  it('counts what is gone, and names it to nobody but those who see everything', () => {
    const all = [offer({ plans: [{ name: 'ha' }] }), item(), notice(), guide()]
    const { changes, gone } = changed(all, [offer()])
    expect(changes).toEqual([])
    expect(gone).toEqual({ '': 1, il5: 3 })
    const whole = compareEditions(editionOf(base(...all)), base(offer()), { tells: 'all', parse })
    expect(whole.changes.filter(({ happened }) => happened === 'gone').map(({ id }) => id)).toEqual([
      'catalog/environments/il5/services/postgres/plans/ha',
      'page//guides/canary',
      'notice/il5/away',
      'date/il5/postgres-16',
    ])
  })

  it('puts what is marked lower than before first', () => {
    const { changes } = changed(
      [offer({ status: 'planned' }), guide({ marking: 'CUI' })],
      [offer(), guide({ marking: 'UNCLASSIFIED' })],
    )
    expect(changes.map(({ id, lowered = false }) => [id, lowered])).toEqual([
      ['marking/guide::canary', true],
      ['catalog/environments/il5/services/postgres/status', false],
    ])
  })

  it('calls a marking lower unless it holds all that the earlier one held', () => {
    const marked = (marking: string) => [guide({ marking })]
    const lowered = (a: string, b: string) => changed(marked(a), marked(b)).changes[0]?.lowered ?? false
    expect(lowered('UNCLASSIFIED', 'CUI')).toBe(false)
    expect(lowered('CUI//NOFORN', 'CUI')).toBe(true)
    expect(lowered('CUI//NOFORN', 'SECRET')).toBe(true)
    expect(lowered('CUI', 'nonsense')).toBe(true)
  })
})

describe('the facts of an edition', () => {
  it('have no prose', () => {
    const text = JSON.stringify(
      withoutProse(editionOf(base(offer({ note: 'Ask first.' }), item(), notice()))),
    )
    for (const words of ['Ask first.', 'Keeps rows.', 'A new major.', 'Nobody can sign in.', 'Intent.'])
      expect(text).not.toContain(words)
  })

  it('stay as they are when they are read and made without prose again', () => {
    const once = withoutProse(editionOf(base(offer({ note: 'Ask first.' }))))
    expect(withoutProse(JSON.parse(JSON.stringify(once)))).toEqual(once)
  })
})
