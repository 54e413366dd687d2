import type { EditionChange, EntryFacts } from '../../model/edition.ts'
import type { Kind } from '../../model/registry.ts'
import { typeOf } from '../../model/registry.ts'
import { addressOf } from '../pages/entry-address.ts'
import { type Entry, keyOf } from '../playbook/playbook.ts'
import { type Found, keysOf, type Sides } from './sides.ts'

/** What people read as a text, and what no other part of the comparison tells. */
const kinds = new Set<Kind>([
  'guide',
  'page',
  'triage',
  'lesson',
  'exercise',
  'role',
  'term',
  'objective',
  'service',
])

/** Where pages are told by themselves, those that have one are told by it. */
const withPage = new Set<Kind>(['guide', 'page', 'triage', 'lesson', 'exercise', 'role', 'service'])

/** Guides, paths, lessons and other texts that are new or say something else now; pages that came or went. */
export function textChanges({ before, after, now, tellsAll }: Sides): Found {
  const found: Found = { changes: [], gone: [] }
  const { gone, both, added } = keysOf(before.entries, after.entries)
  const known = new Set(Object.values(before.entries).map(({ kind }) => kind))
  const entries = new Map(now.entries.map((entry) => [keyOf(entry), entry]))
  const tell = (key: string, happened: EditionChange['happened'], { kind, id, environment }: EntryFacts) => {
    const entry = entries.get(key)
    const address = entry && addressOf(entry)
    found.changes.push({
      id: `text/${key}`,
      topic: 'text',
      happened,
      severity: 'informational',
      ...(environment === undefined ? {} : { environment }),
      subject: entry ? titleOf(entry) : id,
      part: typeOf(kind).label,
      ...(entry ? { entry: key } : {}),
      ...(address === undefined ? {} : { address }),
    })
  }
  for (const key of added) {
    const facts = after.entries[key]
    // Of an edition that kept less nobody can say what is new.
    if (facts && kinds.has(facts.kind) && known.has(facts.kind) && !(tellsAll && withPage.has(facts.kind)))
      tell(key, 'new', facts)
  }
  for (const key of both) {
    const [was, is] = [before.entries[key], after.entries[key]]
    if (was && is && kinds.has(is.kind) && was.digest !== is.digest) tell(key, 'changed', is)
  }
  for (const key of gone) {
    const facts = before.entries[key]
    if (!facts || !kinds.has(facts.kind)) continue
    if (!tellsAll) found.gone.push(facts.environment ?? '')
    else if (!withPage.has(facts.kind)) tell(key, 'gone', facts)
  }
  return tellsAll
    ? { ...found, changes: [...found.changes, ...pageChanges(before.pages, after.pages)] }
    : found
}

/** Addresses that came or went; told to those who review, since the entries behind them are told to all. */
function pageChanges(
  before: Readonly<Record<string, { title?: string | undefined }>>,
  after: Readonly<Record<string, { title?: string | undefined }>>,
): EditionChange[] {
  if (Object.keys(before).length === 0) return []
  const { gone, added } = keysOf(before, after)
  const tell = (address: string, title: string, happened: 'new' | 'gone'): EditionChange => ({
    id: `page/${address}`,
    topic: 'page',
    happened,
    severity: 'informational',
    subject: title,
    part: address,
    ...(happened === 'new' ? { address } : {}),
  })
  return [
    ...added.map((address) => tell(address, after[address]?.title ?? address, 'new')),
    ...gone.map((address) => tell(address, before[address]?.title ?? address, 'gone')),
  ]
}

function titleOf({ data, id }: Entry): string {
  const { title, name, term } = data as { title?: string; name?: string; term?: string }
  return title ?? name ?? term ?? id
}
