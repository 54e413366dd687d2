import type { OwnComponent, OwnComponentDeclaration, OwnShown } from '../../model/own-component.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { readCopyOf } from '../playbook/read-copy.ts'
import { isLocal } from '../playbook/references.ts'

/** Where a component of an organisation's own is used, with what. */
export interface PlacedUse {
  declared: OwnComponentDeclaration
  /** As they are written. */
  attributes: Readonly<Record<string, string | undefined>>
  /** The environment of the entry in whose text it stands. */
  environment?: string | undefined
}

/**
 * The entries that a use may show, and is given: those that its attributes name, and those of the kinds that the
 * configuration lets it read; of the environment that an attribute names, where one does.
 */
export function readBy(playbook: Playbook, use: PlacedUse): Entry[] {
  const { declared, attributes } = use
  const said = Object.entries(declared.attributes).flatMap(([name, { ref }]) => {
    const value = attributes[name]
    return ref === undefined || value === undefined ? [] : [{ ref, value }]
  })
  const named = said.find(({ ref }) => ref === 'environment')?.value
  const places = [named ?? use.environment, undefined]
  const wanted = said.map(({ ref, value }) => {
    const found = places.map((place) => playbook.get(ref, value, isLocal(ref) ? place : undefined))
    return found.find((entry) => entry !== undefined) as Entry | undefined
  })
  const isThere = (entry: Entry) => {
    const home = entry.kind === 'environment' ? entry.id : entry.environment
    return named === undefined || home === undefined || home === named
  }
  const read = declared.reads.flatMap((kind): readonly Entry[] => playbook.all(kind)).filter(isThere)
  return [...new Set([...wanted.flatMap((entry) => entry ?? []), ...read])]
}

/** Runs a component for a use; gives what it says it shows, which `own-shown.ts` has to read. Throws what it throws. */
export function runComponent(
  component: OwnComponent,
  playbook: Playbook,
  use: PlacedUse,
  asOf: string,
): OwnShown {
  const written = Object.keys(use.declared.attributes).flatMap((name) => {
    const value = use.attributes[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return component.show({
    attributes: Object.fromEntries(written),
    playbook: readCopyOf(readBy(playbook, use)),
    content: { content: true },
    asOf,
  })
}
