import { intakeSchema } from '../model/intake.ts'
import { intakeSchema1 } from '../model/intake-1.ts'
import { type RecordReader, type RecordReading, readRecord } from './read-record.ts'
import { parseWith } from './schema-problems.ts'

/** Reads the record of an onboarding meeting by its schemas; see {@link readRecord}. */
export function readIntake(
  source: { text: string; file: string },
  reader: Omit<RecordReader, 'parse'>,
): RecordReading {
  return readRecord(source, {
    ...reader,
    parse: (version, yaml) => {
      const parsed = parseWith(version === 1 ? intakeSchema1 : intakeSchema, yaml.value, yaml, [])
      return 'problems' in parsed
        ? { faults: parsed.problems.map((problem) => ({ path: [], problem })) }
        : parsed
    },
  })
}
