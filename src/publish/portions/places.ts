import { type Address, addressOf } from '../../domain/address.ts'
import { listsOf } from '../../domain/anchors.ts'
import type { Markings } from '../../domain/marking/effective.ts'
import type { Reading } from '../../domain/marking/marking.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'

/** What stands where is marked, by address: pages, and with an anchor the entries, steps and expectations on them. */
export function placesOf(playbook: Playbook, markings: Markings): ReadonlyMap<Address, Reading> {
  const places = new Map<Address, Reading>()
  for (const entry of playbook.entries) {
    if (entry.kind === 'site') continue
    const reading = markings.of(entry)
    const homes =
      entry.kind === 'triage' && entry.environment === undefined ? playbook.all('environment') : []
    const pages = [addressOf(entry), ...homes.map(({ id }) => addressOf(entry, id))].flatMap((a) => a ?? [])
    for (const page of pages) {
      places.set(page, reading)
      for (const [id, path] of partsOf(entry)) places.set(`${page}#${id}`, markings.at(entry, path))
    }
    for (const { page, id = entry.id } of listsOf(entry)) places.set(`${page}#${id}`, reading)
  }
  return places
}

/** Parts of an entry that have an anchor of their own. */
function partsOf({ kind, data }: Entry): [string, string[]][] {
  const field = kind === 'triage' ? 'steps' : kind === 'onboarding' ? 'expectations' : undefined
  if (field === undefined) return []
  const parts = (data as Record<string, unknown>)[field] as Record<string, unknown>
  return Object.keys(parts).map((id) => [id, [field, id]])
}
