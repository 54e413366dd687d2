import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { isLate } from '../../domain/actions/register.ts'
import { lessonsFor } from '../../domain/pages/lessons.ts'
import { lessonPage } from './lessons.ts'

const action = { what: 'W.', owner: 'pre', state: 'open' }
const lesson = (id: string, inside: string, day: string, alsoFor: string[] = []) =>
  entry(
    'lesson',
    id,
    {
      title: id,
      summary: 'S.',
      day,
      event: 'E.',
      cause: 'C.',
      corrective: [action],
      preventive: [action],
      adaptive: [{ ...action, state: 'done' }],
      alsoFor,
    },
    inside,
  )
const il4 = environment('il4')
const middle = lesson('middle', 'il4', '2026-06-01')
const playbook = playbookOf(
  site(),
  il4,
  environment('il5'),
  lesson('old', 'il4', '2026-01-01'),
  middle,
  lesson('new', 'il4', '2026-09-01', ['il5']),
  lesson('from-il5', 'il5', '2026-07-01', ['il4']),
  lesson('only-il5', 'il5', '2026-08-01'),
)

it('shows the lessons of an environment and those meant for it too, the latest first', () => {
  expect(lessonsFor(playbook, 'il4').map((l) => l.id)).toEqual(['new', 'from-il5', 'middle', 'old'])
  expect(lessonsFor(playbook, 'il5').map((l) => l.id)).toEqual(['new', 'only-il5', 'from-il5'])
})

it('has neighbours of the same environment, and none beyond the ends', () => {
  const page = lessonPage(playbook, il4, middle)
  expect([page.before?.text, page.next?.text]).toEqual(['new', 'old'])
  const [newest] = lessonsFor(playbook, 'il4')
  expect(newest && lessonPage(playbook, il4, newest)).not.toHaveProperty('before')
})

it('calls an action late on the day after it was due, while it is open', () => {
  const due = { what: 'W.', owner: 'pre', state: 'open', due: '2026-11-15' } as const
  expect([
    isLate(due, '2026-11-15'),
    isLate(due, '2026-11-16'),
    isLate({ ...due, state: 'done' }, '2026-12-01'),
  ]).toEqual([false, true, false])
})
