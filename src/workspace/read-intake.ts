import { suggest } from '../domain/base/nearest.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { FitPlaybook } from '../domain/fit/playbook.ts'
import type { GivenRecord } from '../domain/intake/judge-record.ts'
import { parseMarking } from '../domain/marking/parse.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { type Intake, intakeSchema } from '../model/intake.ts'
import type { Scheme } from '../model/scheme.ts'
import type { Path } from '../model/walk.ts'
import { parseWith } from './schema-problems.ts'
import { readYaml } from './yaml.ts'

/** What a record is read by: the playbook it speaks of, and the scheme of its markings. */
export interface RecordReader {
  playbook: FitPlaybook
  scheme: Scheme
}

/**
 * Reads the record of an onboarding meeting (`intakeSchema`) with the place of everything in it. Its markings
 * have to be readable, its environment and conditions those of the playbook: otherwise there are problems and
 * no record. What a service is called is no matter of form; the answer says whether anything is called so.
 */
export function readIntake(
  { text, file }: { text: string; file: string },
  reader: RecordReader,
): { value: GivenRecord; problems?: never } | { value?: never; problems: Problem[] } {
  const yaml = readYaml(text, file)
  if (yaml.problems.length > 0) return { problems: yaml.problems }
  const parsed = parseWith(intakeSchema, yaml.value, yaml, [])
  if ('problems' in parsed) return { problems: parsed.problems }
  const at = (path: Path) => yaml.at(path)
  const problems = [
    ...markings(parsed.data, yaml.at, reader.scheme),
    ...references(parsed.data, yaml.at, reader.playbook),
  ]
  return problems.length > 0 ? { problems } : { value: { record: parsed.data, file, at } }
}

type At = ReturnType<typeof readYaml>['at']

function markings({ marking, data }: Intake, at: At, scheme: Scheme): Problem[] {
  const written: [Path, string | undefined][] = [
    [['marking'], marking],
    [['data', 'handles'], data?.handles],
  ]
  return written.flatMap(([path, text]) => {
    const parsed = text === undefined ? undefined : parseMarking(text, scheme)
    if (!parsed || parsed.ok) return []
    return parsed.faults.map(({ offset, message, fix }) =>
      readingProblem('schema-value', at(path, 'value', offset), message, fix),
    )
  })
}

function references({ target, conditions }: Intake, at: At, playbook: FitPlaybook): Problem[] {
  const environments = Object.keys(playbook.catalog.environments)
  const known = Object.keys(playbook.conditions)
  const problems: Problem[] = []
  if (!environments.includes(target.environment)) {
    const fix = suggest(target.environment, environments, 'environments are')
    const place = at(['target', 'environment'])
    problems.push(
      readingProblem('schema-value', place, `there is no environment "${target.environment}"`, fix),
    )
  }
  for (const id of Object.keys(conditions)) {
    if (known.includes(id)) continue
    const place = at(['conditions', id], 'key')
    const fix = suggest(id, known, 'conditions are')
    problems.push(readingProblem('schema-value', place, `there is no condition "${id}"`, fix))
  }
  return problems
}
