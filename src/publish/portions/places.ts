import type { Markings } from '../../domain/marking/effective.ts'
import { joinAll, type MarkingReading } from '../../domain/marking/marking.ts'
import { type Address, environmentAddress } from '../../domain/pages/address.ts'
import { pagesOf, standsAt } from '../../domain/pages/anchors.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { lineAnchor } from '../../domain/ready/asked.ts'

/** What stands where is marked, by address: pages, and with an anchor the entries, steps and expectations on them. */
export function markedPlaces(playbook: Playbook, markings: Markings): ReadonlyMap<Address, MarkingReading> {
  const places = new Map<Address, MarkingReading>()
  for (const entry of playbook.entries) {
    if (entry.kind === 'site') continue
    const reading = markings.of(entry)
    const row = rowReading(entry, markings)
    const homes =
      entry.kind === 'triage' && entry.environment === undefined ? playbook.all('environment') : []
    const pages = [addressOf(entry), ...homes.map(({ id }) => addressOf(entry, id))].flatMap((a) => a ?? [])
    for (const page of pages) {
      // An anchor is that of a row, which shows what is in the entry; a page of its own marks that part by part.
      places.set(page, page.includes('#') ? row : reading)
      for (const [id, path] of anchoredParts(entry)) places.set(`${page}#${id}`, markings.at(entry, path))
    }
    for (const [address, path] of askedPlaces(entry)) places.set(address, markings.at(entry, path))
  }
  for (const { address, anchors, leaf } of pagesOf(playbook).values())
    for (const { id, entry } of anchors) {
      if (!entry) continue
      const row = rowReading(entry, markings)
      places.set(`${address}#${id}`, row)
      // Links name it at the address of the list.
      if (leaf) places.set(`${leaf.of}#${id}`, row)
    }
  for (const { id } of playbook.all('service')) {
    const offers = playbook.all('availability').filter((offer) => offer.id === id)
    const service = playbook.get('service', id)
    const rows = [...offers, ...(service ? [service] : [])].map((e) => rowReading(e as Entry, markings))
    const named = `/services#${id}`
    for (const address of [named, standsAt(playbook, named)])
      places.set(address, joinAll(rows, markings.scheme) ?? 'unreadable')
  }
  return places
}

/** The marking of an entry with all items in it: what shows the whole of it in a line has no place for theirs. */
const rowReading = (entry: Entry, markings: Markings): MarkingReading =>
  joinAll([markings.of(entry), ...markings.written(entry).map(({ reading }) => reading)], markings.scheme) ??
  'unreadable'

/** Where the readiness page of an environment has parts of its onboarding. */
function askedPlaces(entry: Entry): [Address, string[]][] {
  if (entry.kind !== 'onboarding' || entry.environment === undefined) return []
  const page = environmentAddress(entry.environment, 'readiness')
  return (['readiness', 'expectations'] as const).flatMap((field) =>
    Object.keys((entry as Entry<'onboarding'>).data[field]).map((id): [Address, string[]] => [
      `${page}#${lineAnchor(`${field}/${id}`)}`,
      [field, id],
    ]),
  )
}

/** Parts of an entry that have an anchor of their own. */
function anchoredParts({ kind, data }: Entry): [string, string[]][] {
  const field = kind === 'triage' ? 'steps' : kind === 'onboarding' ? 'expectations' : undefined
  if (field === undefined) return []
  const parts = (data as Record<string, unknown>)[field] as Record<string, unknown>
  return Object.keys(parts).map((id) => [id, [field, id]])
}
