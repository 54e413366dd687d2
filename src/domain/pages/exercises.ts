import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { kind, placesOf } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { recordMaterial, recordPages } from './record-page.ts'
import { allOf } from './select.ts'

type Exercise = Entry<'exercise'>

/** What is planned, the nearest first; then what was held, the latest first. */
export function exerciseGroups(playbook: Playbook, environment: string) {
  const all = playbook.all('exercise', environment)
  const planned = all.filter((e) => e.data.state === 'planned')
  const held = all.filter((e) => e.data.state !== 'planned')
  return {
    planned: planned.sort((a, b) => compare(a.data.day, b.data.day) || compare(a.id, b.id)),
    held: held.sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id)),
  }
}

/** Exercises of an environment in order of date. */
export function exercisesInOrder(playbook: Playbook, environment: string): Exercise[] {
  const { planned, held } = exerciseGroups(playbook, environment)
  return [...held.toReversed(), ...planned]
}

/** What is broken on purpose in an environment. */
export const exercises = kind<Home>('exercises', {
  ...inside('exercises', 'Exercises'),
  title: ({ data }) => `Exercises in ${data.name}`,
  list: true,
  search: () =>
    foundAs('exercises', { kind: 'Exercise', names: ['resiliency', 'drills', 'game day', 'chaos'] }),
  parts: ({ id }, playbook) => [
    {
      id: 'exercises:coverage',
      title: 'Quarter by quarter',
      caption: 'What was held beside what is promised',
      shown: playbook.all('exercise', id).length > 0,
    },
    { id: 'exercises:planned', title: 'Planned' },
    { id: 'exercises:held', title: 'Held' },
  ],
  places: ({ id }, playbook) => placesOf(playbook.all('exercise', id)),
  material: ({ id }, playbook) => {
    const around = surrounding(playbook, id)
    return {
      ...around,
      whole: [...around.whole, ...playbook.all('exercise', id)],
      // With the day of their last rehearsal, or that there was none.
      named: playbook.triage(id),
    }
  },
})

/** One exercise with what came of it. */
export const exercise = kind<Exercise>('exercise', {
  ...recordPages('exercise', 'Exercise'),
  search: ({ id, data }) => ({
    kind: 'Exercise',
    status: data.state === 'done' ? 'done' : 'planned',
    entry: `exercise/${id}`,
    names: ['exercise', 'drill', id.replaceAll('-', ' ')],
  }),
  parts: ({ data }) => [
    { id: 'for-developers', title: 'For you' },
    {
      id: 'rehearsed',
      title: 'Who, what, and by which path',
      shown: data.participants.length + data.components.length + data.paths.length > 0,
    },
    { id: 'findings', title: 'Findings', shown: data.findings.length > 0 },
    { id: 'actions', title: 'Actions', shown: data.actions.length > 0 },
    'text',
  ],
  material: (entry, playbook) => {
    const { environment = '', data } = entry
    const all = exercisesInOrder(playbook, environment)
    const made = recordMaterial(playbook, entry, { actions: data.actions, all })
    const walked = playbook.triage(environment).filter(({ id }) => data.paths.includes(id))
    const roles = allOf(playbook, 'role', data.participants)
    return {
      ...made,
      named: [...made.named, ...allOf(playbook, 'objective', data.objectives), ...walked, ...roles],
    }
  },
})
