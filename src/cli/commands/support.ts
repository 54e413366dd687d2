import { basename } from 'node:path'
import { isUnsupported } from '../../domain/support/support.ts'
import { readEndOfLife } from '../../formats/read/endoflife.ts'
import { readIn, writePlanned } from '../../workspace/planned.ts'
import { planSupport, productsWanted } from '../../workspace/support/plan.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { fetchInputs } from '../fetch-inputs.ts'
import { dataFor, openReported } from '../held-playbook.ts'
import { reportInputProblems } from '../inputs.ts'
import { type NetworkOptions, openWorkspace } from '../open.ts'
import { dayOf, oneOf } from '../options.ts'
import { reportFiles } from '../reporters/import.ts'
import { reportSupport, supportFormats, supportRows } from '../reporters/support.ts'
import type { Verb } from '../verb.ts'

interface Options extends NetworkOptions {
  refresh?: true | string[]
  write: boolean
  day?: string
  format: string
}

export default {
  configure: (command) =>
    command
      .option(
        '--refresh [source...]',
        'bring content/products.yaml up to date: files or addresses with JSON of endoflife.date; that site itself unless said',
      )
      .option('--write', 'with --refresh: write it; without it, it is shown', false)
      .option('--day <day>', 'with --refresh: the day of the source; the day computed for unless said')
      .option('--network <id>', 'what this network may hold of it')
      .option('--format <format>', supportFormats.join(', '), 'text'),
  run: async (_files, options): Promise<ExitCode> => {
    if (options.refresh !== undefined) return refresh(options)
    if (options.write || options.day !== undefined)
      throw new UsageError('--write and --day belong to --refresh')
    const format = oneOf('--format', options.format, supportFormats)
    const reported = openReported(options)
    const data = dataFor(reported, Object.keys(reported.data.catalog.environments))
    const { day } = reported.workspace.asOf
    const rows = supportRows(data.catalog, day)
    reportSupport(rows, data, format)
    return rows.some(({ support }) => isUnsupported(support, day)) ? 1 : 0
  },
} satisfies Verb<Options>

async function refresh({ refresh: given, network, ...options }: Options): Promise<ExitCode> {
  if (network !== undefined)
    throw new UsageError('--refresh writes into the whole playbook: leave --network out')
  const { whole, roots, asOf } = openWorkspace(options)
  const on = options.day === undefined ? asOf.day : dayOf('--day', options.day)
  const wanted = productsWanted(whole)
  if (wanted.length === 0)
    throw new UsageError('no service names its product, and content/products.yaml has none')
  const site = wanted.map((id) => `https://endoflife.date/api/v1/products/${id}`)
  const { value: sources, problems } = await fetchInputs(Array.isArray(given) ? given : site)
  const readings = (sources ?? []).map((source) => readEndOfLife(source))
  reportInputProblems([...problems, ...readings.flatMap((reading) => reading.problems)])
  if (!sources || readings.some((reading) => !reading.value)) return 2
  const upstream = readings.flatMap((reading) => reading.value ?? [])
  if (!upstream.some(({ id }) => wanted.includes(id)))
    throw new UsageError(`none of the products of this playbook is in it; they are ${wanted.join(', ')}`)
  const base = roots.length === 1 ? '' : `${basename(roots[0] ?? '')}/`
  const planned = planSupport(whole, upstream, { on, read: (path) => readIn(roots, path), base })
  if (options.write) writePlanned(planned, roots)
  reportFiles(planned, options.write)
  return 0
}
