import { environmentAddress } from '../pages/address.ts'
import type { ReadyContext } from './context.ts'
import type { ReadyLine } from './line.ts'
import { filled } from './readiness.ts'

/**
 * How this very version ended in the environment before, where the history says so. What was taken back or stopped there
 * is not ready for the next, however well everything else looks. Of several endings on one day the worst counts.
 */
export function ranBeforeLines(context: ReadyContext): ReadyLine[] {
  const { given, history, asOf, environment } = context
  const before = environment.data.promotesFrom
  if (before === undefined) return []
  const { app, version } = given.record
  const own = history.filter(({ data }) => data.app === app && data.version === version && data.day <= asOf)
  const newest = own
    .map(({ data }) => data.day)
    .toSorted()
    .at(-1)
  const last = own.filter(({ data }) => data.day === newest)
  const entry = last.find(({ data }) => data.ended !== 'stayed') ?? last[0]
  if (!entry) return []
  const { day, ended, note } = entry.data
  const at = context.placeOf(entry, ['ended'])
  const says = `${app} ${version} in ${before} on ${day}: ${words[ended]}`
  const judged = {
    verdict: ended === 'stayed' ? ('go' as const) : ('no-go' as const),
    says,
    seen: [{ says: note ?? says, ...(at ? { at } : {}) }],
    ...(ended === 'stayed' ? {} : { give: `release the version that stays in ${before}` }),
  }
  const playbook = context.cite(environment, ['promotesFrom'], environmentAddress(before))
  return [
    { id: `before/${before}`, title: `This version in ${before}`, playbook, ...filled(judged, context) },
  ]
}

const words = {
  stayed: 'it stayed',
  'taken-back': 'it was taken back',
  stopped: 'it was stopped at its canary',
}
