import type { Availability } from '../../model/availability.ts'
import type { Change } from '../../model/catalog-diff.ts'
import type { Shown } from '../../model/evidence.ts'
import { listOf } from '../base/words.ts'
import type { LiveOffering } from './catalog.ts'
import type { Drift } from './drift.ts'
import { isOffered, isUsable } from './scope.ts'

/** What an export does to the evidence of an environment. */
export interface Stamping {
  /** The day of the export. */
  on: string
  /** Services that are as the playbook says, with what the export showed of them, and the files in which it did. */
  set: { id: string; what: Shown[]; files: string[] }[]
  /** Services whose earlier stamp goes, since the export shows them otherwise. */
  removed: { id: string; why: string }[]
  /** Services that the export shows and that are left as they were, and those stamped later. */
  left: { id: string; why: string }[]
}

/**
 * What can be stamped by an export of a day: services that it showed and in which nothing differs. Where it shows a
 * service otherwise, an earlier stamp would lend it credit that it no longer has, so that goes. What the export does
 * not cover, and whatever was seen on a later day, stays as it is.
 */
export function stampsOf(
  drift: Pick<Drift, 'diff' | 'found' | 'offerings' | 'questions'>,
  services: Readonly<Record<string, Availability>>,
  on: string,
): Stamping {
  const stamping: Stamping = { on, set: [], removed: [], left: [] }
  const { set, removed, left } = stamping
  const found = new Set(drift.found.flatMap(([area, id = '']) => (area === 'services' ? [id] : [])))
  for (const [id, offer] of Object.entries(services)) {
    const { seen } = offer
    const changes = drift.diff.changes.filter((change) => serviceOf(change) === id)
    const offering = found.has(id) ? drift.offerings.get(id) : undefined
    if (changes.length === 0 && !offering) continue
    if (seen && seen.on > on) left.push({ id, why: `seen on ${seen.on}, which is later` })
    else if (changes.length > 0) {
      const why = reasonOf(changes)
      if (seen) removed.push({ id, why })
      else left.push({ id, why })
    } else if (drift.questions.some(({ path, also }) => path[1] === id || also?.includes(id)))
      left.push({ id, why: 'the export leaves a question' })
    else if (offering && isOffered(offer.status) && isUsable(offering))
      set.push({ id, what: shownBy(offering, offer), files: filesOf(offering) })
  }
  return stamping
}

const serviceOf = ({ before, after }: Change): string | undefined => {
  const [, , area, id] = (before ?? after)?.path ?? []
  return area === 'services' ? id : undefined
}

/** In what a service differs, in words: "plans and version differ". */
function reasonOf(changes: readonly Change[]): string {
  const fields = new Set(changes.map(({ before, after }) => (before ?? after)?.path[4]))
  if (fields.has(undefined)) return 'it is not in the live marketplace'
  const names = [...fields].map((field) => (field === 'live' ? 'the name in the marketplace' : String(field)))
  return `${listOf(names)} ${names.length === 1 && !names[0]?.endsWith('s') ? 'differs' : 'differ'}`
}

/** Plans that the export could not show to whoever made it are said, and so are all where it lists none. */
function shownBy(offering: LiveOffering, offer: Availability): Shown[] {
  const plans = new Set(
    offering.plans?.flatMap(({ name, visibility }) => (visibility === 'admin' ? [] : [name])),
  )
  const all = offering.plans !== undefined && !offering.partial
  return [
    ...(all && offer.plans.every(({ name }) => plans.has(name)) ? (['plans'] as const) : []),
    ...(offering.version !== undefined && offer.version !== undefined ? (['version'] as const) : []),
  ]
}

const filesOf = ({ at, plans = [] }: LiveOffering) => [
  ...new Set([at.file, ...plans.map((plan) => plan.at.file)]),
]

/** What a stamping did, a sentence for each line; services with the same to be said stand together. */
export function stampLines({ on, set, removed, left }: Stamping): string[] {
  const shown = set.map(({ id, what }) => ({
    id,
    why: what.length > 0 ? what.join(' and ') : 'the offering',
  }))
  return [
    set.length > 0
      ? `Stamped as seen on ${on}: ${together(shown)}.`
      : 'Nothing stamped: the export shows nothing as the playbook says it.',
    ...(removed.length > 0
      ? [`Stamp taken away, since the platform shows it otherwise: ${together(removed)}.`]
      : []),
    ...(left.length > 0 ? [`Not stamped: ${together(left)}.`] : []),
  ]
}

/** "a, b (plans differ); c (version differs)" */
function together(list: readonly { id: string; why: string }[]): string {
  const reasons = [...new Set(list.map(({ why }) => why))]
  const those = (reason: string) => list.flatMap(({ id, why }) => (why === reason ? [id] : [])).join(', ')
  return reasons.map((reason) => `${those(reason)} (${reason})`).join('; ')
}
