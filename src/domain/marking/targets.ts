import type { Address } from '../pages/address.ts'
import { addressOf } from '../pages/entry-address.ts'
import { isListName } from '../playbook/lists.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { isLocal, type Reference } from '../playbook/references.ts'
import type { LinkTarget } from '../text/links.ts'

/** The entry that a reference names; undefined where it names none, or a part of its own entry. */
export function targetOf(playbook: Playbook, { kind, id, environments }: Reference): Entry | undefined {
  if (kind === 'expectation' || kind === 'condition' || isListName(kind)) return undefined
  const places = [...(isLocal(kind) ? environments : []), undefined]
  return places.map((place) => playbook.get(kind, id, place)).find((entry) => entry)
}

/** The entries that stand at an address: those with an anchor there by it, else those whose page it is. */
export function entriesByAddress(playbook: Playbook): ReadonlyMap<Address, readonly Entry[]> {
  const found = new Map<Address, Entry[]>()
  const add = (address: Address | undefined, entry: Entry) => {
    if (address === undefined) return
    const there = found.get(address)
    if (there) there.push(entry)
    else found.set(address, [entry])
  }
  for (const entry of playbook.entries) {
    add(addressOf(entry), entry)
    if (entry.kind !== 'triage' || entry.environment !== undefined) continue
    for (const { id } of playbook.all('environment')) add(addressOf(entry, id), entry)
  }
  return found
}

/** What a link leads to: the thing at its anchor, the page, and the environment the page stands in. */
export function targetsOf(
  target: LinkTarget,
  entries: ReadonlyMap<Address, readonly Entry[]>,
): readonly Entry[] {
  if (target.leads !== 'page') return []
  const { address, anchor } = target
  const environment = /^\/environments\/[^/]+/.exec(address)?.[0]
  const places = new Set([anchor === undefined ? '' : `${address}#${anchor}`, address, environment ?? ''])
  return [...places].flatMap((place) => entries.get(place) ?? [])
}
