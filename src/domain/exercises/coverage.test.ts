import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { coverageByQuarter, rehearsalsOf } from './coverage.ts'

const exercise = (id: string, day: string, state: string, over: object = {}) =>
  entry(
    'exercise',
    id,
    { title: id, summary: 'S.', kind: 'failover', day, state, forDevelopers: 'F.', ...over },
    'il5',
  )

const playbook = playbookOf(
  site({ fiscalYearStart: 10 }),
  environment('il5', { exercises: { perQuarter: 2 } }),
  exercise('june', '2026-06-30', 'done', { paths: ['crash'] }),
  exercise('july', '2026-07-01', 'cancelled'),
  exercise('october', '2026-10-01', 'done', { paths: ['crash', 'bind'] }),
  exercise('december', '2026-12-31', 'planned', { paths: ['bind'] }),
)

it('counts the last four fiscal quarters by what was held in them', () => {
  const found = coverageByQuarter(playbook, 'il5', '2026-11-16')
  expect(found.map((q) => [q.label, q.held.length, q.planned.length, q.isOver, q.isBefore])).toEqual([
    ['FY26 Q2 (Jan to Mar 2026)', 0, 0, true, true],
    ['FY26 Q3 (Apr to Jun 2026)', 1, 0, true, false],
    ['FY26 Q4 (Jul to Sep 2026)', 0, 0, true, false],
    ['FY27 Q1 (Oct to Dec 2026)', 1, 1, false, false],
  ])
  expect(found.every(({ promised }) => promised === 2)).toBe(true)
})

it('knows when a path was last rehearsed, and when it will be', () => {
  const of = (path: string) => {
    const { last, next } = rehearsalsOf(playbook, 'il5', path)
    return [last?.id, next?.id]
  }
  expect([of('crash'), of('bind'), of('other')]).toEqual([
    ['october', undefined],
    ['october', 'december'],
    [undefined, undefined],
  ])
})
