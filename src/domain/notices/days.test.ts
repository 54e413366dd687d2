import { describe, expect, it } from 'vitest'
import { noticeSchema } from '../../model/notice.ts'
import { type DayKind, daysInWords, happened, noticeDays } from './days.ts'
import type { NoticeEntry } from './notices.ts'

const notice = (id: string, kind: string, from: string, until?: string): NoticeEntry => ({
  kind: 'notice',
  id,
  environment: 'il5',
  data: noticeSchema.parse({ title: id, kind, from, until, summary: 'S.' }),
  layer: '',
  file: 'environments/il5/notices.yaml',
  at: () => ({ file: '', line: 1, col: 1 }),
})
const asOf = '2026-11-16'
/** The days that are not calm, by their day. */
const marked = (...notices: NoticeEntry[]): Record<string, DayKind> =>
  Object.fromEntries(
    noticeDays(notices, asOf)
      .filter(({ kind }) => kind !== 'calm')
      .map(({ day, kind }) => [day, kind]),
  )

describe('the last ninety days', () => {
  it('end with the day of the edition', () => {
    const days = noticeDays([], asOf)
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([90, '2026-08-19', asOf])
  })

  it.each([
    ['a day of an outage', ['outage', '2026-11-10T15:20Z', '2026-11-10T18:05Z'], { '2026-11-10': 'outage' }],
    [
      'over midnight',
      ['degraded', '2026-11-10T23:00Z', '2026-11-11T01:00Z'],
      { '2026-11-10': 'degraded', '2026-11-11': 'degraded' },
    ],
    [
      'to midnight and no further',
      ['degraded', '2026-11-10T20:00Z', '2026-11-11T00:00Z'],
      { '2026-11-10': 'degraded' },
    ],
    [
      'what nobody has ended',
      ['outage', '2026-11-15T07:40Z'],
      { '2026-11-15': 'outage', '2026-11-16': 'outage' },
    ],
    ['announced work', ['maintenance', '2026-11-10T02:00Z', '2026-11-10T08:00Z'], { '2026-11-10': 'work' }],
    ['what takes nothing away', ['information', '2026-11-10T02:00Z', '2026-11-12T08:00Z'], {}],
    ['what begins later', ['outage', '2026-11-17T02:00Z'], {}],
    ['what was before', ['outage', '2026-08-01T02:00Z', '2026-08-01T03:00Z'], {}],
  ])('%s', (_, [kind = '', from = '', until], expected) => {
    expect(marked(notice('n', kind, from, until))).toEqual(expected)
  })

  it('show the worst of a day, and are counted in words', () => {
    const all = [
      notice('work', 'maintenance', '2026-11-10T02:00Z', '2026-11-11T08:00Z'),
      notice('slow', 'degraded', '2026-11-10T09:00Z', '2026-11-10T10:00Z'),
      notice('down', 'outage', '2026-11-10T09:30Z', '2026-11-10T09:40Z'),
      notice('later', 'outage', '2026-12-10T09:30Z'),
    ]
    expect(marked(...all)).toEqual({ '2026-11-10': 'outage', '2026-11-11': 'work' })
    const days = noticeDays(all, asOf)
    expect(daysInWords(days)).toBe('1 day with an outage and 1 day with announced work')
    expect(daysInWords(noticeDays([], asOf))).toBe('nothing happened')
    expect(happened(all, days).map(({ id }) => id)).toEqual(['down', 'slow', 'work'])
  })
})
