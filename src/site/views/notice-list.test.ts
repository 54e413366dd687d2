import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { lasted, noticeGroups, spanLabels } from './notice-list.ts'

const notice = (id: string, from: string, until?: string, overrides: object = {}) =>
  entry(
    'notice',
    id,
    { title: id, kind: 'information', from, ...(until ? { until } : {}), summary: 'S.', ...overrides },
    'il4',
  )

it('tells what is open, announced and over on a day; urgent first', () => {
  const playbook = playbookOf(
    site(),
    environment('il4'),
    notice('endless', '2026-01-01T00:00Z'),
    notice('urgent', '2026-11-16T07:40Z', undefined, { urgent: true }),
    notice('ends-today', '2026-11-16T01:00Z', '2026-11-16T02:00Z'),
    notice('over', '2026-11-14T01:00Z', '2026-11-15T23:59Z'),
    notice('long-over', '2026-01-14T01:00Z', '2026-01-15T23:59Z'),
    notice('tomorrow', '2026-11-17T00:00Z'),
  )
  const groups = noticeGroups(playbook, '2026-11-16', 'il4')
  expect(Object.fromEntries(groups.map((g) => [g.id, g.notices.map((n) => n.id)]))).toEqual({
    open: ['urgent', 'endless', 'ends-today'],
    announced: ['tomorrow'],
    past: ['over', 'long-over'],
  })
})

it.each([
  ['2026-11-06T21:14Z', '2026-11-06T21:25Z', '11 minutes'],
  ['2026-12-02T02:00Z', '2026-12-02T08:00Z', '6 hours'],
  ['2026-11-16T08:00Z', '2026-11-30T12:00Z', '14 days'],
])('says how long %s to %s lasted', (from, until, said) => {
  expect(lasted(from, until)).toBe(said)
})

it('says the day once where a span lies within it', () => {
  expect(spanLabels('2026-12-02T02:00Z', '2026-12-02T08:00Z', '2026-11-16')).toEqual([
    '2 Dec, 02:00',
    '08:00 UTC',
  ])
  expect(spanLabels('2026-12-02T22:00Z', '2027-01-03T08:00Z', '2026-11-16')).toEqual([
    '2 Dec, 22:00 UTC',
    '3 Jan 2027, 08:00 UTC',
  ])
})
