import { present } from '../domain/base/present.ts'
import { highest } from '../domain/catalog/catalog.ts'
import { type Demand, demandOf } from '../domain/demand/demand.ts'
import { answerIntake, type IntakeAnswer, wayTo } from '../domain/intake/answer.ts'
import { briefsOf } from '../domain/intake/brief-data.ts'
import { handlingBy } from '../domain/intake/handling.ts'
import { type AimedRecord, aimed, type GivenRecord } from '../domain/intake/judge-record.ts'
import { whyWithheld } from '../domain/marking/dominance.ts'
import { Markings } from '../domain/marking/effective.ts'
import { marksOf } from '../domain/marking/parts.ts'
import { describe } from '../domain/marking/print.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { duties } from '../domain/playbook/tasks.ts'
import { noRecord } from '../formats/read/no-record.ts'
import { intakeShape } from '../model/intake.ts'
import { parseProse } from '../workspace/mdx.ts'
import { readIntake } from '../workspace/read-intake.ts'
import { UsageError } from './exit.ts'
import { dataFor, type Reported } from './held-playbook.ts'
import { problemLine, readInput } from './inputs.ts'
import { err } from './out.ts'

/** A record that cannot be answered. What is wrong with it was said on standard error. */
export interface RefusedRecord {
  file: string
  problems: Problem[]
  /** A network may not hold it, so not even its name goes. */
  isWithheld?: true
}

export interface ReadRecords {
  records: GivenRecord[]
  refused: RefusedRecord[]
}

/** Bytes. A record is written at one meeting. */
const largest = 200_000

/**
 * Reads records one by one: what is wrong with one is told in lines on standard error and hides no other. What a
 * network may not hold is refused for it.
 */
export function readRecords(files: readonly string[], reported: Reported): ReadRecords {
  const markings = new Markings(reported.workspace.released)
  const found: ReadRecords = { records: [], refused: [] }
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError('standard input can be read once only')
  for (const file of files) {
    const read = readOne(file, reported, markings)
    if ('record' in read) found.records.push(read)
    else found.refused.push(read)
  }
  return found
}

/** The records that the playbook keeps, as they were released. */
export const keptRecords = ({ workspace: { released } }: Reported): ReadRecords => ({
  records: released.all('intake').map((entry) => ({
    record: entry.data,
    file: entry.at([]).file,
    at: (path) => entry.at(path),
  })),
  refused: [],
})

function readOne(file: string, reported: Reported, markings: Markings): GivenRecord | RefusedRecord {
  try {
    const { value: source, problems } = readInput(file, largest)
    if (!source) return refuse(file, problems)
    const stranger = noRecord(source)
    if (stranger) return refuse(source.file, [stranger])
    const { value, faults } = readIntake(source, { playbook: reported.data, scheme: markings.scheme })
    if (faults)
      return refuse(
        source.file,
        faults.map(({ problem }) => problem),
      )
    const { network: to } = reported.workspace
    const why = to && whyWithheld(to.data, markings.read(value.record.marking), markings.scheme)
    if (!why) return value
    err(`fieldbook: ${file}: it is ${value.record.marking} and may not go to ${to.id}: ${why}\n`)
    return { file, problems: [], isWithheld: true }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    err(`fieldbook: ${error.message}\n`)
    return { file, problems: [] }
  }
}

function refuse(file: string, problems: Problem[]): RefusedRecord {
  err(problems.map(problemLine).join(''))
  return { file, problems }
}

/** What records come to together, marked with the highest of what they and their answers say. */
export function demandFor(records: readonly GivenRecord[], reported: Reported): Demand {
  const { released, network } = reported.workspace
  const markings = new Markings(released)
  const answers = answersTo(records, reported)
  const given = records.flatMap(aimed)
  return demandOf(
    answers.flatMap((answer, i) => (given[i] ? [{ given: given[i], answer }] : [])),
    {
      catalog: reported.data.catalog,
      staffing: released.site?.data.staffing,
      duties: duties(released),
      marking: highest(
        answers.flatMap(({ marking }) => marking ?? []),
        markings,
      ),
      ...present({ caution: reported.data.caution, network: network?.id }),
    },
  )
}

/** The answers to records, one for each target, marked with the highest of what they say. */
export function answersTo(records: readonly GivenRecord[], reported: Reported): IntakeAnswer[] {
  const { released, asOf } = reported.workspace
  const markings = new Markings(released)
  const [handling, briefs] = [handlingBy(markings), briefsOf(released, asOf.day)]
  return records.flatMap(aimed).map((given: AimedRecord) => {
    const way = wayTo(reported.data.catalog, given.target.environment)
    const homes = way.flatMap((id) => released.get('environment', id) ?? [])
    const said = homes.flatMap((home) => markedIn(home, ['intent', 'calendar', 'cadence'], markings))
    const playbook = dataFor(reported, way, [given.record.marking, ...said])
    const answer = answerIntake(given, { playbook, briefs, handling, shape: intakeShape })
    const shown = new Set(answer.brief.paths.map(({ id }) => id))
    const paths = released.triage(given.target.environment).filter(({ id }) => shown.has(id))
    const marking = highest(
      [
        ...(answer.marking === undefined ? [] : [answer.marking]),
        ...paths.map((path) => describe(markings.of(path as Entry), markings.scheme)),
        ...paths.flatMap((path) => markedIn(path as Entry, ['title', 'symptom'], markings)),
      ],
      markings,
    )
    return { ...answer, marking, fit: { ...answer.fit, marking } }
  })
}

/** The markings in some fields of an entry: of items, and of portions of their text. */
function markedIn(entry: Entry, fields: readonly string[], markings: Markings): string[] {
  const isIn = (path: readonly (string | number)[] | undefined) => fields.includes(String(path?.[0]))
  const items = markings.written(entry).filter(({ path }) => isIn(path))
  const portions = marksOf(entry, markings, parseProse).filter(({ path }) => isIn(path))
  return [
    ...items.map(({ text }) => text),
    ...portions.map(({ mark }) => describe(mark.reading, markings.scheme)),
  ]
}
