import { nations as isoNations } from '../../model/nations.ts'
import type { Scheme } from '../../model/scheme.ts'
import { oncePer } from '../base/once.ts'
import { compare } from '../playbook/problem.ts'

/** A set of nations by trigraph, in order; `all` is everyone, named or not. */
export type Nations = 'all' | readonly string[]

/** The nations that are in both. */
export function intersect(a: Nations, b: Nations): Nations {
  if (a === 'all') return b
  return b === 'all' ? a : a.filter((nation) => b.includes(nation))
}

/** Whether each nation of the part is among the whole. */
export function isWithin(part: readonly string[], whole: Nations): boolean {
  return whole === 'all' || part.every((nation) => whole.includes(nation))
}

/** Whether both are the same nations, in whatever order. */
export function sameNations(a: Nations, b: Nations): boolean {
  if (a === 'all' || b === 'all') return a === b
  return a.length === b.length && isWithin(a, b)
}

/** Trigraphs in use; none where the scheme has no owner, and so knows no nations. */
export function trigraphs(scheme: Scheme): readonly string[] {
  return scheme.owner === undefined ? [] : (scheme.nations ?? isoNations)
}

const inUse = oncePer((scheme: Scheme) => new Set(trigraphs(scheme)))

/** The nations that trigraphs and tetragraphs stand for, in order; undefined if one of them is unknown. */
export function expand(names: readonly string[], scheme: Scheme): readonly string[] | undefined {
  const known = inUse(scheme)
  const expanded = new Set<string>()
  for (const name of names) {
    const members = Object.hasOwn(scheme.groups, name) ? scheme.groups[name] : [name]
    for (const member of members ?? []) {
      if (!known.has(member)) return undefined
      expanded.add(member)
    }
  }
  return [...expanded].sort(compare)
}

/** The shortest list that stands for a set of nations: the owner, then trigraphs, then tetragraphs. */
export function shortestList(set: readonly string[], scheme: Scheme): string[] {
  const others = set.filter((nation) => nation !== scheme.owner)
  const groups = Object.entries(scheme.groups)
    .filter(([, members]) => isWithin(members, set))
    .sort(([a], [b]) => compare(a, b))
  let best = others
  // A group in use is a bit; a scheme of very many groups is tried in part, which costs length, never truth.
  for (let choice = 1; choice < 2 ** Math.min(groups.length, 10); choice++) {
    const chosen = groups.filter((_, i) => choice & (1 << i))
    const covered = new Set(chosen.flatMap(([, members]) => members))
    const list = [...others.filter((nation) => !covered.has(nation)), ...chosen.map(([name]) => name)]
    if (list.join().length < best.join().length) best = list
  }
  return scheme.owner === undefined ? best : [scheme.owner, ...best]
}
