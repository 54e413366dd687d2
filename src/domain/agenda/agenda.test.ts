import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import type { Entry } from '../playbook/playbook.ts'
import { type Agenda, agendaOf } from './agenda.ts'

const home = environment('il5', {
  promotesFrom: 'il4',
  cadence: [
    {
      name: 'Platform meeting',
      kind: 'meeting',
      repeats: { rule: 'FREQ=MONTHLY;BYDAY=2TU', first: '2026-01-13', from: '15:00', until: '16:00' },
      what: 'All of it.',
      who: ['pre'],
    },
    {
      name: 'Window',
      kind: 'upgrade-window',
      repeats: { rule: 'FREQ=MONTHLY;BYDAY=1WE', first: '2026-01-07', from: '02:00', until: '08:00' },
      what: 'Upgrades.',
    },
  ],
})
const service = entry('service', 'postgres', {
  name: 'PostgreSQL',
  kind: 'managed',
  category: 'data',
  short: 'Database',
  summary: 'Rows.',
  owner: 'Data services',
})
const offer = (environment: string, version: string) =>
  entry('availability', 'postgres', { status: 'available', version }, environment)
const item = (id: string, overrides: object) =>
  entry(
    'roadmap',
    id,
    {
      title: id,
      kind: 'change',
      target: '2028-01',
      status: 'on-track',
      confidence: 'high',
      impact: 'I.',
      ...overrides,
    },
    'il5',
  )
const lesson = (...corrective: object[]) => {
  const done = [{ what: 'Done.', owner: 'pre', state: 'done' }]
  const data = { title: 'Late', summary: 'S.', day: '2026-10-01', event: 'E.', cause: 'C.' }
  return entry('lesson', 'late', { ...data, corrective, preventive: done, adaptive: done }, 'il5')
}
const notice = (overrides: object) =>
  entry(
    'notice',
    'away',
    { title: 'Away', kind: 'outage', from: '2026-12-01T08:00Z', summary: 'Nobody.', ...overrides },
    'il5',
  )

const day = '2026-12-08'
const agenda = (...entries: Entry[]): Agenda =>
  agendaOf(
    playbookOf(site({ marking: 'UNCLASSIFIED' }), environment('il4'), home, service, ...entries),
    home,
    {
      day,
      asOf: '2026-12-01',
      changes: [],
      parseProse,
    },
  )
const said = (found: Agenda, id: string) =>
  found.sections
    .filter((section) => section.id === id)
    .flatMap(({ points }) => points.map(({ what, urgent }) => (urgent ? `! ${what}` : what)))

describe('the agenda of a meeting', () => {
  it('knows which meeting is held on the day, and who comes', () => {
    expect(agenda().meeting).toEqual({ name: 'Platform meeting', who: ['Platform reliability engineer'] })
  })

  it.each<[string, string, Entry[], string[]]>([
    [
      'a notice whose next word is overdue',
      'notices',
      [notice({ nextWord: '2026-12-01T10:00Z' })],
      ['! Away (outage)'],
    ],
    ['no notice that is over', 'notices', [notice({ until: '2026-12-02T10:00Z' })], []],
    ['a date that has passed', 'dates', [item('a', { target: '2026-12-01' })], ['! a: 1 Dec 2026']],
    [
      'a date that moved',
      'dates',
      [item('a', { slips: [{ target: '2027-12', reason: 'R.' }] })],
      ['a: Jan 2028'],
    ],
    ['no date that is far and firm', 'dates', [item('a', {})], []],
    [
      'an action beyond its day before one that is due',
      'actions',
      [
        lesson(
          { what: 'Soon.', owner: 'pre', state: 'open', due: '2026-12-20' },
          { what: 'Overdue.', owner: 'pre', state: 'open', due: '2026-11-30' },
          { what: 'Far.', owner: 'pre', state: 'open', due: '2027-12-20' },
        ),
      ],
      ['! Overdue.', 'Soon.'],
    ],
    [
      'an action of a notice that is over, which is still to be done',
      'actions',
      [
        notice({
          until: '2026-12-02T10:00Z',
          actions: [{ what: 'Watch it.', owner: 'pre', state: 'open', due: '2026-12-07' }],
        }),
      ],
      ['! Watch it.'],
    ],
    [
      'a difference without a reason',
      'differences',
      [offer('il4', '17'), offer('il5', '16')],
      ['! PostgreSQL: version'],
    ],
    ['windows', 'ahead', [], ['Window: 2027-01-06, 02:00 to 08:00 UTC']],
  ])('has %s', (_what, id, entries, expected) => {
    expect(said(agenda(...entries), id).slice(0, Math.max(1, expected.length))).toEqual(expected)
  })

  it('is marked as high as what it tells', () => {
    expect(agenda().marking).toBe('UNCLASSIFIED')
    expect(agenda(notice({ marking: 'CUI' })).marking).toBe('CUI')
    expect(agenda(notice({ marking: 'CUI', until: '2026-12-02T10:00Z' })).marking).toBe('UNCLASSIFIED')
  })
})
