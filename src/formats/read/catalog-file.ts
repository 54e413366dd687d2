import type { Problem } from '../../domain/playbook/problem.ts'
import { type Catalog, catalogSchema, catalogVersion } from '../../model/catalog.ts'
import { inputProblem } from './input-rules.ts'
import { placeOf, type Reading, refuse, type Source, startOf } from './source.ts'

/** From one version of the file to the next, by the version it starts from. A new version adds a line. */
export type Upgrades = Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>
const upgrades: Upgrades = {}

interface Options {
  known?: number
  from?: Upgrades
  /** The one environment whose services, roadmap and expectations are read; others are known by what they are. */
  only?: string | undefined
}

/**
 * Reads a `catalog.json` that a site of this or an earlier version published. One problem says why it cannot
 * be read, and what to do; a file of a later version is refused, since it may say what this one cannot see.
 */
export function readCatalog(
  { text, file }: Source,
  { known = catalogVersion, from = upgrades, only }: Options = {},
): Reading<Catalog> {
  const at = startOf(file)
  const read = parseJson(text, file)
  if ('problem' in read) return refuse(read.problem)
  if (!isRecord(read.json) || read.json['kind'] !== 'fieldbook-catalog')
    return refuse(inputProblem('input-kind', at, 'it is not the catalog of a fieldbook', fixKind))
  let value = read.json
  for (let version = value['version']; version !== known; version = value['version']) {
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
      return refuse(inputProblem('input-kind', at, 'it does not say which version it has', fixKind))
    if (version > known) {
      const message = `it is a catalog of version ${version}, and this fieldbook reads up to version ${known}`
      return refuse(
        inputProblem('input-kind', at, message, 'use the fieldbook that wrote it, or a newer one'),
      )
    }
    const upgrade = from[version]
    if (!upgrade) {
      const message = `it is a catalog of version ${version}, which nothing reads any more`
      return refuse(inputProblem('input-kind', at, message, fixKind))
    }
    value = { ...upgrade(value), version: version + 1 }
  }
  const parsed = catalogSchema.safeParse(only === undefined ? value : withoutOthers(value, only))
  if (parsed.success) return { value: parsed.data, problems: [] }
  const [issue] = parsed.error.issues
  const place = issue?.path.map(String).join('/') ?? ''
  const more = parsed.error.issues.length > 1 ? `, and ${parsed.error.issues.length - 1} more` : ''
  const message = `it is not as a catalog has to be: ${place}: ${issue?.message.split('\n')[0]}${more}`
  return refuse(inputProblem('input-value', at, message, 'take the file as the site published it'))
}

/** Most of a large catalog is in its environments, and judging all of it takes most of the time. */
function withoutOthers(value: Record<string, unknown>, only: string): Record<string, unknown> {
  const { environments } = value
  if (!isRecord(environments)) return value
  const emptied = { services: {}, roadmap: {}, expectations: {} }
  const left = Object.entries(environments).map(([id, environment]) => [
    id,
    id === only || !isRecord(environment) ? environment : { ...environment, ...emptied },
  ])
  return { ...value, environments: Object.fromEntries(left) }
}

function parseJson(text: string, file: string): { json: unknown } | { problem: Problem } {
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const offset = Number(/position (\d+)/.exec(message)?.[1])
    const end = text.trimEnd().length
    // V8 gives no position at the very end, and the start of a string that is not closed.
    const isCut = /end of JSON|Unterminated/.test(message) || offset >= end
    const at = placeOf(text, isCut ? end : offset || 0, file)
    return {
      problem: isCut
        ? inputProblem('input-syntax', at, 'it ends in the middle', fixCut)
        : inputProblem('input-syntax', at, 'it is not JSON', fixKind),
    }
  }
}

const fixKind = 'give the data/catalog.json of a site or bundle'
const fixCut = 'it was cut short on its way; copy it again'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
