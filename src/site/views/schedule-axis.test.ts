import { expect, it } from 'vitest'
import { barOf, calendar, countdown, gridMarkup, scaleMarkup } from './schedule-axis.ts'

it('counts down in tens of working days, the release at the right', () => {
  const axis = countdown(40)
  expect(axis.ticks.map((t) => t.label)).toEqual(['40', '30', '20', '10'])
  expect(axis.ticks[0]?.at).toBe(0)
  expect(barOf(axis, 40, 20)).toEqual({ at: 0, width: 48.5 })
})

it('shows what takes no time', () => {
  expect(barOf(countdown(40), 10, 10).width).toBeGreaterThan(0)
  expect(barOf(countdown(0), 0, 0).at).toBe(0)
})

it('labels Mondays of the calendar, and cuts what is closed to what is drawn', () => {
  const closed = [
    { from: '2026-03-01', to: '2026-03-05' },
    { from: '2026-03-30', to: '2026-04-30' },
    { from: '2026-05-01', to: '2026-05-02' },
  ]
  const axis = calendar('2026-03-04', '2026-04-03', closed, (day) => day)
  expect(axis.length).toBe(30)
  expect(axis.ticks.map((t) => t.label)).toEqual(['2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'])
  expect(axis.closed).toHaveLength(2)
  expect(axis.closed[0]).toEqual({ at: 0, width: 6.47 })
  const last = axis.closed[1]
  expect((last?.at ?? 0) + (last?.width ?? 0)).toBeCloseTo(axis.live)
})

it('never labels more than six Mondays', () => {
  expect(calendar('2026-01-05', '2027-12-31', [], (day) => day).ticks.length).toBeLessThanOrEqual(6)
})

it('leaves the label of the release room', () => {
  const axis = { length: 1, ticks: [{ at: 95, label: 'near' }], closed: [], live: 97 }
  expect(scaleMarkup(axis, 'live')).not.toContain('near')
  expect(gridMarkup(axis)).toContain('x1="95%"')
})
