import { compare } from '../playbook/problem.ts'
import { type Answered, mondayOf, waitingOf } from './answered.ts'

/** What two or more records want at once, so that somebody has to talk to them. */
export interface TeamClash {
  kind: 'same plan' | 'same window' | 'same people'
  /** What they share: `postgres small in il5`. */
  what: string
  teams: string[]
}

/**
 * Where teams meet: the same plan of a service in the same environment, a first release in the same week of the same
 * environment, a person who is named in several records.
 */
export function clashesOf(all: readonly Answered[]): TeamClash[] {
  const found = new Map<string, { clash: TeamClash; teams: Set<string> }>()
  const meet = (kind: TeamClash['kind'], what: string, team: string) => {
    const key = JSON.stringify([kind, what])
    const known = found.get(key) ?? { clash: { kind, what, teams: [] }, teams: new Set() }
    known.teams.add(team)
    found.set(key, known)
  }
  for (const one of all) {
    const { team, environment, live } = waitingOf(one)
    const { services = [], people, questions } = one.given.record
    for (const { service, plan } of services)
      if (plan !== undefined) meet('same plan', `${service} ${plan} in ${environment}`, team)
    if (live !== undefined)
      meet('same window', `a first release in ${environment} in the week of ${mondayOf(live)}`, team)
    const named = new Set([
      ...people.map(({ name }) => name),
      ...questions.filter(({ answer }) => answer === undefined).map(({ who }) => who),
    ])
    // A team that has a question for itself is no clash.
    for (const name of named) if (name !== team) meet('same people', name, team)
  }
  return [...found.values()]
    .filter(({ teams }) => teams.size > 1)
    .map(({ clash, teams }) => ({ ...clash, teams: [...teams].sort(compare) }))
    .sort((a, b) => compare(a.kind, b.kind) || b.teams.length - a.teams.length || compare(a.what, b.what))
}
