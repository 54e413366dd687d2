import type {
  LiveBuildpack,
  LiveCatalog,
  LiveOffering,
  LivePlan,
  LiveStack,
} from '../../domain/live/catalog.ts'
import type { Position, Problem } from '../../domain/playbook/problem.ts'
import { type CfSection, kindOfTable, looksLikeCf, maxText, readSections } from './cf-table.ts'
import { inputProblem } from './input-rules.ts'
import { given } from './osb.ts'
import { type Reading, refuse, type Source, startOf } from './source.ts'
import { looksLikeTanzu, readTanzu } from './tanzu-table.ts'
import type { TextRow } from './text-table.ts'
import { versionIn } from './version-in.ts'

/** Whether a text is what cf or the Tanzu CLI prints for people. */
export const looksLikeMarketplace = (text: string): boolean => looksLikeCf(text) || looksLikeTanzu(text)

type Listing = LiveCatalog

/**
 * Reads what cf v6.13 to v8 prints: `cf marketplace` (service or offering, plans, description, broker; in v6 `*`
 * at paid plans), with and without `--no-plans`, the plan tables of `-e` (v6: `-s`), `cf buildpacks` and
 * `cf stacks`, any number of them one after another. `cf services` lists instances, which say nothing of what is
 * offered. `tanzu service class list` is read too.
 */
export function readMarketplace(source: Source): Reading<Listing> {
  const { file, text } = source
  if (text.length > maxText) {
    const fix = 'export it as JSON: cf curl "/v3/service_plans?include=service_offering"'
    return refuse(inputProblem('input-size', startOf(file), 'more than 1 MB of `cf marketplace`', fix))
  }
  if (looksLikeTanzu(text)) return readTanzu(source)
  const problems: Problem[] = []
  const sections = readSections(source, problems)
  if (problems.length > 0) return { problems }
  const listing: Listing = {
    offerings: [],
    buildpacks: [],
    stacks: [],
    covers: { offerings: [], buildpacks: [], stacks: false },
  }
  let found = false
  for (const section of sections) found = add(section, listing, file, problems) || found
  if (problems.some((p) => p.severity === 'error')) return { problems }
  if (!found) {
    const message = 'no table of `cf marketplace`, `cf buildpacks` or `cf stacks` is in it'
    const fix = 'give the whole output, header included'
    return refuse(inputProblem('input-kind', startOf(file), message, fix))
  }
  return { value: listing, problems }
}

/** Adds what one command printed; false where it printed no table. */
function add(section: CfSection, listing: Listing, file: string, problems: Problem[]): boolean {
  const said = introduction(section.intro)
  if (said.asWhom) listing.asWhom ??= said.asWhom
  const scope = { ...given('broker', said.broker), ...given('offering', said.offering) }
  if (section.none && section.tables.length === 0) {
    if (/buildpack/.test(section.intro)) listing.covers.buildpacks = ['buildpack', 'cnb']
    else if (/stack/.test(section.intro)) listing.covers.stacks = true
    else if (!/instances/.test(section.intro)) listing.covers.offerings.push(scope)
    return true
  }
  let covered = false
  for (const { header, rows, broker, line } of section.tables) {
    const at = { file, line, col: 1 }
    const kind = kindOfTable(header)
    if (kind === 'buildpacks') {
      listing.buildpacks.push(...rows.map(buildpack))
      listing.covers.buildpacks = header.names.includes('lifecycle') ? ['buildpack', 'cnb'] : ['buildpack']
    } else if (kind === 'stacks') {
      listing.stacks.push(...rows.map(stack))
      listing.covers.stacks = true
    } else if (kind === 'plans' && said.offering === undefined) {
      const message = 'a table of plans, and nothing says of which offering'
      const fix = 'save the whole output of `cf marketplace -e OFFERING`, its first line included'
      problems.push(inputProblem('export-table', at, message, fix))
    } else if (kind === 'plans' && said.offering !== undefined) {
      listing.offerings.push(planTable(said.offering, broker ?? said.broker, rows, at))
      covered = true
    } else if (kind === 'offerings') {
      listing.offerings.push(...offeringTable(rows))
      covered = true
    } else listing.covers.idle = ['service instances']
  }
  if (covered) listing.covers.offerings.push(scope)
  return section.tables.length > 0
}

/** "Getting all service offerings from marketplace in org O / space S as U..." */
function introduction(line: string) {
  const whom = {
    ...given('org', / in org (.+?) \/ space /.exec(line)?.[1]),
    ...given('space', / \/ space (.+?) as /.exec(line)?.[1]),
    ...given('user', / as (\S+?)\.*$/.exec(line)?.[1]),
  }
  return {
    asWhom: Object.keys(whom).length > 0 ? whom : undefined,
    offering: /service plan information for service (?:offering )?(\S+?)(?: |\.\.\.)/.exec(line)?.[1],
    broker: /(?:for|from) service broker (\S+?)(?: |\.\.\.)/.exec(line)?.[1],
  }
}

/** Most of v6 marks paid plans with `*`; where none is marked, nothing is said of the price. */
function offeringTable(rows: readonly TextRow[]): LiveOffering[] {
  const priced = rows.some(({ cells }) => cells['plans']?.includes('*'))
  return rows.map(({ cells, at }) => {
    const names = cells['plans']?.split(/,\s*/).filter((name) => name !== '')
    const plans = names?.map((name): LivePlan => {
      if (!priced) return { name, at }
      return { name: name.replace(/\*$/, ''), free: !name.endsWith('*'), at }
    })
    return {
      name: cells['offering'] ?? cells['service'] ?? '',
      at,
      ...given('broker', cells['broker'] || undefined),
      ...given('description', cells['description'] || undefined),
      ...given('plans', plans),
    }
  })
}

function planTable(
  name: string,
  broker: string | undefined,
  rows: readonly TextRow[],
  at: Position,
): LiveOffering {
  const plans = rows.map(({ cells, at }): LivePlan => {
    const price = cells['free or paid']?.split(/\s/)[0]
    return {
      name: cells['plan'] ?? cells['service plan'] ?? '',
      at,
      ...given('free', price === 'free' ? true : price === 'paid' ? false : undefined),
      ...given('description', cells['description'] || undefined),
      ...(cells['available'] === 'no' ? { visibility: 'admin' as const } : {}),
    }
  })
  return { name, at, plans, ...given('broker', broker) }
}

function buildpack({ cells, at }: TextRow): LiveBuildpack {
  const state = cells['state']
  // Before states were shown, a buildpack without bits had no file.
  const ready = state === undefined ? cells['filename'] !== '' : state.toUpperCase() === 'READY'
  return {
    name: cells['name'] ?? cells['buildpack'] ?? '',
    at,
    lifecycle: cells['lifecycle'] === 'cnb' ? 'cnb' : 'buildpack',
    enabled: cells['enabled'] !== 'false',
    locked: cells['locked'] === 'true',
    ...(ready ? {} : { ready }),
    ...given('stack', cells['stack'] || undefined),
    ...given('version', versionIn(cells['filename'])),
  }
}

function stack({ cells, at }: TextRow): LiveStack {
  const state = cells['state']?.toLowerCase()
  const known = (['active', 'restricted', 'deprecated', 'disabled'] as const).find((s) => s === state)
  return { name: cells['name'] ?? '', at, ...given('state', known) }
}
