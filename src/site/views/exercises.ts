import { addressOf } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import { countOf } from '../../domain/words.ts'
import { actionTally } from './actions.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import { pageMarking } from './marking.ts'
import type { Page } from './page.ts'
import type { AnyStatus } from './status.ts'

type Exercise = Entry<'exercise'>
type Environment = Entry<'environment'>

export const exerciseLabels: Record<Exercise['data']['kind'], string> = {
  'zone-loss': 'Loss of a zone',
  failover: 'Fail-over',
  restore: 'Restore',
  'dependency-loss': 'Loss of a dependency',
  load: 'Load',
  'credential-rotation': 'Rotation of credentials',
  tabletop: 'At the table',
}

export const exerciseStates: Record<Exercise['data']['state'], { status: AnyStatus; text: string }> = {
  planned: { status: 'planned', text: 'Planned' },
  done: { status: 'done', text: 'Done' },
  cancelled: { status: 'dropped', text: 'Cancelled' },
}

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

/** The list of an environment's exercises. */
export function exercisesPage(playbook: Playbook, environment: Environment): Page {
  const { id, data } = environment
  const { planned, held } = exerciseGroups(playbook, id)
  const marking = pageMarking(playbook, environment, ...planned, ...held)
  const open = held.flatMap((e) => e.data.actions).filter((a) => a.state === 'open').length
  return environmentPage(playbook, environment, 'exercises', {
    title: `Exercises in ${data.name}`,
    lead: 'What is broken on purpose, what you notice of it, and what came of it.',
    marking,
    facts: [
      { label: 'Page', marking },
      { label: 'Next', text: planned[0] ? dayLabel(planned[0].data.day) : 'none planned' },
      { label: 'Held', text: String(held.filter((e) => e.data.state === 'done').length) },
      { label: 'Actions open', text: String(open) },
    ],
    search: { kind: 'Exercise' },
  })
}

/** The page of one exercise; its neighbours are those of the same environment in order of date. */
export function exercisePage(playbook: Playbook, environment: Environment, exercise: Exercise): Page {
  const { data } = exercise
  const marking = pageMarking(playbook, environment, exercise)
  const { planned, held } = exerciseGroups(playbook, environment.id)
  const line = [...held.toReversed(), ...planned]
  const i = line.findIndex((e) => e.id === exercise.id)
  const link = (e: Exercise) => ({ href: addressOf(e) ?? '/', text: e.data.title })
  const {
    before: _,
    next: __,
    ...page
  } = environmentPage(playbook, environment, 'exercises', {
    address: addressOf(exercise) ?? '/',
    title: data.title,
    lead: data.summary,
    marking,
    facts: [
      { label: 'Page', marking },
      { label: data.state === 'planned' ? 'Planned for' : 'Held on', text: dayLabel(data.day) },
      { label: 'Kind', text: exerciseLabels[data.kind] },
      data.actions.length > 0
        ? { label: 'Actions', text: actionTally(data.actions) }
        : { label: 'Findings', text: countOf(data.findings.length, 'finding') },
    ],
    search: { kind: 'Exercise', status: data.state === 'done' ? 'done' : 'planned' },
  })
  const [before, next] = [line[i - 1], line[i + 1]]
  return { ...page, ...(before ? { before: link(before) } : {}), ...(next ? { next: link(next) } : {}) }
}
