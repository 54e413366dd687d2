import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { fitPlaybook } from '../src/domain/fit/places.ts'
import { driftOf } from '../src/domain/live/drift.ts'
import type { LiveReading } from '../src/domain/live/match.ts'
import { readLive } from '../src/formats/read/live.ts'
import { homesOf } from '../src/workspace/import/homes.ts'
import { planImport } from '../src/workspace/import/plan.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { writePlanned } from '../src/workspace/planned.ts'

/** The workspace of the fixtures before each test, with nothing said of services in il4. */
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-import-'))
  cpSync('tests/fixtures/base', root, { recursive: true })
  writeFileSync(join(root, 'environments/il4/services.yaml'), '')
})
afterEach(() => rmSync(root, { recursive: true }))

/** The path of a file of that workspace. */
export const within = (path = '') => join(root, path)

/** What the workspace says of the services of il4, and the page of one. */
export const services = () => readFileSync(join(root, 'environments/il4/services.yaml'), 'utf8')
export const page = (id: string) => readFileSync(join(root, `content/services/${id}.mdx`), 'utf8')

/** Reads an export into il4 and says what would be written; throws where it cannot be read. */
export function read(text: string | readonly string[], reading: LiveReading = {}) {
  const sources = [text].flat().map((t, i) => ({ file: `export-${i}`, text: t }))
  const { value, problems } = readLive(sources)
  if (!value) throw new Error(problems.map((p) => p.message).join())
  const { playbook } = loadWorkspace([root])
  const drift = driftOf(fitPlaybook(playbook, catalogOf(playbook)), 'il4', value, reading)
  const take = reading.renames === 'take'
  return { drift, planned: planImport(drift, 'il4', homesOf(playbook, [root], 'il4'), { takeRenames: take }) }
}
/** The same, and writes it. */
export function write(...args: Parameters<typeof read>) {
  const result = read(...args)
  writePlanned(result.planned, [root])
  return result
}

interface Plan {
  name: string
  visibility?: string
  available?: boolean
  description?: string
}
/** A page of plans with their offerings as Cloud Controller gives it. */
export function plans(
  offerings: Record<string, Plan[]>,
  { brokers = {}, more = {} }: { brokers?: Record<string, string>; more?: Record<string, object> } = {},
): string {
  const names = Object.keys(offerings)
  const resources = names.flatMap((offering) =>
    (offerings[offering] ?? []).map(({ visibility = 'public', ...plan }) => ({
      guid: `${offering}-${plan.name}`,
      free: true,
      visibility_type: visibility,
      ...plan,
      relationships: { service_offering: { data: { guid: offering } } },
    })),
  )
  const included = names.map((name) => ({
    guid: name,
    name,
    ...more[name],
    relationships: { service_broker: { data: { guid: `of-${brokers[name] ?? 'x'}` } } },
  }))
  const known = [...new Set(Object.values(brokers))].map((name) => ({ guid: `of-${name}`, name }))
  const href = 'https://api.example/v3/service_plans?include=service_offering&page=1'
  return JSON.stringify({
    pagination: { total_results: resources.length, total_pages: 1, first: { href } },
    resources,
    included: { service_offerings: included, service_brokers: known },
  })
}
