import { catalogOf, highest } from '../domain/catalog/catalog.ts'
import { bannersAt, markedIn } from '../domain/catalog/release.ts'
import { fitPlaybook } from '../domain/fit/places.ts'
import { type FitPlaybook, fitData } from '../domain/fit/playbook.ts'
import { Markings } from '../domain/marking/effective.ts'
import { suggest } from '../domain/nearest.ts'
import type { Playbook } from '../domain/playbook.ts'
import type { Problem } from '../domain/problem.ts'
import type { Kind } from '../model/registry.ts'
import { releaseTo } from '../workspace/load-release.ts'
import { parseProse } from '../workspace/mdx.ts'
import { UsageError } from './exit.ts'
import { problemLine } from './inputs.ts'
import { asOfDay, networkOf, openWorkspace, rootsOf } from './options.ts'
import type { CommonOptions } from './verb.ts'

export interface HeldOptions extends CommonOptions {
  environment: string
  network?: string
}

/** What apps and live catalogs are held against, and what it was made from. */
export interface Held {
  roots: string[]
  playbook: Playbook
  held: FitPlaybook
  environments: string[]
}

/** A playbook from which reports are made, whole or as a network may hold it. */
export interface Reported {
  roots: string[]
  /** Everything that the layers say. */
  playbook: Playbook
  /** What may be reported of it. */
  released: Playbook
  data: FitPlaybook
  problems: readonly Problem[]
}

const kinds: ReadonlySet<Kind> = new Set([
  'layer',
  'scheme',
  'site',
  'network',
  'service',
  'environment',
  'availability',
  'roadmap',
  'onboarding',
])

/** Reads the workspace as far as environments and what they offer go, without what a `--network` may not hold. */
export function openReported(options: CommonOptions & { network?: string }): Reported {
  const roots = rootsOf(options.root)
  const { playbook, problems } = openWorkspace(roots, ({ kind }) => kinds.has(kind))
  const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.').day
  if (options.network === undefined) {
    const data = fitPlaybook(playbook, catalogOf(playbook, { asOf }))
    return { roots, playbook, released: playbook, data, problems }
  }
  const to = networkOf(options.network, playbook)
  const released = releaseTo(playbook, to).playbook
  const data = fitData(released, catalogOf(released, { asOf, network: to.id }))
  return { roots, playbook, released, data, problems }
}

/**
 * The data for a report on some environments, marked with the highest of what it can hold and of `also`. What
 * cannot be read of these environments is wrong input: the rest would look like all there is.
 */
export function dataFor(
  { playbook, data, problems }: Reported,
  environments: readonly string[],
  also: readonly string[] = [],
): FitPlaybook {
  refuseErrors(problems, environments)
  const markings = new Markings(playbook)
  const marked = [...markedIn(data.catalog, { markings, parse: parseProse })]
  const places = [['services'], ...environments.map((id) => ['environments', id])]
  const site = playbook.site?.data.marking
  const banners = [...(site === undefined ? [] : [site]), ...bannersAt(marked, places), ...also]
  return { ...data, catalog: { ...data.catalog, marking: highest(banners, markings) } }
}

/** Reads the workspace for reports on the environment of the options, or on all. */
export function openHeld(options: HeldOptions): Held {
  const reported = openReported(options)
  const environments = environmentsOf(options.environment, Object.keys(reported.data.catalog.environments))
  const { roots, playbook } = reported
  return { roots, playbook, environments, held: dataFor(reported, environments) }
}

function environmentsOf(asked: string, known: readonly string[]): string[] {
  if (asked === 'all') return [...known]
  if (known.includes(asked)) return [asked]
  throw new UsageError(`--environment ${asked}: ${suggest(asked, known, 'environments are')}`)
}

function refuseErrors(problems: readonly Problem[], environments: readonly string[]) {
  const own = (file: string) => environments.some((id) => file.includes(`environments/${id}/`))
  const [first] = problems.filter(({ severity, at }) => severity === 'error' && own(at.file))
  if (first) throw new UsageError(`${problemLine(first).trimEnd()}; see fieldbook check`)
}
