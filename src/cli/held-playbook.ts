import { suggest } from '../domain/base/nearest.ts'
import { catalogOf, highest } from '../domain/catalog/catalog.ts'
import { bannersAt, markedIn } from '../domain/catalog/release.ts'
import { fitData } from '../domain/fit/fit-data.ts'
import { fitPlaybook } from '../domain/fit/places.ts'
import type { FitPlaybook } from '../domain/fit/playbook.ts'
import { Markings } from '../domain/marking/effective.ts'
import type { Kind } from '../model/registry.ts'
import { parseProse } from '../workspace/mdx.ts'
import { UsageError } from './exit.ts'
import { type NetworkOptions, type OpenedWorkspace, openWorkspace } from './open.ts'
import { refuseErrors } from './refuse.ts'

export interface HeldOptions extends NetworkOptions {
  environment: string
}

/** What apps and live catalogs are compared with, and what that was made from. */
export interface Held {
  workspace: OpenedWorkspace
  held: FitPlaybook
  environments: string[]
}

/** A playbook from which reports are made, whole or as a network may hold it. */
export interface Reported {
  workspace: OpenedWorkspace
  data: FitPlaybook
}

/** What reports are made from, beside what markings are read by. */
const kinds: ReadonlySet<Kind> = new Set([
  'service',
  'product',
  'environment',
  'availability',
  'roadmap',
  'onboarding',
  'notice',
])

/** Opens environments and what they offer, and `also` of other kinds; with `--network` the whole workspace, as released. */
export function openReported(options: NetworkOptions, also: readonly Kind[] = []): Reported {
  const workspace = openWorkspace(options, ({ kind }) => kinds.has(kind) || also.includes(kind))
  const { released, network, asOf } = workspace
  const data =
    network === undefined
      ? fitPlaybook(released, catalogOf(released, { asOf: asOf.day }))
      : fitData(released, catalogOf(released, { asOf: asOf.day, network: network.id }))
  return { workspace, data }
}

/**
 * The data for a report on some environments, marked with the highest of what it can hold and of `also`. What
 * cannot be read of these environments is wrong input: the rest would look like all there is.
 */
export function dataFor(
  { workspace, data }: Reported,
  environments: readonly string[],
  also: readonly string[] = [],
): FitPlaybook {
  const { released, problems } = workspace
  const own = (file: string) => environments.some((id) => file.includes(`environments/${id}/`))
  refuseErrors(problems.filter(({ at }) => own(at.file)))
  const markings = new Markings(released)
  const marked = [...markedIn(data.catalog, { markings, parse: parseProse })]
  const places = [['services'], ...environments.map((id) => ['environments', id])]
  const site = released.site?.data.marking
  const notices = (data.notices ?? []).filter(({ environment }) => environments.includes(environment))
  const banners = [
    ...(site === undefined ? [] : [site]),
    ...bannersAt(marked, places),
    ...notices.map(({ marking }) => marking),
    ...also,
  ]
  return { ...data, notices, catalog: { ...data.catalog, marking: highest(banners, markings) } }
}

/** Reads the workspace for reports on the environment of the options, or on all. */
export function openHeld(options: HeldOptions): Held {
  const reported = openReported(options)
  const environments = environmentsOf(options.environment, Object.keys(reported.data.catalog.environments))
  return { workspace: reported.workspace, environments, held: dataFor(reported, environments) }
}

function environmentsOf(asked: string, known: readonly string[]): string[] {
  if (asked === 'all') return [...known]
  if (known.includes(asked)) return [asked]
  throw new UsageError(`--environment ${asked}: ${suggest(asked, known, 'environments are')}`)
}
