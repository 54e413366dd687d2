import type { ReadyContext } from './context.ts'

/** Whether something that is asked only under conditions is asked of this release. */
export type Applies = 'yes' | 'no' | { ask: string[] }

/**
 * A condition holds where the manifest shows it or the record says so; a record cannot deny what the manifest shows.
 * Where neither says anything it is an open question.
 */
export function applies(when: 'always' | readonly string[], context: ReadyContext): Applies {
  if (when === 'always') return 'yes'
  const found = (context.manifest?.fit.apps ?? []).flatMap(({ conditions }) => conditions)
  const asked = new Set(found.filter(({ holds }) => holds === 'ask').map(({ id }) => id))
  const shown = new Set(found.filter(({ holds }) => holds === 'yes').map(({ id }) => id))
  const said = context.given.record.conditions
  if (when.some((id) => shown.has(id) || said[id] === true)) return 'yes'
  const open = when.filter((id) => said[id] === undefined && (!context.manifest || asked.has(id)))
  return open.length > 0 ? { ask: open } : 'no'
}
