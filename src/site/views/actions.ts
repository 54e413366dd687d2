import type { Action } from '../../model/fields.ts'
import type { AnyStatus } from './status.ts'

const words: Record<Action['state'], { status: AnyStatus; text: string }> = {
  open: { status: 'planned', text: 'Open' },
  done: { status: 'done', text: 'Done' },
  dropped: { status: 'dropped', text: 'Dropped' },
}

/** An open action is drawn as a ring, a finished one as a disc. */
export const actionStatus = ({ state }: Action) => words[state]

/** "3 of 5 done" */
export const actionTally = (actions: readonly Action[]) =>
  `${actions.filter((a) => a.state === 'done').length} of ${actions.length} done`
