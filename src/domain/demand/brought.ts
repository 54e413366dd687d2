import { compare } from '../playbook/problem.ts'
import type { Answered } from './answered.ts'

/** Something that teams bring, and which. */
export interface Brought {
  name: string
  teams: string[]
}

/** Buildpacks of their own that teams bring, by name: those that were spoken of, and those that are named by an address. */
export const customBuildpacks = (all: readonly Answered[]): Brought[] =>
  broughtBy(all, ({ given: { record } }) => [
    ...(record.customBuildpacks ?? []).map(({ name }) => name),
    ...(record.apps ?? []).flatMap(({ buildpacks = [] }) =>
      buildpacks.filter((name) => /^\w+:\/\//.test(name)),
    ),
  ])

/** Levels of IA maturity, and the teams at each; `?` where nobody said. */
export const maturities = (all: readonly Answered[]): Brought[] =>
  broughtBy(all, ({ given: { record } }) => [record.maturity?.level ?? '?'])

function broughtBy(all: readonly Answered[], names: (one: Answered) => readonly string[]): Brought[] {
  const found = new Map<string, Set<string>>()
  for (const one of all)
    for (const name of names(one)) {
      const teams = found.get(name) ?? new Set()
      found.set(name, teams.add(one.given.record.team))
    }
  return [...found]
    .map(([name, teams]) => ({ name, teams: [...teams].sort(compare) }))
    .sort((a, b) => compare(a.name, b.name))
}
