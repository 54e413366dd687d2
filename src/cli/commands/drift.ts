import { homesOf } from '../../workspace/import/homes.ts'
import { planStamps } from '../../workspace/import/stamps.ts'
import { writePlanned } from '../../workspace/planned.ts'
import { UsageError } from '../exit.ts'
import { type LiveVerbOptions, liveCommand, type OpenedDrift, openDrift } from '../live-catalog.ts'
import { dayOf, oneOf, rootsOf } from '../options.ts'
import { out } from '../out.ts'
import { reportFilesOf, withReports, writeReports } from '../report-files.ts'
import { driftFormats, reportDrift } from '../reporters/drift.ts'
import { isPipelineFormat, pipelineFormats, renderPipeline } from '../reporters/pipeline.ts'
import { driftFindings } from '../reporters/pipeline-drift.ts'
import type { Verb } from '../verb.ts'

const formats = [...driftFormats, ...pipelineFormats] as const

interface Options extends LiveVerbOptions {
  format: string
  report: string[]
  stamp: boolean
  day?: string
  as?: string
}

export default {
  configure: (command) =>
    withReports(liveCommand(command))
      .option('--network <id>', 'compare with what this network may hold')
      .option('--stamp', 'write into each service that agrees when it was seen, and by which export', false)
      .option('--day <day>', 'with --stamp: the day of the export; the day computed for unless said')
      .option('--as <words>', 'with --stamp: for whom the export was made; its organisation unless said')
      .option('--format <format>', formats.join(', '), 'text'),
  run: async (files, options) => {
    const format = oneOf('--format', options.format, formats)
    const reports = reportFilesOf(options.report, rootsOf(options.root))
    const day = stampDay(files, options)
    const opened = openDrift(files, options)
    if (!opened) return 2
    const { drift, environment, held } = opened
    const stamping = options.stamp ? stamp(opened, day, options.as) : undefined
    const found = () => driftFindings(opened)
    await writeReports(reports, found)
    if (isPipelineFormat(format)) out(renderPipeline(found(), format))
    else reportDrift(drift, environment, format, { caution: held.caution, stamping })
    if (drift.coverage.compared === 0) return 2
    return drift.diff.changes.length > 0 || drift.incomplete ? 1 : 0
  },
} satisfies Verb<Options>

/** The day that was given, once all that a stamp needs is there. */
function stampDay(files: readonly string[], { stamp, day, as, network }: Options): string | undefined {
  if (!stamp) {
    if (day !== undefined || as !== undefined) throw new UsageError('--day and --as belong to --stamp')
    return undefined
  }
  // What a network may not hold was not compared, so that the rest agrees says little.
  if (network !== undefined)
    throw new UsageError('--stamp writes into the whole playbook: leave --network out')
  if (files.includes('-')) throw new UsageError('--stamp names the export: give a file instead of -')
  return day === undefined ? undefined : dayOf('--day', day)
}

function stamp({ workspace, drift, environment, inputs }: OpenedDrift, day: string | undefined, as?: string) {
  const { whole, roots, asOf } = workspace
  const made = { on: day ?? asOf.day, as, inputs }
  const { files, stamping } = planStamps(drift, environment, homesOf(whole, roots, environment), whole, made)
  writePlanned(files, roots)
  return stamping
}
