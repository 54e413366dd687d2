import { existsSync, statSync } from 'node:fs'
import { catalogOf } from '../domain/catalog/catalog.ts'
import { stepsBetween } from '../domain/catalog/promotion.ts'
import { asStrictAsNow, releaseCatalog } from '../domain/catalog/release.ts'
import { type Locate, pointerIn, sourceOf } from '../domain/diff/source.ts'
import { Markings } from '../domain/marking/effective.ts'
import { release } from '../domain/marking/release.ts'
import { suggest } from '../domain/nearest.ts'
import { Playbook } from '../domain/playbook.ts'
import type { Problem } from '../domain/problem.ts'
import { readCatalog } from '../formats/catalog-file.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Kind } from '../model/registry.ts'
import type { Wants } from '../workspace/load.ts'
import { parseBody, parseProse } from '../workspace/mdx.ts'
import { loadRevision, RevisionError } from '../workspace/revision.ts'
import { UsageError } from './exit.ts'
import { readInputs } from './inputs.ts'
import { networkOf, openWorkspace } from './options.ts'

/** A catalog with what it was read from. */
export interface Read {
  catalog: Catalog
  playbook: Playbook
  /** How its markings are read. */
  markings: Markings
  /** Where what stands at a path of it was written. */
  locate: Locate
}

/** What is read of today's workspace, before and after its release. */
export interface Now extends Read {
  /** The catalog with all that the network does not get. */
  whole: Catalog
}

const shared: ReadonlySet<Kind> = new Set(['layer', 'scheme', 'site', 'network', 'service', 'environment'])
const inside: ReadonlySet<Kind> = new Set(['availability', 'roadmap', 'onboarding'])

/** A catalog holds nothing of a body; only what a network may hold is told from whole entries. */
const partFor = (network: string | undefined) => (network === undefined ? 'frontmatter' : true)

/** What the catalog of one environment is made from, or of all; every environment is described. */
const partsOf =
  (only: string | undefined, network: string | undefined): Wants =>
  ({ kind, environment }) =>
    (shared.has(kind) || (inside.has(kind) && (only === undefined || environment === only))) &&
    partFor(network)

/** Two environments with the services of those between them: little of a large workspace. */
export function pathCatalog(
  roots: readonly string[],
  from: string,
  to: string,
  network: string | undefined,
): Now {
  const part = partFor(network)
  const base = openWorkspace(roots, ({ kind }) => shared.has(kind) && part)
  refuseErrors(base.problems)
  const environments = Object.fromEntries(base.playbook.environments.map(({ id, data }) => [id, data]))
  const steps = stepsBetween({ environments }, from, to) ?? []
  const onPath = new Set([from, to, ...steps.flatMap((step) => [step.from, step.to])])
  const rest = openWorkspace(roots, ({ kind, environment = '' }) => {
    if (kind === 'availability') return onPath.has(environment)
    if (kind === 'onboarding') return (environment === from || environment === to) && part
    // Only the second environment is asked what is to come.
    return kind === 'roadmap' && environment === to
  })
  refuseErrors(rest.problems)
  return readNow(new Playbook([...base.playbook.entries, ...rest.playbook.entries]), network)
}

/** Today's catalog of one environment, or of all. */
export function wholeCatalog(
  roots: readonly string[],
  environment: string | undefined,
  network: string | undefined,
): Now {
  const { playbook, problems } = openWorkspace(roots, partsOf(environment, network))
  refuseErrors(problems)
  return readNow(playbook, network)
}

function readNow(playbook: Playbook, network: string | undefined): Now {
  const whole = catalogOf(playbook)
  const markings = new Markings(playbook)
  if (network === undefined)
    return { catalog: whole, whole, playbook, markings, locate: (path) => sourceOf(playbook, path) }
  const { id, data } = networkOf(network, playbook)
  const released = release(playbook, data, { prose: parseProse, mdx: parseBody }).playbook
  // Lines count what is withheld above them, so a network gets files alone.
  const locate: Locate = (path) => {
    const place = sourceOf(released, path)
    return place && { file: place.file }
  }
  return { catalog: catalogOf(released, { network: id }), whole, playbook: released, markings, locate }
}

/** The catalog of a revision or of a `catalog.json`: what the network may hold by the markings of then and of now. */
export function earlierCatalog(
  roots: readonly string[],
  since: string,
  environment: string | undefined,
  network: string | undefined,
  now: Now,
): Read {
  const then = isFile(since)
    ? fromFile(since, environment, network, now)
    : fromRevision(roots, since, environment, network)
  if (network === undefined) return then
  return { ...then, catalog: asStrictAsNow(then.catalog, now.whole, now.catalog) }
}

/** Bytes: five times the catalog of 500 services in 20 environments. */
const maxCatalogBytes = 64_000_000

const isFile = (name: string) =>
  name === '-' || name.endsWith('.json') || (existsSync(name) && statSync(name).isFile())

function fromFile(
  path: string,
  environment: string | undefined,
  network: string | undefined,
  { playbook, markings }: Now,
): Read {
  const { value: sources, problems } = readInputs([path], maxCatalogBytes)
  const [source] = sources ?? []
  const reading = source ? readCatalog(source, { only: environment }) : { problems }
  if (!reading.value) throw new UsageError(inOneLine(reading.problems))
  const reader = { markings, parse: parseProse }
  const catalog =
    network === undefined
      ? reading.value
      : releaseCatalog(reading.value, networkOf(network, playbook).data, reader)
  return { catalog, playbook, markings, locate: pointerIn(path) }
}

function fromRevision(
  roots: readonly string[],
  revision: string,
  environment: string | undefined,
  network: string | undefined,
): Read {
  const { playbook, problems } = atRevision(roots, revision, partsOf(environment, network))
  const errors = problems.filter((p) => p.severity === 'error')
  if (errors.length > 0)
    throw new UsageError(
      `--since ${revision}: ${inOneLine(errors)}; give the catalog.json of that time instead`,
    )
  const then = readNow(playbook, network)
  const locate: Locate = (path) => {
    const place = then.locate(path)
    return place && { ...place, file: `${revision}:${place.file}` }
  }
  return { ...then, catalog: { ...then.catalog, revision }, locate }
}

function atRevision(roots: readonly string[], revision: string, wants: Wants) {
  try {
    return loadRevision(roots, revision, wants)
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error
    if (existsSync(revision) && statSync(revision).isDirectory())
      throw new UsageError(
        `--since ${revision}: it is a folder; give the catalog.json in the data/ of a site`,
      )
    const known = error.known.length > 0 ? `; ${suggest(revision, error.known, 'there are')}` : ''
    throw new UsageError(`--since ${revision}: ${error.message}${known}`)
  }
}

/** A diff of what could be read would call the rest removed, so nothing is compared while there are errors. */
function refuseErrors(problems: readonly Problem[]): void {
  const errors = problems.filter((p) => p.severity === 'error')
  if (errors.length > 0) throw new UsageError(`${inOneLine(errors)}; see fieldbook check`)
}

function inOneLine([first, ...more]: readonly Problem[]): string {
  if (!first) return 'it cannot be read'
  const { file, line, col } = first.at
  const what = [first.message, first.fix].filter(Boolean).join('; ')
  return `${file}:${line}:${col}: ${what}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
}
