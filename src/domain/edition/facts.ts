import type { Catalog } from '../../model/catalog.ts'
import { catalogSchema } from '../../model/catalog.ts'
import type { Edition, EntryFacts } from '../../model/edition.ts'
import { walk } from '../../model/walk.ts'
import { type CatalogStamp, catalogOf } from '../catalog/catalog.ts'
import { canonical, type JsonTree, type TreePath } from '../diff/tree.ts'
import { Markings } from '../marking/effective.ts'
import { joinAll, type MarkingReading } from '../marking/marking.ts'
import { markedParts, wholeMarking } from '../marking/parts.ts'
import { describe } from '../marking/print.ts'
import type { Parsers } from '../marking/release.ts'
import { pageMarking } from '../pages/marking.ts'
import { allPages } from '../pages/registry.ts'
import { type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import { textDigest } from './digest.ts'

/** What is told by the catalog, field by field, and not by what a whole entry comes to. */
const inCatalog = new Set(['availability', 'roadmap', 'notice', 'onboarding'])
/** Pages that are about the generator, or about the edition itself. */
const ownPages = new Set(['problem', 'problems', 'changes', 'changes-in'])
/** What nobody reads as a thing of its own. */
const frame = new Set(['site', 'configuration', 'scheme', 'network', 'layer'])

/** What is asked beyond a playbook: `countsMarks` for reports in which nothing is withheld. */
export interface FactsOptions extends CatalogStamp {
  parse: Parsers['prose']
  countsMarks?: boolean
}

/**
 * The facts of an edition: what a later one is compared with. Give it a released playbook, and they are what that
 * network may know. Pages and entries stand in them by address and key; the order of nothing counts.
 */
export function editionOf(
  playbook: Playbook,
  { parse, countsMarks = false, ...head }: FactsOptions,
): Edition {
  const markings = new Markings(playbook)
  const say = (reading: MarkingReading) => describe(reading, markings.scheme)
  const catalog = catalogOf(playbook, head)
  const entries = playbook.entries.flatMap((entry): [string, EntryFacts][] => {
    if (frame.has(entry.kind)) return []
    const counted = countsMarks && marksOf(entry, markings, parse)
    return [
      [keyOf(entry), { ...factsOf(entry, say(markings.of(entry))), ...(counted && { marks: counted }) }],
    ]
  })
  const pages = allPages(playbook)
    .filter(({ kind }) => !ownPages.has(kind))
    .map((page) => [page.address, { marking: pageMarking(playbook, page), title: page.title }])
  const all = playbook.entries.map((entry) => wholeMarking(entry, markings, parse))
  const { title, caution, edition } = catalog
  return {
    kind: 'fieldbook-edition',
    version: 1,
    marking: say(joinAll(all, markings.scheme) ?? 'unreadable'),
    title,
    ...(caution === undefined ? {} : { caution }),
    edition,
    ...head,
    catalog,
    notices: noticesOf(playbook, (entry) => say(markings.of(entry))),
    entries: Object.fromEntries(entries),
    pages: Object.fromEntries(pages),
  }
}

function factsOf({ kind, environment, id, data, body }: Entry, marking: string): EntryFacts {
  const { marking: _, replaces: __, ...said } = data as Record<string, unknown>
  const digest = inCatalog.has(kind) ? '' : canonical(said as JsonTree) + (body?.text.trim() ?? '')
  const place = kind === 'environment' || environment === undefined ? {} : { environment }
  return { kind, ...place, id, marking, digest: textDigest(digest) }
}

function marksOf(entry: Entry, markings: Markings, parse: Parsers['prose']): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { reading } of markedParts(entry, markings, parse)) {
    const banner = describe(reading, markings.scheme)
    counts.set(banner, (counts.get(banner) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort())
}

function noticesOf(playbook: Playbook, markingOf: (entry: Entry) => string): Edition['notices'] {
  return Object.fromEntries(
    playbook.environments.map(({ id }) => [
      id,
      Object.fromEntries(
        playbook.all('notice', id).map((entry) => {
          const { kind, severity, from, until, updates } = entry.data
          const facts = { kind, severity, from, until, updates: updates?.length ?? 0 }
          return [entry.id, { marking: markingOf(entry as Entry), ...withoutAbsent(facts) }]
        }),
      ),
    ]),
  )
}

const withoutAbsent = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** Where a catalog has prose, and each text there by what it comes to. */
export function catalogProse(catalog: Catalog): Map<string, { path: TreePath; text: string }> {
  const found = new Map<string, { path: TreePath; text: string }>()
  for (const { path, value, meta } of walk(catalogSchema, catalog)) {
    if (meta.prose && typeof value === 'string')
      found.set(path.join('\0'), { path: path.map(String), text: value })
  }
  return found
}

/**
 * The same facts with every text replaced by what it comes to: what is published and kept. It is done again to what is
 * read, so that an edition never tells more of the one before than what changed.
 */
export function withoutProse(edition: Edition): Edition {
  const values = [...catalogProse(edition.catalog).values()].map(
    ({ path, text }) => [path, isDigest(text) ? text : textDigest(text)] as const,
  )
  const pages = Object.entries(edition.pages).map(([address, { marking }]) => [address, { marking }])
  return { ...edition, catalog: withTexts(edition.catalog, values), pages: Object.fromEntries(pages) }
}

/** Whether an edition has its texts, and not only what they come to. */
export const hasTexts = ({ catalog }: Edition): boolean =>
  [...catalogProse(catalog).values()].some(({ text }) => !isDigest(text))

const isDigest = (text: string) => /^~[0-9a-z]{11}$/.test(text)

/** A copy with other texts; paths lead through lists, too. */
function withTexts(catalog: Catalog, values: readonly (readonly [TreePath, string])[]): Catalog {
  const copy = structuredClone(catalog) as unknown
  for (const [path, value] of values) {
    let at = copy as Record<string, unknown>
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
    const key = path.at(-1) ?? ''
    Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return copy as Catalog
}
