import { shippedTopics } from '../../model/guide.ts'
import { shippedAreas } from '../../model/onboarding.ts'
import { shippedCategories } from '../../model/service.ts'
import { oncePer } from '../base/once.ts'
import type { Playbook } from './playbook.ts'

/** What a list of the configuration is called by those who refer to something in it. */
export type ListName = 'category' | 'topic' | 'area'

/** Each list: its key in the configuration, and what it holds where that says nothing. */
const lists = {
  category: { key: 'categories', shipped: shippedCategories },
  topic: { key: 'topics', shipped: shippedTopics },
  area: { key: 'areas', shipped: shippedAreas },
} as const satisfies Record<ListName, unknown>

/** Whether a reference names something of a list, and not an entry. */
export const isListName = (kind: string): kind is ListName => Object.hasOwn(lists, kind)

/** The key of a list in the configuration. */
export const keyOfList = (name: ListName): string => lists[name].key

type Configured = Pick<Playbook, 'configuration'>

const made = oncePer((_: Configured) => new Map<ListName, ReadonlyMap<string, string>>())

/**
 * What there is of a list, by id with its label: first what the configuration names, in its order and words, then what
 * ships besides.
 */
export function namedIn(playbook: Configured, name: ListName): ReadonlyMap<string, string> {
  const known = made(playbook)
  const { key, shipped } = lists[name]
  const own = playbook.configuration?.data[key] ?? {}
  const list =
    known.get(name) ??
    new Map([...Object.entries(own), ...Object.entries(shipped).filter(([id]) => !Object.hasOwn(own, id))])
  known.set(name, list)
  return list
}

/** How something of a list is called on pages; its id where nobody has named it. */
export const labelIn = (playbook: Configured, name: ListName, id: string): string =>
  namedIn(playbook, name).get(id) ?? id

/** Orders ids as their list has them; what is not in it comes last. */
export function inListOrder(playbook: Configured, name: ListName): (a: string, b: string) => number {
  const order = [...namedIn(playbook, name).keys()]
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return (a, b) => place(a) - place(b)
}
