import type { EditionChange, NoticeFacts } from '../../model/edition.ts'
import { addressOf } from '../pages/entry-address.ts'
import { keyOf } from '../playbook/playbook.ts'
import { type Found, keysOf, type Sides } from './sides.ts'

/** What does not work, or not well, concerns whoever uses it. */
const troubles = new Set<NoticeFacts['kind']>(['outage', 'degraded'])

const isOver = ({ until }: NoticeFacts, day = '') => until !== undefined && until.slice(0, 10) < day

/** Notices that are new, that have an end now, that were given other times or further words. */
export function noticeChanges({ before, after, full, now, tellsAll }: Sides): Found {
  const found: Found = { changes: [], gone: [] }
  for (const { id: environment } of now.environments) {
    const [old, own] = [before.notices[environment], after.notices[environment] ?? {}]
    // An edition that kept none cannot say which are new.
    if (!old) continue
    const { gone, both, added } = keysOf(old, own)
    for (const id of gone) {
      if (!tellsAll) found.gone.push(environment)
      else
        found.changes.push({
          id: `notice/${environment}/${id}`,
          topic: 'notice',
          happened: 'gone',
          severity: 'informational',
          environment,
          subject: id,
          part: '',
        })
    }
    for (const id of [...added, ...both]) {
      const entry = now.get('notice', id, environment)
      const facts = own[id]
      if (!entry || !facts) continue
      const base = {
        topic: 'notice' as const,
        environment,
        subject: entry.data.title,
        entry: keyOf(entry),
        address: addressOf(entry) ?? '/',
      }
      const was = old[id]
      if (!was) {
        found.changes.push({
          ...base,
          id: `notice/${environment}/${id}`,
          happened: 'new',
          severity: troubles.has(facts.kind) && !isOver(facts, full.asOf) ? 'breaking' : 'informational',
          part: '',
          after: entry.data.summary,
        })
        continue
      }
      for (const [part, sides] of differing(was, facts)) {
        const last = part === 'updates' ? entry.data.updates?.at(-1)?.words : undefined
        found.changes.push({
          ...base,
          id: `notice/${environment}/${id}/${part}`,
          happened: 'changed',
          severity: part === 'end' && troubles.has(facts.kind) ? 'additive' : 'informational',
          part,
          ...sides,
          ...(last === undefined ? {} : { why: last }),
        })
      }
    }
  }
  return found
}

function differing(was: NoticeFacts, is: NoticeFacts): [string, Pick<EditionChange, 'before' | 'after'>][] {
  const parts = [
    ['kind', was.kind, is.kind],
    ['severity', was.severity, is.severity],
    ['beginning', was.from, is.from],
    ['end', was.until, is.until],
    ['updates', String(was.updates), String(is.updates)],
  ] as const
  return parts
    .filter(([, old, own]) => old !== own)
    .map(([part, old, own]) => [
      part,
      { ...(old === undefined ? {} : { before: old }), ...(own === undefined ? {} : { after: own }) },
    ])
}
