import { suggest } from '../../domain/base/nearest.ts'
import { planCalendarOf } from '../../domain/calendar/release-days.ts'
import { answerIntake, isReady, wayTo } from '../../domain/intake/answer.ts'
import { blankRecord } from '../../domain/intake/blank.ts'
import { handlingBy } from '../../domain/intake/handling.ts'
import type { GivenRecord } from '../../domain/intake/judge-record.ts'
import { whyWithheld } from '../../domain/marking/dominance.ts'
import { Markings } from '../../domain/marking/effective.ts'
import { noRecord } from '../../formats/read/no-record.ts'
import { visible } from '../../formats/visible.ts'

import { readIntake } from '../../workspace/read-intake.ts'
import { UsageError } from '../exit.ts'
import { dataFor, openReported, type Reported } from '../held-playbook.ts'
import { readInputs, reportInputProblems } from '../inputs.ts'
import { oneOf } from '../options.ts'
import { out } from '../out.ts'
import { intakeFormats, reportIntake } from '../reporters/intake.ts'
import type { CommonOptions, Verb } from '../verb.ts'

interface Options extends CommonOptions {
  blank?: string
  network?: string
  format: string
}

/** Bytes. A record is written at one meeting. */
const largest = 200_000

export default {
  configure: (command) =>
    command
      .argument('[file...]', 'records of onboarding meetings; - reads standard input')
      .option('--blank <environment>', 'print an empty record for this environment, with the questions')
      .option('--network <id>', 'answer by what this network may hold')
      .option('--format <format>', intakeFormats.join(', '), 'text'),
  run: (files, options) => {
    const format = oneOf('--format', options.format, intakeFormats)
    const reported = openReported(options)
    if (options.blank !== undefined) return printBlank(options.blank, files, reported)
    if (files.length === 0)
      throw new UsageError('intake: give the file of a record; --blank ENVIRONMENT prints an empty one')
    const markings = new Markings(reported.workspace.released)
    const { value: sources, problems } = readInputs(files, largest)
    const readings = (sources ?? []).map((source) => {
      const stranger = noRecord(source)
      if (stranger) return { problems: [stranger] }
      return readIntake(source, { playbook: reported.data, scheme: markings.scheme })
    })
    reportInputProblems([...problems, ...readings.flatMap((reading) => reading.problems ?? [])])
    const records = readings.flatMap((reading) => ('value' in reading ? (reading.value ?? []) : []))
    if (records.length < files.length) return 2
    for (const given of records) refuseWithheld(given, reported, markings)
    const dayless = format === 'ics' && records.find(({ record }) => record.target.live === undefined)
    if (dayless)
      throw new UsageError(
        `${dayless.file}: it gives no day to be live, and a calendar needs one: write target: {environment: …, live: YYYY-MM-DD}`,
      )
    const answers = records.map((given) => answer(given, reported, markings))
    reportIntake(answers, format)
    return answers.every(isReady) ? 0 : 1
  },
} satisfies Verb<Options>

function printBlank(environment: string, files: readonly string[], { data, workspace }: Reported): 0 {
  if (files.length > 0) throw new UsageError('intake --blank: an empty record takes no file')
  const known = Object.keys(data.catalog.environments)
  if (!known.includes(environment))
    throw new UsageError(`--blank ${environment}: ${suggest(environment, known, 'environments are')}`)
  const { asOf: recorded = '' } = data.catalog
  const { marking = '' } = workspace.released.site?.data ?? {}
  // Each is kept to one line of the record: a second line would be read as an answer.
  const conditions = Object.fromEntries(
    Object.entries(data.conditions).map(([id, { label }]) => [id, { label: visible(label) }]),
  )
  out(blankRecord({ marking: visible(marking), recorded, environment, conditions }))
  return 0
}

/** What is released to a network says nothing that came from above it. */
function refuseWithheld(
  { record, file }: GivenRecord,
  { workspace: { network: to } }: Reported,
  markings: Markings,
): void {
  if (to === undefined) return
  const why = whyWithheld(to.data, markings.read(record.marking), markings.scheme)
  if (why !== undefined)
    throw new UsageError(`${file}: it is ${record.marking} and may not go to ${to.id}: ${why}`)
}

function answer(given: GivenRecord, reported: Reported, markings: Markings) {
  const { record } = given
  const { environment } = record.target
  const home = reported.workspace.released.get('environment', environment)
  // The calendar is not part of the catalog, so its markings are added.
  const calendar = home ? markings.written(home).filter(({ path }) => path[0] === 'calendar') : []
  const also = [record.marking, ...calendar.map(({ text }) => text)]
  const playbook = dataFor(reported, wayTo(reported.data.catalog, environment), also)
  return answerIntake(given, {
    playbook,
    calendar: home
      ? planCalendarOf(home.data)(reported.data.catalog.asOf ?? record.recorded)
      : { closed: [] },
    handling: handlingBy(markings),
  })
}
