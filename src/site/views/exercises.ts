import { countOf } from '../../domain/base/words.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { exerciseGroups, exercisesInOrder } from '../../domain/pages/exercises.ts'
import { besides } from '../../domain/pages/select.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { actionTally } from './actions.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Page } from './page.ts'
import type { AnyStatus } from './status.ts'

type Exercise = Entry<'exercise'>
type EnvironmentEntry = Entry<'environment'>

/** Kinds of exercises, in words. */
export const exerciseLabels: Record<Exercise['data']['kind'], string> = {
  'zone-loss': 'Loss of a zone',
  failover: 'Fail-over',
  restore: 'Restore',
  'dependency-loss': 'Loss of a dependency',
  load: 'Load',
  'credential-rotation': 'Rotation of credentials',
  tabletop: 'At the table',
}

/** States of exercises, in words and drawn. */
export const exerciseStates: Record<Exercise['data']['state'], { status: AnyStatus; text: string }> = {
  planned: { status: 'planned', text: 'Planned' },
  done: { status: 'done', text: 'Done' },
  cancelled: { status: 'dropped', text: 'Cancelled' },
}

/** The list of an environment's exercises. */
export function exercisesPage(playbook: Playbook, environment: EnvironmentEntry): Page {
  const { planned, held } = exerciseGroups(playbook, environment.id)
  const open = held.flatMap((e) => e.data.actions).filter((a) => a.state === 'open').length
  return environmentPage(playbook, environment, 'exercises', {
    lead: 'What is broken on purpose, what you notice of it, and what came of it.',
    facts: [
      planned[0]
        ? { label: 'Next', text: dayLabel(planned[0].data.day), days: planned.map((e) => e.data.day) }
        : { label: 'Next', text: 'none planned' },
      { label: 'Held', text: String(held.filter((e) => e.data.state === 'done').length) },
      { label: 'Actions open', text: String(open) },
    ],
  })
}

/** The page of one exercise; its neighbours are those of the same environment in order of date. */
export function exercisePage(playbook: Playbook, environment: EnvironmentEntry, exercise: Exercise): Page {
  const { data } = exercise
  const [before, next] = besides(exercisesInOrder(playbook, environment.id), exercise)
  const link = (e: Exercise) => ({ href: addressOf(e) ?? '/', text: e.data.title })
  return environmentPage(
    playbook,
    environment,
    'exercises',
    {
      lead: data.summary,
      facts: [
        { label: data.state === 'planned' ? 'Planned for' : 'Held on', text: dayLabel(data.day) },
        { label: 'Kind', text: exerciseLabels[data.kind] },
        data.actions.length > 0
          ? { label: 'Actions', text: actionTally(data.actions) }
          : { label: 'Findings', text: countOf(data.findings.length, 'finding') },
      ],
      ...(before ? { before: link(before) } : {}),
      ...(next ? { next: link(next) } : {}),
    },
    true,
  )
}
