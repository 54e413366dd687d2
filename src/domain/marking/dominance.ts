import type { Network } from '../../model/network.ts'
import type { Scheme } from '../../model/scheme.ts'
import { carriedBy, isHeld } from './controls.ts'
import { isAtMost, type MarkingReading, nationsOf } from './marking.ts'
import { expand, isWithin } from './nations.ts'
import { parseHolding } from './parse.ts'

/** What decides what a network may hold. */
export type Clearance = Pick<Network, 'holds' | 'audience'>

/**
 * Whether a network may hold an item: its level is at least as high, its controls include the item's, and its
 * audience lies within the item's nations. What cannot be read, of item or network, is held by none.
 */
export function dominates(network: Clearance, item: MarkingReading, scheme: Scheme): boolean {
  return whyWithheld(network, item, scheme) === undefined
}

/** Why a network may not hold an item, in words for the officer who asks; undefined if it may. */
export function whyWithheld(network: Clearance, item: MarkingReading, scheme: Scheme): string | undefined {
  if (item === 'unreadable') return 'its marking cannot be read'
  const held = parseHolding(network.holds, scheme)
  const audience = audienceOf(network, scheme)
  if (!held.ok || held.marking.to || audience === undefined) return 'what the network may hold cannot be read'
  const { level, controls } = held.marking
  if (!isAtMost({ level: item.level, controls: [] }, { level, controls: [] }, scheme))
    return `the network holds up to ${level}, not ${item.level}`
  const missing = item.controls.filter(
    (word) => !carriedBy(word, scheme)?.control.permits && !isHeld(word, controls, scheme),
  )
  if (missing.length > 0) return `the network does not hold ${missing.join(', ')}`
  const nations = nationsOf(item, scheme)
  if (isWithin(audience, nations)) return undefined
  if (nations.length === 0) return 'it has no caveat, and a person has yet to decide to whom it goes'
  const others = audience.filter((nation) => !nations.includes(nation))
  return `${others.join(', ')} read on the network, and it may not go there`
}

/**
 * The nations that read on a network; none where the scheme knows no nations. Undefined where that cannot be told: a
 * name is unknown, or nobody said who reads there, who would then be everybody's and nobody's audience.
 */
function audienceOf({ audience }: Pick<Network, 'audience'>, scheme: Scheme): readonly string[] | undefined {
  const isNational = scheme.owner !== undefined
  return isNational === audience.length > 0 ? expand(audience, scheme) : undefined
}
