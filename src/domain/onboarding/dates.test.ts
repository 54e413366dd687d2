import { expect, it } from 'vitest'
import { datesOf } from './dates.ts'
import { type DatedExpectation, scheduleOf } from './schedule.ts'

const takes = (leadTime: number, ...after: string[]): DatedExpectation => ({
  leadTime,
  when: 'always',
  after,
})
const schedule = scheduleOf({ meeting: takes(1), tests: takes(4, 'meeting'), badge: takes(0, 'tests') })

it('counts back over weekends and closed days, the day of the release left out', () => {
  const thanksgiving = { from: '2026-11-26', to: '2026-11-26', name: 'Thanksgiving' }
  expect(datesOf(schedule, '2026-12-01', { closed: [thanksgiving] })).toEqual(
    new Map([
      ['meeting', { start: '2026-11-23', done: '2026-11-23' }],
      ['tests', { start: '2026-11-24', done: '2026-11-30' }],
      ['badge', { start: '2026-12-01', done: '2026-12-01' }],
    ]),
  )
})

it('knows no days where the calendar never opens', () => {
  expect(
    datesOf(schedule, '2026-12-01', { closed: [{ from: '0001-01-01', to: '2026-11-29', name: 'closed' }] }),
  ).toBeUndefined()
})
