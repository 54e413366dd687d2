import { expect, it } from 'vitest'
import type { Kind } from '../../model/registry.ts'
import { type Entry, Playbook } from '../playbook/playbook.ts'
import { actionsIn, isLate, onMemoryAlone } from './register.ts'

const entry = (kind: Kind, id: string, data: object): Entry =>
  ({
    kind,
    id,
    environment: 'il5',
    data,
    layer: '',
    file: '',
    at: () => ({ file: '', line: 1, col: 1 }),
  }) as unknown as Entry

const action = (over: object = {}) => ({ what: 'Do it.', owner: 'pre', state: 'open', ...over })

const lesson = (id: string, actions: Partial<Record<'corrective' | 'preventive' | 'adaptive', object[]>>) =>
  entry('lesson', id, {
    title: id,
    day: '2026-01-01',
    corrective: [action()],
    preventive: [action()],
    adaptive: [action()],
    ...actions,
  })

it('has every action once, by its day, with what it is for', () => {
  const playbook = new Playbook([
    lesson('one', { preventive: [action({ due: '2026-03-01' })] }),
    entry('exercise', 'two', { title: 'two', actions: [action({ due: '2026-02-01', for: 'adaptive' })] }),
    entry('notice', 'three', { title: 'three' }),
    entry('notice', 'four', { title: 'four', actions: [action({ due: '2026-01-01' })] }),
  ])
  const all = actionsIn(playbook)
  expect(all.map(({ id, for: purpose }) => [id, purpose])).toEqual([
    ['action.il5.notice.four.1', undefined],
    ['action.il5.exercise.two.1', 'adaptive'],
    ['action.il5.lesson.one.preventive.1', 'preventive'],
    ['action.il5.lesson.one.adaptive.1', 'adaptive'],
    ['action.il5.lesson.one.corrective.1', 'corrective'],
  ])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

it.each([
  ['the day before', '2026-11-15', false],
  ['on the day', '2026-11-16', false],
  ['the day after', '2026-11-17', true],
])('%s', (_, asOf, late) => {
  expect(isLate({ state: 'open', due: '2026-11-16' }, asOf)).toBe(late)
  expect(isLate({ state: 'done', due: '2026-11-16' }, asOf)).toBe(false)
})

it('a lesson rests on memory until something holds a preventive or adaptive action that was not dropped', () => {
  const held = { heldBy: { check: 'spread/hourly' } }
  const playbook = new Playbook([
    lesson('held', { adaptive: [action(held)] }),
    lesson('corrected', { corrective: [action(held)] }),
    lesson('dropped', { preventive: [action({ ...held, state: 'dropped' })] }),
  ])
  expect(onMemoryAlone(playbook).map(({ id }) => id)).toEqual(['corrected', 'dropped'])
})
