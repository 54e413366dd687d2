import { judge } from '../../domain/fit/judge.ts'
import { readFit } from '../../formats/read/fit.ts'
import { UsageError } from '../exit.ts'
import { type HeldOptions, openHeld } from '../held-playbook.ts'
import { readInputs, reportInputProblems } from '../inputs.ts'
import { oneOf, rootsOf } from '../options.ts'
import { out } from '../out.ts'
import { reportFilesOf, withReports, writeReports } from '../report-files.ts'
import { fitFormats, reportFit } from '../reporters/fit.ts'
import { isPipelineFormat, pipelineFormats, renderPipeline } from '../reporters/pipeline.ts'
import { fitFindings } from '../reporters/pipeline-fit.ts'
import type { Verb } from '../verb.ts'

interface Options extends HeldOptions {
  varsFile: string[]
  var: string[]
  services: string[]
  name?: string
  org?: string
  format: string
  report: string[]
}

const formats = [...fitFormats, ...pipelineFormats] as const

const collect = (value: string, before: string[]) => [...before, value]

export default {
  configure: (command) =>
    withReports(command)
      .argument(
        '<manifest>',
        'an app manifest, an MTA descriptor or a Score workload; - reads standard input',
      )
      .requiredOption('--environment <id>', 'the environment it is to go to, or all')
      .option('--vars-file <file>', 'values for ((variables)); repeat it, later ones win', collect, [])
      .option('--var <name=value>', 'one value; wins over files; repeat it', collect, [])
      .option(
        '--services <file>',
        'what the bound instances are: services manifest, v3/service_instances, cf services, or a map with plans and versions; repeat it',
        collect,
        [],
      )
      .option('--name <app>', 'the NAME of cf push NAME: names the one app, or chooses one of several')
      .option('--org <name>', 'the organisation the app belongs to')
      .option('--network <id>', 'judge by what this network may hold')
      .option('--format <format>', formats.join(', '), 'text'),
  run: async ([manifest = ''], options) => {
    const format = oneOf('--format', options.format, formats)
    const files = reportFilesOf(options.report, rootsOf(options.root))
    const vars = options.var.map(parseVar)
    const { held, environments, workspace } = openHeld(options)
    const { value: sources, problems } = readInputs([manifest, ...options.varsFile, ...options.services])
    const [first, ...others] = sources ?? []
    const varsFiles = others.slice(0, options.varsFile.length)
    const services = others.slice(options.varsFile.length)
    const named = options.name === undefined ? {} : { name: options.name }
    const reading = first
      ? readFit({ manifest: first, varsFiles, services, vars, ...named })
      : { problems: [] }
    reportInputProblems([...problems, ...reading.problems])
    if (!reading.value) return 2
    const org = options.org === undefined ? {} : { org: options.org }
    const fit = judge({ ...reading.value, ...org, environments }, held)
    const found = () => fitFindings(fit, workspace.roots)
    await writeReports(files, found)
    if (isPipelineFormat(format)) out(renderPipeline(found(), format))
    else reportFit(fit, format)
    return fit.environments.every(({ verdict }) => verdict === 'fits' || verdict === 'limited') ? 0 : 1
  },
} satisfies Verb<Options>

/** Messages never repeat the value: it may be a secret. */
function parseVar(text: string): { name: string; value: string } {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError('--var: write NAME=VALUE')
  return { name: text.slice(0, at), value: text.slice(at + 1) }
}
