import type { LiveCatalog, LiveOffering, LivePlan } from '../../domain/live/catalog.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { given } from './osb.ts'
import { type Reading, refuse, type Source, startOf } from './source.ts'
import { findHeader, type Row, readRows } from './text-table.ts'

/** The headers of `cf marketplace`: v7 and v8, `--no-plans`, v6; then plan tables of v6 and of v7 and v8. */
const headers = [
  ['offering', 'plans', 'description', 'broker'],
  ['offering', 'description', 'broker'],
  ['service', 'plans', 'description'],
  ['service plan', 'description', 'free or paid', 'costs', 'available'],
  ['service plan', 'description', 'free or paid'],
  ['plan', 'description', 'free or paid', 'costs', 'available'],
  ['plan', 'description', 'free or paid', 'costs'],
]

/** Characters. The largest marketplaces print a fifth of it. */
const maxText = 1_000_000

/** Whether a text is the output of `cf marketplace`: by what cf says first, or by the header of its table. */
export function looksLikeMarketplace(text: string): boolean {
  const start = bare(text.slice(0, 20_000))
  return (
    /^\s*Getting (?:all )?service/m.test(start) ||
    start.split('\n').some((line) => findHeader(line, headers) !== undefined)
  )
}

type Listing = Pick<LiveCatalog, 'offerings' | 'covers' | 'asWhom'>

/**
 * Reads `cf marketplace` of v6 (service, plans, description; `*` at paid plans), v7 and v8 (offering, plans,
 * description, broker), with and without `--no-plans`, and the plan tables of `-e` (v6: `-s`).
 */
export function readMarketplace({ file, text }: Source): Reading<Listing> {
  if (text.length > maxText) {
    const fix = 'export it as JSON: cf curl "/v3/service_plans?include=service_offering"'
    return refuse(inputProblem('input-size', startOf(file), 'more than 1 MB of `cf marketplace`', fix))
  }
  const lines = bare(text).split(/\r?\n/)
  const failed = lines.findIndex((line) => line.trim() === 'FAILED')
  if (failed >= 0) {
    const at = { file, line: failed + 1, col: 1 }
    return refuse(inputProblem('export-error', at, 'cf failed here', 'export it again'))
  }
  const said = introduction(lines)
  const offerings: LiveOffering[] = []
  let broker: string | undefined
  let found = lines.some((line) => /^No service offerings found/.test(line))
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    broker = /^\s*broker: (.+)$/.exec(line)?.[1]?.trim() ?? broker
    const header = findHeader(line, headers)
    if (!header) continue
    found = true
    const { rows, next } = readRows(lines, i + 1, header, file, isEnd)
    const at = { file, line: i + 1, col: 1 }
    if (header.names.includes('free or paid')) {
      if (said.offering) offerings.push(planTable(said.offering, broker ?? said.broker, rows, at))
    } else offerings.push(...offeringTable(rows))
    i = next - 1
  }
  if (!found) {
    const message = 'no table of `cf marketplace` is in it'
    const fix = 'give the whole output, header included'
    return refuse(inputProblem('input-kind', startOf(file), message, fix))
  }
  const scope = { ...given('broker', said.broker), ...given('offering', said.offering) }
  const covers = { offerings: [scope], buildpacks: [], stacks: false }
  return { value: { offerings, covers, ...given('asWhom', said.asWhom) }, problems: [] }
}

const isEnd = (line: string) =>
  /^(?:TIP:|\* These|broker: )/.test(line.trim()) || findHeader(line, headers) !== undefined

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with one
const bare = (text: string) => text.replace(/\x1b\[[0-9;]*m/g, '')

/** "Getting all service offerings from marketplace in org O / space S as U..." */
function introduction(lines: readonly string[]) {
  const line = lines.find((l) => /^\s*Getting (?:all )?service/.test(l))?.trim() ?? ''
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
function offeringTable(rows: readonly Row[]): LiveOffering[] {
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
  rows: readonly Row[],
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
