import type { Intake } from '../../model/intake.ts'
import type { Scheme } from '../../model/scheme.ts'
import type { Path } from '../../model/walk.ts'
import { suggest } from '../base/nearest.ts'
import { readingProblem } from '../checks/reading.ts'
import type { FitPlaybook } from '../fit/playbook.ts'
import { parseMarking } from '../marking/parse.ts'
import type { Position, Problem } from '../playbook/problem.ts'

/** Where something stands: the value, its key, or a character of it. */
export type PlaceOf = (path: Path, part?: 'key' | 'value', offset?: number) => Position

/** What is wrong with a record that has the right form, and where. */
export interface RecordFault {
  path: Path
  problem: Problem
}

/**
 * What a record says that the playbook does not know: markings that cannot be read, environments and conditions that
 * are not there, an environment that is named twice. What a service is called is no matter of form; the answer says
 * whether anything is called so.
 */
export function checkRecord(
  record: Intake,
  at: PlaceOf,
  { playbook, scheme }: { playbook: FitPlaybook; scheme: Scheme },
): RecordFault[] {
  return [...markings(record, at, scheme), ...references(record, at, playbook)]
}

function markings({ marking, data, integrations = [] }: Intake, at: PlaceOf, scheme: Scheme): RecordFault[] {
  const written: [Path, string | undefined][] = [
    [['marking'], marking],
    [['data', 'handles'], data?.handles],
    ...integrations.map(({ carries }, i): [Path, string | undefined] => [
      ['integrations', i, 'carries'],
      carries,
    ]),
  ]
  return written.flatMap(([path, text]) => {
    const parsed = text === undefined ? undefined : parseMarking(text, scheme)
    if (!parsed || parsed.ok) return []
    return parsed.faults.map(({ offset, message, fix }) => ({
      path,
      problem: readingProblem('schema-value', at(path, 'value', offset), message, fix),
    }))
  })
}

function references({ targets, conditions }: Intake, at: PlaceOf, playbook: FitPlaybook): RecordFault[] {
  const environments = Object.keys(playbook.catalog.environments)
  const known = Object.keys(playbook.conditions)
  const faults: RecordFault[] = []
  const wrong = (path: Path, part: 'key' | 'value', message: string, fix: string) =>
    faults.push({ path, problem: readingProblem('schema-value', at(path, part), message, fix) })
  for (const [i, { environment }] of targets.entries()) {
    const path = ['targets', i, 'environment']
    if (!environments.includes(environment)) {
      const fix = suggest(environment, environments, 'environments are')
      wrong(path, 'value', `there is no environment "${environment}"`, fix)
    } else if (targets.findIndex((other) => other.environment === environment) < i)
      wrong(path, 'value', `"${environment}" is a target already`, 'name each environment once')
  }
  for (const id of Object.keys(conditions)) {
    if (known.includes(id)) continue
    const fix = suggest(id, known, 'conditions are')
    wrong(['conditions', id], 'key', `there is no condition "${id}"`, fix)
  }
  return faults
}
