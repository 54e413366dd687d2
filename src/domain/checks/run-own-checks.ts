import type { OwnCheck, OwnFinding } from '../../model/own-check.ts'
import { type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import type { Position, Problem } from '../playbook/problem.ts'
import { readCopyOf } from '../playbook/read-copy.ts'
import { readingProblem } from './reading.ts'

/**
 * What checks of an organisation's own find in a playbook. Each gets a copy, so that none can change what is released.
 * One that fails is a problem itself: what it was to find, nobody has looked for.
 */
export function runOwnChecks(
  checks: readonly { check: OwnCheck; at: Position }[],
  playbook: Playbook,
  asOf: string,
): Problem[] {
  if (checks.length === 0) return []
  const entries = new Map(playbook.entries.map((entry) => [keyOf(entry), entry]))
  return checks.flatMap(({ check, at }) => {
    const found: Problem[] = []
    try {
      for (const finding of check.run(readCopyOf(playbook.entries), { asOf }))
        found.push(problemOf(check, finding, entries))
      return found
    } catch (error) {
      const [line = 'it failed'] = (error instanceof Error ? error.message : String(error)).split('\n')
      const fix = 'mend the check; until then nobody looks for what it finds'
      return [readingProblem('own-check-failed', at, `${check.code} failed: ${line}`, fix)]
    }
  })
}

function problemOf(
  { code, severity }: OwnCheck,
  finding: OwnFinding,
  entries: ReadonlyMap<string, Entry>,
): Problem {
  const { entry, path = [], message, fix } = finding
  const own = entries.get(keyOf(entry))
  if (!own) throw new Error('a finding names an entry that the playbook does not have')
  if (typeof message !== 'string' || message === '') throw new Error('a finding has no message')
  return { code, severity, at: own.at(path), message, ...(typeof fix === 'string' ? { fix } : {}) }
}
