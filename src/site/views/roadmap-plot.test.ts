import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { promisesOf, tallyPromises } from './roadmap.ts'
import { plotOf } from './roadmap-plot.ts'

const item = (id: string, target: string, overrides: object = {}) =>
  entry(
    'roadmap',
    id,
    { title: id, kind: 'change', target, status: 'on-track', confidence: 'high', impact: 'I.', ...overrides },
    'il4',
  )
const slips = (...targets: string[]) => ({ slips: targets.map((target) => ({ target, reason: 'R.' })) })
const rowsOf = (...items: ReturnType<typeof item>[]) =>
  promisesOf(playbookOf(site({ fiscalYearStart: 10 }), environment('il4'), ...items), 'il4')
const plot = (...items: ReturnType<typeof item>[]) =>
  plotOf([{ title: 'All', rows: rowsOf(...items) }], '2026-11-16', 10)

it('spans whole fiscal quarters, from the earliest date ever given', () => {
  const { quarters, months } = plot(item('a', '2027-02-10', slips('2026-08-01')))
  expect(quarters.map((q) => `${q.year ?? ''} ${q.name} ${q.months}`.trim())).toEqual([
    'FY26 Q4 Jul to Sep',
    'FY27 Q1 Oct to Dec',
    'Q2 Jan to Mar',
  ])
  expect(quarters[0]?.at).toBe(0)
  expect(months).toHaveLength(6)
})

it('keeps the quarters of a fiscal year that begins in another month', () => {
  const rows = rowsOf(item('a', '2027-02-10'))
  const { quarters } = plotOf([{ title: 'All', rows }], '2026-11-16', 6)
  expect(quarters.map((q) => q.months)).toEqual(['Sep to Nov', 'Dec to Feb'])
})

it('draws a day as a point and a quarter as a bar, within the axis', () => {
  const { groups } = plot(item('day', '2027-01-20'), item('quarter', '2027-Q3'))
  const [day, quarter] = groups[0]?.items ?? []
  expect(day?.from).toBe(day?.at)
  expect((quarter?.at ?? 0) - (quarter?.from ?? 0)).toBeGreaterThan(20)
  expect(quarter?.at).toBeLessThanOrEqual(100)
})

it('puts the name where there is room', () => {
  const { groups } = plot(item('early', '2026-11-20'), item('late', '2027-12', slips('2027-11')))
  const [early, late] = groups[0]?.items ?? []
  expect(early?.side).toBe('right')
  expect(late?.side).toBe('left')
  expect(late?.edge).toBe(late?.ghosts[0])
})

it('cuts freezes to the axis', () => {
  const rows = rowsOf(item('a', '2027-02-10'))
  const freezes = [
    { from: '2026-09-20', to: '2026-10-10', name: 'A' },
    { from: '2020-01-01', to: '2020-01-02', name: 'B' },
  ]
  const drawn = plotOf([{ title: 'All', rows }], '2026-11-16', 10, freezes).freezes
  expect(drawn.map((f) => [f.name, f.at])).toEqual([['A', 0]])
})

it('orders promises by their last day, a quarter after its months', () => {
  const rows = rowsOf(item('quarter', '2027-Q2'), item('month', '2027-02'), item('day', '2027-02-28'))
  expect(rows.map((r) => r.id)).toEqual(['month', 'day', 'quarter'])
})

it('counts as kept what was delivered by its first date; what is not due yet is no promise kept', () => {
  const rows = rowsOf(
    item('kept', '2027-02'),
    item('moved', '2027-02-10', slips('2027-01-31')),
    item('early', '2026-10-20', { status: 'delivered', delivered: '2026-10-10' }),
    item('late', '2026-10-20', { status: 'delivered', delivered: '2026-10-25' }),
    item('gone', '2027-02', { status: 'dropped', ...slips('2026-12') }),
  )
  expect(tallyPromises(rows)).toEqual({ kept: 1, of: 2, median: 5, open: 2, slipped: 1 })
})
