import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { scheduleOf } from '../../domain/onboarding/schedule.ts'
import { conditionsAsked, differencesOf, expectationsIn, rowsOf } from './onboarding.ts'

const asks = (leadTime: number, overrides: object = {}) => ({
  title: `Takes ${leadTime}`,
  area: 'meeting',
  requirement: 'R.',
  evidence: 'E.',
  leadTime,
  owner: 'pre',
  ...overrides,
})
const onboarding = (id: string, expectations: object) =>
  entry('onboarding', 'onboarding', { title: id, summary: 'S.', expectations, reviewed: '2026-11-01' }, id)
const conditions = { load: { label: 'High load', question: 'Q?' }, never: { label: 'Never', question: 'Q?' } }
const il5 = environment('il5', {
  promotesFrom: 'il4',
})
const playbook = playbookOf(
  site({ conditions }),
  environment('il4'),
  il5,
  onboarding('il4', { meeting: asks(1), tests: asks(10, { after: ['meeting'] }) }),
  onboarding('il5', {
    meeting: asks(1),
    tests: asks(20, { after: ['meeting'] }),
    cards: asks(15, { after: ['meeting'] }),
    peak: asks(5, { after: ['meeting'], when: ['load'] }),
  }),
)

it('numbers the rows in the order in which they begin, and points back by number', () => {
  const rows = rowsOf(playbook, scheduleOf(expectationsIn(playbook, 'il5')), {
    name: 'il4',
    expectations: expectationsIn(playbook, 'il4'),
  })
  expect(rows.map((r) => [r.number, r.id, r.startBefore, r.slack, r.change])).toEqual([
    [1, 'meeting', 21, 'no slack', undefined],
    [2, 'tests', 20, 'no slack', '10 working days in il4'],
    [3, 'cards', 15, '5 to spare', 'Not asked in il4'],
    [4, 'peak', 5, '15 to spare', 'Not asked in il4'],
  ])
  expect(rows[1]?.after).toEqual([{ id: 'meeting', number: 1 }])
  expect(rows[3]?.conditions).toEqual(['High load'])
})

it('asks only about conditions that change something', () => {
  expect(conditionsAsked(playbook, expectationsIn(playbook, 'il5')).map((c) => c.id)).toEqual(['load'])
})

it('tells what is new here and what takes longer', () => {
  const differences = differencesOf(playbook, il5)
  expect(differences?.fresh.map((d) => d.id)).toEqual(['cards', 'peak'])
  expect(differences?.longer.map((d) => [d.id, d.earlier, d.days])).toEqual([['tests', 10, 20]])
  expect(differences?.before.length).toBe(11)
})
