import type { Change, ChangeKind } from '../../model/catalog-diff.ts'
import type { Contrast } from '../../model/comparison.ts'
import { changeInWords, sayValue } from './words.ts'

/** A difference of a service beyond status, version and plan names; a mix of plain text and Markdown. */
export interface Detail {
  /** `offering`, or `ha, memory`; empty where the sides are sentences of their own. */
  part: string
  /** Absent where there was, or is, no such thing. */
  before?: string
  after?: string
}

/** The two sides of a contrast already show these. */
const told = new Set<ChangeKind>([
  'status',
  'version-up',
  'version-down',
  'version',
  'plan-added',
  'plan-removed',
  'offering-added',
  'offering-removed',
])
const usable = new Set<string | undefined>(['available', 'limited', 'deprecated'])

/** What differs in the plans, limits and name of a service that can be used on both sides; none for other areas. */
export function detailsOf({ area, before, after, changes }: Contrast): Detail[] {
  if (area !== 'services' || !usable.has(before.status) || !usable.has(after.status)) return []
  return changes.flatMap((change) => (told.has(change.kind) ? [] : detailOf(change)))
}

function detailOf(change: Change): Detail[] {
  const [before, after] = [change.before?.value, change.after?.value]
  if (change.kind === 'live-identity') return [detail('offering', fieldOf(before), fieldOf(after))]
  const part = changeInWords(change).part.replace(/^plan /, '')
  if (part !== 'limits') {
    const none = part.endsWith(', orgs') ? 'every organisation' : undefined
    return [detail(part, sayValue(before) ?? none, sayValue(after) ?? none)]
  }
  const [old, now] = [before, after].map((list) => (Array.isArray(list) ? list.map(String) : []))
  return [
    ...(old ?? []).filter((text) => !now?.includes(text)).map((text) => ({ part: '', before: text })),
    ...(now ?? []).filter((text) => !old?.includes(text)).map((text) => ({ part: '', after: text })),
  ]
}

const fieldOf = (live: unknown) =>
  typeof live === 'object' && live !== null && 'offering' in live ? String(live.offering) : undefined

const detail = (part: string, before: string | undefined, after: string | undefined): Detail => ({
  part,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

/** One side of details, a line each. */
export const sideOf = (details: readonly Detail[], side: 'before' | 'after'): string[] =>
  details.flatMap((d) => {
    const said = d[side]
    if (d.part === '') return said === undefined ? [] : [said]
    return [`${d.part}: ${said ?? '–'}`]
  })
