import type { LiveBuildpack, LiveCatalog, LiveOffering } from '../../domain/live/catalog.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { CapiPages } from './capi.ts'
import { catalogsIn, isBareCatalog } from './catalog-places.ts'
import { catalogServices, kindOf, wrongKind } from './kind.ts'
import { looksLikeMarketplace, readMarketplace } from './marketplace.ts'
import { readOsb } from './osb.ts'
import { parse } from './parse.ts'
import { accept, type Reading, type Source } from './source.ts'
import { items, type Tree } from './tree.ts'
import { wrongText } from './wrong-text.ts'

export const liveFormats = ['osb', 'capi', 'marketplace'] as const
export type LiveFormat = (typeof liveFormats)[number]

export interface LiveOptions {
  /** What the files are; told by their shape where it is not said. */
  from?: LiveFormat
  /** The broker that an Open Service Broker catalog belongs to; the catalog itself does not say. */
  broker?: string
  /** As whom the export was made, where the files do not say. */
  asWhom?: LiveCatalog['asWhom']
}

/**
 * One live catalog from any number of exports, in any order: broker catalogs, pages of the API, output of
 * `cf marketplace`. One file that cannot be read makes the whole unreadable: half a catalog would report drift where
 * there is none.
 */
export function readLive(sources: readonly Source[], options: LiveOptions = {}): Reading<LiveCatalog> {
  const problems: Problem[] = []
  const pages = new CapiPages()
  const listed: LiveOffering[] = []
  const text = { buildpacks: new Set<LiveBuildpack['lifecycle']>(), stacks: false }
  const live: LiveCatalog = {
    offerings: [],
    buildpacks: [],
    stacks: [],
    covers: { offerings: [], buildpacks: [], stacks: false },
    ...(options.asWhom ? { asWhom: options.asWhom } : {}),
  }
  for (const given of sources) {
    const { value: source, problems: refused } = accept(given)
    problems.push(...refused)
    if (!source) continue
    const stranger = wrongText(source, 'export')
    if (stranger) {
      problems.push(stranger)
      continue
    }
    if (options.from === 'marketplace' || (!options.from && looksLikeMarketplace(source.text))) {
      const { value, problems: found } = readMarketplace(source)
      problems.push(...found)
      listed.push(...(value?.offerings ?? []))
      if (value) {
        live.buildpacks.push(...value.buildpacks)
        live.stacks.push(...value.stacks)
        live.covers.offerings.push(...value.covers.offerings)
        for (const lifecycle of value.covers.buildpacks) text.buildpacks.add(lifecycle)
        text.stacks ||= value.covers.stacks
        if (value.covers.idle) live.covers.idle = value.covers.idle
      }
      if (value?.asWhom) live.asWhom = { ...live.asWhom, ...value.asWhom }
      continue
    }
    const { value, problems: found } = parse(source)
    problems.push(...found)
    for (const tree of value ?? []) for (const page of unwrap(tree)) add(page, options, pages, live, problems)
  }
  if (problems.some((p) => p.severity === 'error')) return { problems }
  const { offerings, buildpacks, stacks, covers } = pages.catalog(problems)
  // v6 names no brokers, and no two offerings alike.
  const fromText = unite(listed, (o) => JSON.stringify([o.broker ?? '', o.name]))
  live.offerings = unite([...fromText, ...live.offerings, ...offerings], (o) =>
    o.broker === undefined ? undefined : JSON.stringify([o.broker, o.name]),
  )
  live.buildpacks.push(...buildpacks)
  live.stacks.push(...stacks)
  live.covers.offerings.push(...covers.offerings)
  live.covers.buildpacks = [...new Set([...text.buildpacks, ...covers.buildpacks])]
  live.covers.stacks = text.stacks || covers.stacks
  const idle = [...(live.covers.idle ?? []), ...(covers.idle ?? [])]
  if (idle.length > 0) live.covers.idle = idle
  if (covers.missing) live.covers.missing = covers.missing
  return { value: live, problems }
}

/** `jq -s` makes a list of pages; a list of services is a catalog itself. */
const unwrap = (tree: Tree): Tree[] =>
  tree.kind === 'list' && tree.items.length > 0 && !isBareCatalog(tree) ? items(tree) : [tree]

function add(tree: Tree, options: LiveOptions, pages: CapiPages, live: LiveCatalog, problems: Problem[]) {
  const kind = kindOf(tree)
  if (kind === 'a Cloud Controller v3 page' && options.from !== 'osb') return pages.add(tree, problems)
  const catalogs = kind === 'a Cloud Controller v3 page' || options.from === 'capi' ? [] : catalogsIn(tree)
  // A catalog of nothing is one too.
  const empty = catalogs.length === 0 && options.from !== 'capi' ? catalogServices(tree) : undefined
  if (empty) catalogs.push(empty)
  if (catalogs.length === 0) return problems.push(wrongKind(tree, wanted[options.from ?? 'any']))
  for (const services of catalogs) live.offerings.push(...readOsb(services, options.broker, problems))
  if (options.broker !== undefined) live.covers.offerings.push({ broker: options.broker })
}

const wanted: Record<LiveFormat | 'any', string> = {
  osb: 'an Open Service Broker catalog',
  any: 'a broker catalog, a page of the Cloud Controller v3 API or the output of `cf marketplace`',
  capi: 'a page of the Cloud Controller v3 API',
  marketplace: 'the output of `cf marketplace`',
}

/** The same offering from two exports is one: what the second knows more is added to the first. */
function unite(
  offerings: readonly LiveOffering[],
  keyOf: (offering: LiveOffering) => string | undefined,
): LiveOffering[] {
  const known = new Map<string, LiveOffering>()
  const out: LiveOffering[] = []
  for (const offering of offerings) {
    const key = keyOf(offering)
    const before = key === undefined ? undefined : known.get(key)
    if (before) {
      const plans = new Map(before.plans?.map((plan) => [plan.name, plan]))
      for (const plan of offering.plans ?? []) plans.set(plan.name, { ...plan, ...plans.get(plan.name) })
      Object.assign(before, { ...offering, ...before })
      if (before.plans || offering.plans) before.plans = [...plans.values()]
      continue
    }
    const copy = { ...offering }
    if (key !== undefined) known.set(key, copy)
    out.push(copy)
  }
  return out
}
