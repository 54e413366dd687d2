import type { CatalogEnvironment } from '../../model/catalog.ts'
import type { EditionChange } from '../../model/edition.ts'
import { environmentAddress } from '../pages/address.ts'
import { keyOf } from '../playbook/playbook.ts'
import { parseTarget } from '../roadmap/target.ts'
import { textDigest } from './digest.ts'
import { type Found, keysOf, type Sides } from './sides.ts'

type Item = CatalogEnvironment['roadmap'][string]

/** Promises that are new, delivered, dropped or at risk now, and dates that moved, each with its reason. */
export function dateChanges({ before, after, full, now, tellsAll }: Sides): Found {
  const found: Found = { changes: [], gone: [] }
  const { fiscalYearStart } = full.catalog
  const label = (target: string) => parseTarget(target, fiscalYearStart).label
  for (const [environment, { roadmap }] of Object.entries(after.catalog.environments)) {
    const old = before.catalog.environments[environment]?.roadmap
    if (!old) continue
    const { gone, both, added } = keysOf(old, roadmap)
    if (!tellsAll) found.gone.push(...gone.map(() => environment))
    else
      for (const id of gone)
        found.changes.push({ ...start(environment, id), happened: 'gone', subject: old[id]?.title ?? id })
    for (const id of [...added, ...both]) {
      const entry = now.get('roadmap', id, environment)
      const item = full.catalog.environments[environment]?.roadmap[id]
      if (!entry || !item) continue
      const place = { entry: keyOf(entry), address: `${environmentAddress(environment, 'roadmap')}#${id}` }
      const base = { ...start(environment, id), subject: item.title, ...place }
      const was = old[id]
      if (!was) found.changes.push({ ...base, happened: 'new', after: label(item.target), why: item.impact })
      else
        found.changes.push(
          ...moved(was, item, label).map((change) => ({
            ...base,
            ...change,
            id: `${base.id}/${change.part}`,
          })),
        )
    }
  }
  return found
}

const start = (environment: string, id: string) => ({
  id: `date/${environment}/${id}`,
  topic: 'date' as const,
  severity: 'informational' as const,
  environment,
  part: '',
})

type Moved = Pick<EditionChange, 'happened' | 'severity' | 'part' | 'before' | 'after' | 'why'>

function moved(was: Item, is: Item, label: (target: string) => string): Moved[] {
  const changes: Moved[] = []
  const say = (part: string, severity: Moved['severity'], before: string, after: string, why?: string) =>
    changes.push({
      happened: 'changed',
      part,
      severity,
      before,
      after,
      ...(why === undefined ? {} : { why }),
    })
  if (is.status !== was.status) {
    const severity = is.status === 'delivered' ? 'additive' : 'informational'
    const day = is.delivered === undefined ? '' : ` on ${label(is.delivered)}`
    say('state', severity, was.status, `${is.status}${day}`, is.details)
  }
  if (is.target !== was.target) {
    const reason = is.slips.findLast(({ target }) => target === was.target) ?? is.slips.at(-1)
    say('date', 'informational', label(was.target), label(is.target), reason?.reason)
  }
  if (is.confidence !== was.confidence) say('confidence', 'informational', was.confidence, is.confidence)
  if (is.impact !== was.impact && !sameText(is, was))
    changes.push({ happened: 'changed', part: 'what it means', severity: 'informational', after: is.impact })
  return changes
}

/** An earlier text may be known by what it comes to alone. */
const sameText = (is: Item, was: Item) => textDigest(is.impact) === was.impact
