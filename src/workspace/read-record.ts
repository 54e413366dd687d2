import { readingProblem } from '../domain/checks/reading.ts'
import type { FitPlaybook } from '../domain/fit/playbook.ts'
import { checkRecord, type RecordFault } from '../domain/intake/check-record.ts'
import type { GivenRecord } from '../domain/intake/judge-record.ts'
import { pathBefore, upgraded } from '../domain/intake/upgrade.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { Intake } from '../model/intake.ts'
import type { Intake1 } from '../model/intake-1.ts'
import type { Scheme } from '../model/scheme.ts'
import { type ReadYaml, readYaml } from './yaml.ts'

/** What a record is read by: the playbook it speaks of, the scheme of its markings, and what knows its form. */
export interface RecordReader {
  playbook: FitPlaybook
  scheme: Scheme
  /** Holds what was read against the form of a version: that of schemas, or of the shapes made from them. */
  parse: (
    version: 1 | 2,
    yaml: ReadYaml,
  ) => { data: unknown; faults?: never } | { data?: never; faults: RecordFault[] }
}

export type RecordReading = { value: GivenRecord; faults?: never } | { value?: never; faults: RecordFault[] }

/**
 * Reads the record of an onboarding meeting with the place of everything in it; one of an earlier version as what it
 * would be today. Its markings have to be readable, its environments and conditions those of the playbook: otherwise
 * there are faults and no record.
 */
export function readRecord(
  { text, file }: { text: string; file: string },
  reader: RecordReader,
): RecordReading {
  const yaml = readYaml(text, file)
  if (yaml.problems.length > 0) return { faults: yaml.problems.map((problem) => ({ path: [], problem })) }
  const version = recordVersion(yaml)
  if (typeof version !== 'number') return { faults: [{ path: ['version'], problem: version }] }
  const parsed = reader.parse(version, yaml)
  if (parsed.faults) return parsed
  const record = version === 1 ? upgraded(parsed.data as Intake1) : (parsed.data as Intake)
  const at: ReadYaml['at'] = (path = [], ...rest) => yaml.at(version === 1 ? pathBefore(path) : path, ...rest)
  const faults = checkRecord(record, at, reader)
  return faults.length > 0 ? { faults } : { value: { record, file, at: (path) => at(path) } }
}

/** The version that a record says; the first said none. One that is yet to come is told as what it is. */
export function recordVersion({ value, at }: ReadYaml): 1 | 2 | Problem {
  if (typeof value !== 'object' || value === null || !('version' in value)) {
    // What names several targets is of today, whatever it forgot to say.
    return typeof value === 'object' && value !== null && 'targets' in value ? 2 : 1
  }
  const { version } = value
  if (typeof version !== 'number' || version <= 2) return version === 1 ? 1 : 2
  const later = `version ${version} of the record is later than this Fieldbook, which reads 1 and 2`
  const fix = 'write `version: 2`, or build with a Fieldbook that knows it'
  return readingProblem('schema-value', at(['version']), later, fix)
}
