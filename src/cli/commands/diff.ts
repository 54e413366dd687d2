import { suggest } from '../../domain/base/nearest.ts'
import { highest } from '../../domain/catalog/catalog.ts'
import { compareEnvironments } from '../../domain/catalog/changes.ts'
import { bannersAt, markedIn } from '../../domain/catalog/release.ts'
import { diffCatalogs } from '../../domain/diff/diff.ts'
import { comparedInScope, inScope, type Scope, touchedBy, touchedByChanges } from '../../domain/diff/scope.ts'
import { placed } from '../../domain/diff/source.ts'
import { severitySchema } from '../../model/catalog-diff.ts'
import { type ComparisonReport, effectSchema } from '../../model/comparison.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { catalogNow, earlierCatalog, type Now, pathCatalog, type Read } from '../catalogs.ts'
import { UsageError } from '../exit.ts'
import type { NetworkOptions } from '../open.ts'
import { oneOf } from '../options.ts'
import { type DiffOutcome, diffFormats, reportDiff } from '../reporters/diff.ts'
import { Progress } from '../reporters/progress.ts'
import type { Verb } from '../verb.ts'

interface Options {
  environment?: string
  since?: string
  only?: string
  service?: string
  network?: string
  format: string
}

const { options: severities } = severitySchema

export default {
  configure: (command) =>
    command
      .argument('[from]', 'the environment an application comes from')
      .argument('[to]', 'the environment it goes to')
      .option('--environment <id>', 'with --since: only this environment')
      .option('--since <name>', 'a git revision of the workspace, or the catalog.json of an earlier site')
      .option('--only <severity>', severities.join(', '))
      .option('--service <id>', 'only this service')
      .option('--network <id>', 'what this network may hold, then and now')
      .option('--format <format>', diffFormats.join(', '), 'text'),
  run: async ([from, to], options) => {
    const format = oneOf('--format', options.format, diffFormats)
    const only = options.only === undefined ? undefined : oneOf('--only', options.only, severities)
    const scope: Scope = { environment: options.environment, service: options.service, only }
    if (options.since !== undefined && from !== undefined)
      throw new UsageError(`diff ${from}: with --since, name the environment by --environment ${from}`)
    const { found, title, count, now } =
      options.since === undefined ? between(options, [from, to], scope) : since(options, options.since, scope)
    const { caution } = now.playbook.site?.data ?? {}
    const banner = [found.marking, caution].filter((word) => word !== undefined).join(' // ')
    const { day: asOf } = now
    const { fiscalYearStart } = now.catalog
    const dated =
      found.kind === 'fieldbook-diff' ? { ...found, to: { ...found.to, asOf } } : { ...found, asOf }
    await reportDiff(dated, format, {
      title: `${title}, as of ${asOf}`,
      banner,
      environment: options.environment,
      fiscalYearStart,
    })
    return count > 0 ? 1 : 0
  },
} satisfies Verb<Options>

interface Outcome {
  found: DiffOutcome
  title: string
  count: number
  now: Now
}

/** What changes for an application that goes from one environment to another. */
function between(
  options: NetworkOptions,
  [from, to]: readonly (string | undefined)[],
  scope: Scope,
): Outcome {
  if (from === undefined || to === undefined || scope.environment !== undefined)
    throw new UsageError('diff: give two environments, or --since with a revision or a catalog.json')
  const now = pathCatalog(options, from, to)
  const { catalog, locate, network } = now
  mustKnow('environment', from, catalog.environments)
  mustKnow('environment', to, catalog.environments)
  if (scope.service !== undefined) mustKnow('service', scope.service, catalog.services)
  const compared = comparedInScope(compareEnvironments(catalog, from, to), scope)
  const found: ComparisonReport = {
    kind: 'fieldbook-comparison',
    version: 1,
    marking: markingOf(now, touchedBy(compared), [from, to]),
    ...(network === undefined ? {} : { network: network.id }),
    ...compared,
  }
  for (const effect of effectSchema.options)
    found[effect] = found[effect].map((c) => ({ ...c, changes: placed(c.changes, locate, locate) }))
  const count = effectSchema.options.reduce((sum, effect) => sum + found[effect].length, 0)
  return { found, count, now, title: `From ${from} to ${to}` }
}

/** What changed since a revision, or since a catalog was published. */
function since(options: NetworkOptions, earlier: string, scope: Scope): Outcome {
  const { environment, service } = scope
  const now = catalogNow(options, environment)
  const then = earlierCatalog(options, earlier, environment, now)
  const network = now.network?.id
  const both = [then.catalog, now.catalog]
  if (environment !== undefined) mustKnow('environment', environment, ...both.map((c) => c.environments))
  if (service !== undefined) mustKnow('service', service, ...both.map((c) => c.services))
  const { network: held } = then.catalog
  if (held !== undefined && held !== network)
    new Progress().warn(`${earlier} was released to ${held}: what ${held} did not get looks new here`)
  const diff = diffCatalogs(then.catalog, now.catalog)
  const changes = placed(inScope(diff.changes, both, scope), then.locate, now.locate)
  const touched = [...touchedByChanges(changes)]
  const named = environment === undefined ? [] : [environment]
  const markings = [markingOf(then, touched, named), markingOf(now, touched, named)]
  const found = {
    ...diff,
    marking: highest(markings, now.markings),
    ...(network === undefined ? {} : { network }),
    changes,
  }
  const title = `${environment ?? 'All environments'} since ${earlier}`
  return { found, count: changes.length, now, title }
}

/** The highest marking of the environments that are named and of what is shown, the site's at least. */
function markingOf(
  { catalog, markings, playbook }: Read,
  touched: Iterable<readonly string[]>,
  named: readonly string[],
): string {
  const marked = [...markedIn(catalog, { markings, parse: parseProse })]
  const site = playbook.site?.data.marking
  const own = named.flatMap((id) => catalog.environments[id]?.marking ?? [])
  return highest([...(site === undefined ? [] : [site]), ...own, ...bannersAt(marked, touched)], markings)
}

function mustKnow(noun: string, id: string, ...maps: readonly Readonly<Record<string, unknown>>[]): void {
  if (maps.some((map) => Object.hasOwn(map, id))) return
  const known = [...new Set(maps.flatMap((map) => Object.keys(map)))]
  throw new UsageError(`there is no ${noun} "${id}": ${suggest(id, known, `${noun}s are`)}`)
}
