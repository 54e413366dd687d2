import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { canariesIn } from '../releases/canary.ts'
import { kind, placesOf } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { recordMaterial, recordPages } from './record-page.ts'
import { allOf } from './select.ts'

type Lesson = Entry<'lesson'>

/** Lessons that readers of an environment should see, its own and those meant for it too, the latest first. */
export function lessonsFor(playbook: Playbook, environment: string): Lesson[] {
  return playbook
    .all('lesson')
    .filter((l) => l.environment === environment || l.data.alsoFor.includes(environment))
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
}

/** The lessons of an environment itself, the latest first. */
export const ownLessons = (playbook: Playbook, environment: string): Lesson[] =>
  lessonsFor(playbook, environment).filter((lesson) => lesson.environment === environment)

/** What went wrong in an environment, and what was changed. */
export const lessons = kind<Home>('lessons', {
  ...inside('lessons', 'Lessons'),
  title: ({ data }) => `Lessons in ${data.name}`,
  list: true,
  search: () =>
    foundAs('lessons', { kind: 'Lesson', names: ['incidents', 'post-mortem', 'root cause', 'learned'] }),
  parts: ({ id }, playbook) => [
    {
      id: 'lessons:canaries',
      title: 'What canaries showed',
      caption: 'A canary that went back is a lesson, whether or not somebody has written it down as one',
      shown: canariesIn(playbook, id).length > 0,
    },
  ],
  places: ({ id }, playbook) => placesOf(playbook.all('lesson', id)),
  material: ({ id }, playbook) => {
    const around = surrounding(playbook, id)
    const all = lessonsFor(playbook, id)
    return {
      ...around,
      whole: [...around.whole, ...all, ...canariesIn(playbook, id)],
      named: allOf(playbook, 'service', new Set(all.flatMap(({ data }) => data.services))),
    }
  },
})

/** One lesson: event, cause, and the three kinds of action. */
export const lesson = kind<Lesson>('lesson', {
  ...recordPages('lesson', 'Lesson'),
  search: ({ id }) => ({
    kind: 'Lesson',
    entry: `lesson/${id}`,
    names: ['lesson', 'incident', 'post-mortem', id.replaceAll('-', ' ')],
  }),
  parts: ({ id, environment = '' }, playbook) => [
    { id: 'event', title: 'Event' },
    { id: 'cause', title: 'Cause' },
    { id: 'corrective', title: 'Corrective action', caption: 'Puts right what went wrong' },
    { id: 'preventive', title: 'Preventive action', caption: 'Keeps the same from happening again' },
    {
      id: 'adaptive',
      title: 'Adaptive action',
      caption: 'Changes how we work, so that things like it are met early',
    },
    {
      id: 'canary',
      title: 'Seen at a canary',
      shown: canariesIn(playbook, environment).some(({ data }) => data.lesson === id),
    },
    'text',
  ],
  material: (entry, playbook) => {
    const { environment = '', data } = entry
    const actions = [...data.corrective, ...data.preventive, ...data.adaptive]
    const made = recordMaterial(playbook, entry, { actions, all: ownLessons(playbook, environment) })
    const paths = playbook.triage(environment).filter(({ id }) => data.paths.includes(id))
    const seen = canariesIn(playbook, environment).filter(({ data }) => data.lesson === entry.id)
    return { ...made, named: [...made.named, ...paths], whole: [...(made.whole ?? []), ...seen] }
  },
})
