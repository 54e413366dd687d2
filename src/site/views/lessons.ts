import { addressOf } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import type { Action } from '../../model/fields.ts'
import { actionTally } from './actions.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import { pageMarking } from './marking.ts'
import type { Link, Page } from './page.ts'

type Lesson = Entry<'lesson'>
type Environment = Entry<'environment'>

/** Lessons that readers of an environment should see, its own and those meant for it too, the latest first. */
export function lessonsFor(playbook: Playbook, environment: string): Lesson[] {
  return playbook
    .all('lesson')
    .filter((l) => l.environment === environment || l.data.alsoFor.includes(environment))
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
}

export const actionsOf = ({ data }: Lesson): Action[] => [
  ...data.corrective,
  ...data.preventive,
  ...data.adaptive,
]

/** The triage paths that a lesson names, as they stand in its environment. */
export function pathLinks(playbook: Playbook, { environment = '', data }: Lesson): Link[] {
  const there = playbook.triage(environment)
  return data.paths.flatMap((id) => {
    const path = there.find((p) => p.id === id)
    return path ? [{ href: addressOf(path, environment) ?? '/triage', text: path.data.title }] : []
  })
}

/** The list of lessons for an environment. */
export function lessonsPage(playbook: Playbook, environment: Environment): Page {
  const { id, data } = environment
  const lessons = lessonsFor(playbook, id)
  const marking = pageMarking(playbook, environment, ...lessons)
  const own = lessons.filter((l) => l.environment === id).length
  const actions = lessons.flatMap(actionsOf)
  return environmentPage(playbook, environment, 'lessons', {
    title: `Lessons in ${data.name}`,
    lead: 'What went wrong, why, and what was changed so that the next one does not meet it.',
    marking,
    facts: [
      { label: 'Page', marking },
      { label: 'Learned here', text: String(own) },
      { label: 'From elsewhere', text: String(lessons.length - own) },
      { label: 'Actions', text: actionTally(actions) },
    ],
    search: { kind: 'Lesson' },
  })
}

/** The page of one lesson; its neighbours are those of the same environment in order of date. */
export function lessonPage(playbook: Playbook, environment: Environment, lesson: Lesson): Page {
  const { data } = lesson
  const marking = pageMarking(playbook, environment, lesson)
  const line = lessonsFor(playbook, environment.id).filter((l) => l.environment === environment.id)
  const i = line.findIndex((l) => l.id === lesson.id)
  const link = (l: Lesson) => ({ href: addressOf(l) ?? '/', text: l.data.title })
  const also = data.alsoFor.map((id) => playbook.get('environment', id)?.data.name ?? id)
  const {
    before: _,
    next: __,
    ...page
  } = environmentPage(playbook, environment, 'lessons', {
    address: addressOf(lesson) ?? '/',
    title: data.title,
    lead: data.summary,
    marking,
    facts: [
      { label: 'Page', marking },
      { label: 'Happened', text: dayLabel(data.day) },
      { label: 'Also for', text: also.join(', ') || 'nobody else' },
      { label: 'Actions', text: actionTally(actionsOf(lesson)) },
    ],
    search: { kind: 'Lesson' },
  })
  const [before, next] = [line[i - 1], line[i + 1]]
  return { ...page, ...(before ? { before: link(before) } : {}), ...(next ? { next: link(next) } : {}) }
}
