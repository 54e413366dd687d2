import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { agendaOf } from './agenda.ts'

it('says moments by the clocks of the playbook, and finds its days by them', () => {
  const home = environment('il5')
  const notice = entry(
    'notice',
    'away',
    {
      title: 'Away',
      kind: 'outage',
      from: '2026-12-01T20:00Z',
      nextWord: '2026-12-08T20:00Z',
      summary: 'Nobody.',
      updates: [{ at: '2026-12-01T21:00Z', words: 'Still.' }],
    },
    'il5',
  )
  const said = (timeZone?: string) =>
    agendaOf(
      playbookOf(
        site({ marking: 'UNCLASSIFIED' }),
        entry('configuration', 'fieldbook.config', timeZone === undefined ? {} : { timeZone }),
        home,
        notice,
      ),
      home,
      { day: '2026-12-08', asOf: '2026-12-01', changes: [], parseProse },
    ).sections.find(({ id }) => id === 'notices')?.points[0]?.known
  expect(said()).toEqual([
    'From 2026-12-01 20:00 UTC, open.',
    'Last word, 2026-12-01 21:00 UTC: Still.',
    'The next word was due at 2026-12-08 20:00 UTC.',
  ])
  // There it is the ninth when the next word is due.
  expect(said('Pacific/Auckland')).toEqual([
    'From 2026-12-02 09:00 Auckland time, open.',
    'Last word, 2026-12-02 10:00 Auckland time: Still.',
  ])
})
