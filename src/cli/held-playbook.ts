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

/**
 * Reads the workspace as far as it concerns an environment, or all of them. With `--network`, it is what that
 * network may hold, without the lines it is written on. Marked with the highest of what a report on these
 * environments can hold. What cannot be read of them is wrong input: the rest would look like all there is.
 */
export function openHeld(options: HeldOptions): Held {
  const roots = rootsOf(options.root)
  const { playbook, problems } = openWorkspace(roots, ({ kind }) => kinds.has(kind))
  const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.').day
  const whole = heldBy(playbook, asOf, options.network)
  const known = Object.keys(whole.catalog.environments)
  const environments = environmentsOf(options.environment, known)
  refuseErrors(problems, environments)
  const markings = new Markings(playbook)
  const marked = [...markedIn(whole.catalog, { markings, parse: parseProse })]
  const places = [['services'], ...environments.map((id) => ['environments', id])]
  const site = playbook.site?.data.marking
  const marking = highest([...(site === undefined ? [] : [site]), ...bannersAt(marked, places)], markings)
  return { roots, playbook, environments, held: { ...whole, catalog: { ...whole.catalog, marking } } }
}

function heldBy(playbook: Playbook, asOf: string, network: string | undefined): FitPlaybook {
  if (network === undefined) return fitPlaybook(playbook, catalogOf(playbook, { asOf }))
  const to = networkOf(network, playbook)
  const released = releaseTo(playbook, to).playbook
  return fitData(released, catalogOf(released, { asOf, network: to.id }))
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
