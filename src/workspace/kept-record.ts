import { readingProblem } from '../domain/checks/reading.ts'
import { pathBefore, upgraded } from '../domain/intake/upgrade.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { keptIntakeSchema } from '../model/intake.ts'
import { intakeSchema1 } from '../model/intake-1.ts'
import { recordVersion } from './read-record.ts'
import { parseWith } from './schema-problems.ts'
import type { ReadYaml } from './yaml.ts'

const keptIntakeSchema1 = intakeSchema1.extend({ replaces: keptIntakeSchema.shape.replaces })

/**
 * A record that a playbook keeps, where it is of another version than today's: one of an earlier version as what it would
 * be today, with where each point stands in it, and a word that it is one; or why it cannot be read. Undefined for one of
 * today.
 */
export function readKeptRecord(
  source: ReadYaml,
):
  | { data: unknown; at: ReadYaml['at']; problems: Problem[] }
  | { data?: never; problems: Problem[] }
  | undefined {
  const version = recordVersion(source)
  if (version === 2) return undefined
  if (typeof version !== 'number') return { problems: [version] }
  const parsed = parseWith(keptIntakeSchema1, source.value, source, [])
  if ('problems' in parsed) return parsed
  const { replaces, ...record } = parsed.data
  const said =
    'the record is of version 1: it is read as one of version 2, in which what was not asked then is open'
  return {
    data: { ...upgraded(record), ...(replaces && { replaces }) },
    at: (path = [], ...rest) => source.at(pathBefore(path), ...rest),
    problems: [readingProblem('record-earlier', source.at(), said, 'open it in the worksheet, and save it')],
  }
}
