import type { TriageStep } from '../../model/triage.ts'
import type { Entry } from '../playbook/playbook.ts'

/** Where a step leads, with the path of each `goto` in the entry. */
export function gotosOf(id: string, step: TriageStep): { to: string; path: (string | number)[] }[] {
  if (step.kind === 'ask')
    return step.answers.map(({ goto }, i) => ({ to: goto, path: ['steps', id, 'answers', i, 'goto'] }))
  return step.kind === 'do' && step.goto !== undefined ? [{ to: step.goto, path: ['steps', id, 'goto'] }] : []
}

/** The steps of a path and where each leads; the first is where it starts. */
export function graphOf({ data }: Entry<'triage'>): Map<string, string[]> {
  return new Map(Object.entries(data.steps).map(([id, step]) => [id, gotosOf(id, step).map(({ to }) => to)]))
}
