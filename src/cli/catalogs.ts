import { existsSync, statSync } from 'node:fs'
import { suggest } from '../domain/base/nearest.ts'
import { catalogOf } from '../domain/catalog/catalog.ts'
import { stepsBetween } from '../domain/catalog/promotion.ts'
import { asStrictAsNow, releaseCatalog } from '../domain/catalog/release.ts'
import { type Locate, pointerIn, sourceOf } from '../domain/diff/source.ts'
import { Markings } from '../domain/marking/effective.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { readCatalog } from '../formats/read/catalog-file.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Kind } from '../model/registry.ts'
import type { Wants } from '../workspace/load.ts'
import { parseProse } from '../workspace/mdx.ts'
import { RevisionError } from '../workspace/revision.ts'
import { UsageError } from './exit.ts'
import { readInputs } from './inputs.ts'
import { errorsInOneLine, inOneLine } from './one-line.ts'
import { type NetworkOptions, type OpenedWorkspace, openRevision, openWorkspace } from './open.ts'
import { refuseErrors } from './refuse.ts'

/** A catalog with what it was read from. */
export interface Read {
  catalog: Catalog
  playbook: Playbook
  /** The network that it was released to, if any. */
  network?: Entry<'network'>
  /** How its markings are read. */
  markings: Markings
  /** Where what stands at a path of it was written. */
  locate: Locate
}

/** What is read of today's workspace, before and after its release. */
export interface Now extends Read {
  /** The whole catalog, with what the network does not get. */
  whole: Catalog
  /** The day it is read for. */
  day: string
}

const shared: ReadonlySet<Kind> = new Set(['service', 'environment'])
const inside: ReadonlySet<Kind> = new Set(['availability', 'roadmap', 'onboarding'])

/** A catalog holds nothing of a body. */
const headAlone = 'frontmatter'

/** What the catalog of one environment is made from, or of all; every environment is described. */
const partsOf =
  (only: string | undefined): Wants =>
  ({ kind, environment }) =>
    (shared.has(kind) || (inside.has(kind) && (only === undefined || environment === only))) && headAlone

/** Two environments with the services of those between them: little of a large workspace. */
export function pathCatalog(options: NetworkOptions, from: string, to: string): Now {
  const base = openWorkspace(options, ({ kind }) => shared.has(kind) && headAlone)
  refuseErrors(base.problems)
  if (base.network !== undefined) return nowOf(base)
  const environments = Object.fromEntries(base.whole.environments.map(({ id, data }) => [id, data]))
  const steps = stepsBetween({ environments }, from, to) ?? []
  const onPath = new Set([from, to, ...steps.flatMap((step) => [step.from, step.to])])
  const opened = openWorkspace(options, ({ kind, environment = '' }) => {
    if (shared.has(kind)) return headAlone
    if (kind === 'availability') return onPath.has(environment)
    if (kind === 'onboarding') return (environment === from || environment === to) && headAlone
    // Only the second environment is asked what is to come.
    return kind === 'roadmap' && environment === to
  })
  refuseErrors(opened.problems)
  return nowOf(opened)
}

/** Today's catalog of one environment, or of all. */
export function catalogNow(options: NetworkOptions, environment: string | undefined): Now {
  const opened = openWorkspace(options, partsOf(environment))
  refuseErrors(opened.problems)
  return nowOf(opened)
}

function nowOf(opened: OpenedWorkspace): Now {
  return { ...readOf(opened), whole: catalogOf(opened.whole), day: opened.asOf.day }
}

function readOf({ whole, released, network }: Pick<OpenedWorkspace, 'whole' | 'released' | 'network'>): Read {
  const markings = new Markings(whole)
  if (network === undefined)
    return { catalog: catalogOf(whole), playbook: whole, markings, locate: (path) => sourceOf(whole, path) }
  // A line number counts withheld lines above it, so for a network only files are named.
  const locate: Locate = (path) => {
    const place = sourceOf(released, path)
    return place && { file: place.file }
  }
  return {
    catalog: catalogOf(released, { network: network.id }),
    playbook: released,
    network,
    markings,
    locate,
  }
}

/** The catalog of a revision or of a `catalog.json`: what the network may hold by the markings of then and of now. */
export function earlierCatalog(
  options: NetworkOptions,
  since: string,
  environment: string | undefined,
  now: Now,
): Read {
  const then = isFile(since)
    ? fromFile(since, environment, now)
    : fromRevision(options, since, environment, now.day)
  if (now.network === undefined) return then
  return { ...then, catalog: asStrictAsNow(then.catalog, now.whole, now.catalog) }
}

/** Bytes: five times the catalog of 500 services in 20 environments. */
const maxCatalogBytes = 64_000_000

const isFile = (name: string) =>
  name === '-' || name.endsWith('.json') || (existsSync(name) && statSync(name).isFile())

function fromFile(path: string, environment: string | undefined, now: Now): Read {
  const { playbook, markings, network } = now
  const { value: sources, problems } = readInputs([path], maxCatalogBytes)
  const [source] = sources ?? []
  const reading = source ? readCatalog(source, { only: environment }) : { problems }
  if (!reading.value) throw new UsageError(inOneLine(reading.problems))
  const reader = { markings, parse: parseProse }
  const catalog = network === undefined ? reading.value : releaseCatalog(reading.value, network.data, reader)
  return { catalog, playbook, markings, locate: pointerIn(path) }
}

function fromRevision(
  options: NetworkOptions,
  revision: string,
  environment: string | undefined,
  day: string,
): Read {
  const opened = atRevision(options, revision, day, partsOf(environment))
  const errors = errorsInOneLine(opened.problems)
  if (errors !== undefined)
    throw new UsageError(`--since ${revision}: ${errors}; give the catalog.json of that time instead`)
  const then = readOf(opened)
  const locate: Locate = (path) => {
    const place = then.locate(path)
    return place && { ...place, file: `${revision}:${place.file}` }
  }
  return { ...then, catalog: { ...then.catalog, revision }, locate }
}

function atRevision(options: NetworkOptions, revision: string, day: string, wants: Wants) {
  try {
    return openRevision(options, revision, day, wants)
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
