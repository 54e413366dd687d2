import type { Catalog } from '../../model/catalog.ts'
import type { Change, Side } from '../../model/catalog-diff.ts'
import type { TreePath } from '../diff/tree.ts'
import { textDigest } from './digest.ts'
import { catalogProse } from './facts.ts'

/**
 * Fields whose earlier value may be repeated: states, versions, days and figures, of which none is a text and none
 * names another entry.
 */
const told = new Set([
  'status',
  'state',
  'version',
  'capi',
  'free',
  'bindable',
  'since',
  'until',
  'leadTime',
  'zones',
])

/** Whether the earlier value of what stands at a path may be told where the edition before said more than this one may. */
export function isTold(path: TreePath): boolean {
  const area = path[2]
  if (path[0] !== 'environments') return false
  if (area === 'quotas' || area === 'features') return true
  if (area === 'services' && path[4] === 'plans' && path[6] === 'limits') return true
  return told.has(path.at(-1) ?? '')
}

/** The texts of a catalog by what they come to. */
export const textsBy = (catalog: Catalog): ReadonlyMap<string, string> =>
  new Map([...catalogProse(catalog).values()].map(({ text }) => [textDigest(text), text]))

/** A change in the texts of now: what is known only by what it comes to is left out of both sides. */
export function withTexts(change: Change, texts: ReadonlyMap<string, string>): Change {
  const side = (of: Side | undefined) => {
    if (of === undefined) return undefined
    const { value, ...rest } = of
    const readable = readableOf(value, texts)
    return { ...rest, ...(readable === undefined ? {} : { value: readable }) }
  }
  const { before, after, ...rest } = change
  const [old, now] = [side(before), side(after)]
  return { ...rest, ...(old && { before: old }), ...(now && { after: now }) }
}

type Value = Side['value']

function readableOf(value: Value, texts: ReadonlyMap<string, string>): Value {
  if (typeof value === 'string') return /^~[0-9a-z]{11}$/.test(value) ? texts.get(value) : value
  if (Array.isArray(value)) {
    const items = value.map((item) => readableOf(item, texts))
    return items.filter((item) => item !== undefined) as Value
  }
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, item]) => [key, readableOf(item, texts)] as const)
  const known = fields.filter(([, item]) => item !== undefined)
  return known.length === 0 && fields.length > 0 ? undefined : (Object.fromEntries(known) as Value)
}
