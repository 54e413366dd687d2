import type { Action, Purpose } from '../../model/fields.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'

/** One action of the playbook, wherever it is written. */
export interface RegisteredAction {
  /** Its anchor in the register. */
  id: string
  entry: Entry<'lesson'> | Entry<'exercise'> | Entry<'notice'>
  environment: string
  action: Action
  for?: Purpose
}

const listed = (
  entry: RegisteredAction['entry'],
  actions: readonly (Action & { for?: Purpose | undefined })[] = [],
  purpose?: Purpose,
): RegisteredAction[] =>
  actions.map(({ for: own, ...action }, i) => {
    const { environment = '', kind, id } = entry
    const what = purpose ?? own
    const anchor = ['action', environment, kind, id, ...(purpose === undefined ? [] : [purpose]), i + 1].join(
      '.',
    )
    return { id: anchor, entry, environment, action, ...(what === undefined ? {} : { for: what }) }
  })

/** Every action of lessons, exercises and notices, by its day; what has none comes last. */
export function actionsIn(playbook: Playbook): RegisteredAction[] {
  const lessons = playbook
    .all('lesson')
    .flatMap((entry) => [
      ...listed(entry, entry.data.corrective, 'corrective'),
      ...listed(entry, entry.data.preventive, 'preventive'),
      ...listed(entry, entry.data.adaptive, 'adaptive'),
    ])
  const others = [...playbook.all('exercise'), ...playbook.all('notice')].flatMap((entry) =>
    listed(entry as RegisteredAction['entry'], entry.data.actions),
  )
  return [...lessons, ...others].sort(
    (a, b) => compare(a.action.due ?? '9999', b.action.due ?? '9999') || compare(a.id, b.id),
  )
}

/** Open beyond its day. On that day itself it may still be done. */
export const isLate = ({ state, due }: Pick<Action, 'state' | 'due'>, asOf: string): boolean =>
  state === 'open' && due !== undefined && due < asOf

/**
 * Lessons of which nothing keeps anybody from learning them again: no preventive or adaptive action that was not
 * dropped names a check, a path, an expectation or an exercise.
 */
export const onMemoryAlone = (playbook: Playbook): Entry<'lesson'>[] =>
  playbook
    .all('lesson')
    .filter(({ data }) =>
      [...data.preventive, ...data.adaptive].every(
        ({ state, heldBy }) => state === 'dropped' || heldBy === undefined,
      ),
    )
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
