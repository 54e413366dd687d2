import { suggest } from '../../domain/base/nearest.ts'
import { isReady } from '../../domain/intake/answer.ts'
import { blankRecord } from '../../domain/intake/blank.ts'
import { visible } from '../../formats/visible.ts'
import { UsageError } from '../exit.ts'
import { openReported, type Reported } from '../held-playbook.ts'
import { answersTo, demandFor, keptRecords, readRecords } from '../intake-records.ts'
import { oneOf } from '../options.ts'
import { err, out } from '../out.ts'
import { demandFormats, reportDemand } from '../reporters/demand.ts'
import { intakeFormats, reportIntake } from '../reporters/intake.ts'
import type { CommonOptions, Verb } from '../verb.ts'

interface Options extends CommonOptions {
  blank?: string
  sum?: boolean
  network?: string
  format: string
}

export default {
  configure: (command) =>
    command
      .argument('[file...]', 'records of onboarding meetings; - reads standard input')
      .option('--blank <environment>', 'print an empty record for this environment, with the questions')
      .option(
        '--sum',
        'add records up, those of the playbook where no file is given: amounts, what is missing, load, the team',
      )
      .option('--network <id>', 'answer by what this network may hold')
      .option('--format <format>', `${intakeFormats.join(', ')}; csv with --sum, ics without`, 'text'),
  run: (files, options) => {
    if (options.sum && options.blank === undefined) return sum(files, options)
    const format = oneOf('--format', options.format, intakeFormats)
    const reported = openReported(options, ['triage'])
    if (options.blank !== undefined) return printBlank(options.blank, files, reported)
    if (files.length === 0)
      throw new UsageError('intake: give the file of a record; --blank ENVIRONMENT prints an empty one')
    const { records, refused } = readRecords(files, reported)
    const all = answersTo(records, reported)
    const dayless = format === 'ics' ? all.filter(({ live }) => live === undefined) : []
    for (const { file, environment } of dayless)
      err(
        `fieldbook: ${visible(file)}: it gives no day to be live in ${visible(environment.name)}, and a calendar needs one: write targets: [{environment: ${environment.id}, live: YYYY-MM-DD}]\n`,
      )
    const answers = all.filter((answer) => !dayless.includes(answer))
    reportIntake(answers, refused, format, options.network !== undefined)
    if (refused.length + dayless.length > 0) return 2
    return answers.every(isReady) ? 0 : 1
  },
} satisfies Verb<Options>

/** Adds records up; what cannot be read is told, and not in the sum. */
function sum(files: readonly string[], options: Options): 0 | 2 {
  const format = oneOf('--format', options.format, demandFormats)
  const reported = openReported(options, ['triage', 'intake'])
  const { records, refused } = files.length === 0 ? keptRecords(reported) : readRecords(files, reported)
  if (files.length === 0 && records.length === 0)
    throw new UsageError(
      'intake --sum: give the files of records; the playbook keeps none in content/intakes',
    )
  if (records.length > 0) reportDemand(demandFor(records, reported), format)
  return refused.length > 0 ? 2 : 0
}

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
