import { agendaOf } from '../../domain/agenda/agenda.ts'
import { dayForm } from '../../domain/base/date-forms.ts'
import { suggest } from '../../domain/base/nearest.ts'
import { cadenceNext } from '../../domain/calendar/cadence.ts'
import { compareEditions } from '../../domain/edition/compare.ts'
import type { EditionChange } from '../../model/edition.ts'
import type { Environment } from '../../model/environment.ts'
import { daySchema } from '../../model/fields.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { earlierEdition, keptFacts } from '../editions.ts'
import { UsageError } from '../exit.ts'
import { type NetworkOptions, type OpenedWorkspace, openRevision, openWorkspace } from '../open.ts'
import { oneOf } from '../options.ts'
import { refuseErrors } from '../refuse.ts'
import { agendaFormats, reportAgenda } from '../reporters/agenda.ts'
import type { Verb } from '../verb.ts'

interface Options extends NetworkOptions {
  environment?: string
  day?: string
  since?: string
  format: string
}

export default {
  configure: (command) =>
    command
      .option('--environment <id>', 'whose meeting it is')
      .option('--day <day>', 'the day of the meeting; that of the next one unless said')
      .option(
        '--since <name>',
        'the edition of the last meeting: a revision, a site, its facts; with --network what site.yaml says',
      )
      .option('--network <id>', 'what this network may hold')
      .option('--format <format>', agendaFormats.join(', '), 'markdown'),
  run: (_args, options) => {
    const format = oneOf('--format', options.format, agendaFormats)
    if (options.environment === undefined)
      throw new UsageError('agenda: say whose meeting it is with --environment')
    const { day } = options
    if (day !== undefined && !daySchema.safeParse(day).success)
      throw new UsageError(`--day ${day}: ${dayForm(day)}`)
    const opened = openWorkspace(options)
    refuseErrors(opened.problems)
    const { released, asOf } = opened
    const home = released.get('environment', options.environment)
    if (!home) {
      const known = released.environments.map(({ id }) => id)
      throw new UsageError(
        `--environment ${options.environment}: ${suggest(options.environment, known, 'environments are')}`,
      )
    }
    const on = day ?? nextMeeting(home.data, asOf.day) ?? asOf.day
    const { network, roots } = opened
    const since = options.since ?? (network && keptFacts(released, roots, network.id))
    const changes = since === undefined ? [] : changesSince(options, since, opened)
    const own = changes.filter(({ environment }) => environment === undefined || environment === home.id)
    reportAgenda(agendaOf(released, home, { day: on, asOf: asOf.day, changes: own, parseProse }), format)
    return 0
  },
} satisfies Verb<Options>

/** The next meeting of an environment: the one that is called a meeting, not a review of one thing. */
function nextMeeting({ cadence }: Environment, asOf: string): string | undefined {
  return cadence
    .filter(({ kind }) => kind === 'meeting')
    .flatMap((meeting) => cadenceNext(meeting, asOf) ?? [])
    .sort()[0]
}

function changesSince(
  options: NetworkOptions,
  since: string,
  { roots, whole, released, network, asOf }: OpenedWorkspace,
): readonly EditionChange[] {
  const before = earlierEdition(
    options,
    since,
    { roots, whole, released, network, day: asOf.day },
    openRevision,
  )
  const tells = network ? 'what is there' : 'all'
  return compareEditions(before, released, { tells, parse: parseProse }).changes
}
