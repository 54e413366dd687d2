import { addressOf } from '../../domain/pages/entry-address.ts'
import { lessonsFor, ownLessons } from '../../domain/pages/lessons.ts'
import { besides } from '../../domain/pages/select.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Action } from '../../model/fields.ts'
import { actionTally } from './actions.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Link, Page } from './page.ts'

type Lesson = Entry<'lesson'>
type EnvironmentEntry = Entry<'environment'>

/** All actions of a lesson. */
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
export function lessonsPage(playbook: Playbook, environment: EnvironmentEntry): Page {
  const { id } = environment
  const lessons = lessonsFor(playbook, id)
  const own = lessons.filter((l) => l.environment === id).length
  const actions = lessons.flatMap(actionsOf)
  return environmentPage(playbook, environment, 'lessons', {
    lead: 'What went wrong, why, and what was changed so that the next one does not meet it.',
    facts: [
      { label: 'Learned here', text: String(own) },
      { label: 'From elsewhere', text: String(lessons.length - own) },
      { label: 'Actions', text: actionTally(actions) },
    ],
  })
}

/** The page of one lesson; its neighbours are those of the same environment in order of date. */
export function lessonPage(playbook: Playbook, environment: EnvironmentEntry, lesson: Lesson): Page {
  const { data } = lesson
  const [before, next] = besides(ownLessons(playbook, environment.id), lesson)
  const link = (l: Lesson) => ({ href: addressOf(l) ?? '/', text: l.data.title })
  const also = data.alsoFor.map((id) => playbook.get('environment', id)?.data.name ?? id)
  return environmentPage(
    playbook,
    environment,
    'lessons',
    {
      lead: data.summary,
      facts: [
        { label: 'Happened', text: dayLabel(data.day) },
        { label: 'Also for', text: also.join(', ') || 'nobody else' },
        { label: 'Actions', text: actionTally(actionsOf(lesson)) },
      ],
      ...(before ? { before: link(before) } : {}),
      ...(next ? { next: link(next) } : {}),
    },
    true,
  )
}
