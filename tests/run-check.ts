import type { Check } from '../src/domain/checks/check.ts'
import { type Entry, Playbook } from '../src/domain/playbook/playbook.ts'
import type { Problem } from '../src/domain/playbook/problem.ts'
import { type low, parsers, releaseOf } from './marked-playbook.ts'

/** Fields are placed by path and offset, texts by line and column. */
const placed = (of: Entry): Entry => ({
  ...of,
  at: (path = [], _part, offset = 0) => ({ file: [of.id, ...path].join('.'), line: 0, col: offset }),
})

/** What a check finds in entries, or in what the low side gets of them. */
export function runCheck(check: Check, entries: readonly Entry[], network?: typeof low): Problem[] {
  const placedEntries = entries.map(placed)
  const context = { asOf: '2026-11-16', parseProse: parsers.prose }
  const given = network ? { release: releaseOf(placedEntries, network).playbook } : {}
  return [...check.run(new Playbook(placedEntries), { ...context, ...given })]
}

const place = ({ file, line, col }: Problem['at']) => `${file}:${line}:${col}`

export const places = (problems: readonly Problem[]) => problems.map((p) => place(p.at))

export const related = (problem: Problem | undefined) => (problem?.related ?? []).map((r) => place(r.at))
