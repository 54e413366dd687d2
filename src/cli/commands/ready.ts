import { suggest } from '../../domain/base/nearest.ts'
import { present } from '../../domain/base/present.ts'
import { whyWithheld } from '../../domain/marking/dominance.ts'
import { Markings } from '../../domain/marking/effective.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import type { GivenRelease } from '../../domain/ready/context.ts'
import { judgeReady, lineIds, type ReadyReport } from '../../domain/ready/judge.ts'
import { readRelease } from '../../workspace/read-release.ts'
import { besideRelease } from '../beside-release.ts'
import { readEvidenceIn } from '../evidence.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { type HeldOptions, openReported, type Reported } from '../held-playbook.ts'
import { readInput, reportInputProblems } from '../inputs.ts'
import { keepVerdict } from '../keep-verdict.ts'
import { oneOf } from '../options.ts'
import { contextOf, playbookFor } from '../ready-context.ts'
import { readyFormats, reportReady } from '../reporters/ready.ts'
import type { Verb } from '../verb.ts'

interface Options extends HeldOptions {
  evidence: string[]
  keep: boolean
  format: string
}

const collect = (value: string, before: string[]) => [...before, value]

/** Bytes. A record names a release; what shows it are other files. */
const largest = 200_000

export default {
  configure: (command) =>
    command
      .argument('<release>', 'the record of a release; - reads standard input')
      .requiredOption('--environment <id>', 'the environment it is to be released to')
      .option('--evidence <dir>', 'a folder with reports of tools, or one report; repeat it', collect, [])
      .option('--network <id>', 'judge by what this network may hold')
      .option('--keep', 'write the verdict into the record, with the digests of what showed it', false)
      .option('--format <format>', readyFormats.join(', '), 'text'),
  run: async ([release = ''], options): Promise<ExitCode> => {
    const format = oneOf('--format', options.format, readyFormats)
    const reported = openReported(options, ['role', 'objective', 'release'])
    const known = reported.workspace.released.environments
    const environment = known.find(({ id }) => id === options.environment)
    if (!environment) {
      const ids = known.map(({ id }) => id)
      throw new UsageError(
        `--environment ${options.environment}: ${suggest(options.environment, ids, 'environments are')}`,
      )
    }
    const markings = new Markings(reported.workspace.released)
    const source = readInput(release, largest)
    const reader = {
      playbook: reported.workspace.released,
      environment: environment.id,
      scheme: markings.scheme,
    }
    const reading = source.value && readRelease(source.value, reader)
    reportInputProblems([...source.problems, ...(reading?.problems ?? [])])
    if (!reading?.value) return 2
    refuseWithheld(reading.value, reported, markings)
    const { evidence, digests, problems, unread } = readEvidenceIn(options.evidence)
    const playbook = playbookFor(reading.value, environment, reported, markings)
    const beside = besideRelease(reading.value, release, environment.id, playbook)
    reportInputProblems([...problems, ...beside.problems])
    const report = judgeReady({
      ...contextOf(reading.value, environment, reported, playbook),
      ...beside.context,
      evidence,
      unread,
    })
    const unknown = exceptionsOfNothing(reading.value, report)
    reportInputProblems(unknown)
    if (unknown.length > 0) return 2
    if (options.keep)
      await keepVerdict(release, { report, evidence, digests, record: reading.value.record, markings })
    const { caution } = playbook
    const { network } = playbook.catalog
    reportReady({ ...report, ...present({ caution, network }) }, format)
    return report.verdict === 'go' ? 0 : 1
  },
} satisfies Verb<Options>

/** What is released to a network says nothing that came from above it. */
function refuseWithheld({ record, file }: GivenRelease, { workspace }: Reported, markings: Markings): void {
  const { network } = workspace
  if (network === undefined) return
  const why = whyWithheld(network.data, markings.read(record.marking), markings.scheme)
  if (why !== undefined)
    throw new UsageError(`${file}: it is ${record.marking} and may not go to ${network.id}: ${why}`)
}

/** An exception for a line that this environment does not have is a mistake that nobody would see. */
function exceptionsOfNothing({ record, at }: GivenRelease, report: ReadyReport): Problem[] {
  const ids = lineIds(report)
  // One record is for several environments, and their lists differ.
  if (record.environments.length > 1) return []
  return record.exceptions.flatMap(({ line }, i): Problem[] => {
    if (ids.includes(line)) return []
    const message = `there is no line "${line}" for this release`
    const place = at(['exceptions', i, 'line'])
    return [
      { code: 'schema-value', severity: 'error', at: place, message, fix: suggest(line, ids, 'lines are') },
    ]
  })
}
