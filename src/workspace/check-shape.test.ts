import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stringify } from 'yaml'
import { intakeSchema, intakeShape } from '../model/intake.ts'
import { parseShape } from './check-shape.ts'
import { parseWith } from './schema-problems.ts'
import { readYaml } from './yaml.ts'

const whole = {
  version: 2,
  marking: 'UNCLASSIFIED',
  team: 'Tides',
  recorded: '2026-11-16',
  capability: 'Tells the tide.',
  missionOwner: 'The watch',
  targets: [{ environment: 'il5', live: '2027-03-23' }, { environment: 'il6' }],
  repository: { where: 'here', merges: 'two' },
  apps: [{ name: 'tides', instances: 2, memoryMb: 512, buildpacks: ['java_buildpack'], routes: [] }],
  services: [{ service: 'postgres', plan: 'small', version: '5.10', keys: 1 }],
  load: { users: 300, requestsPerSecond: 1.5, peak: 'mornings' },
  data: { stored: 'tides', handles: 'CUI' },
  customBuildpacks: [{ name: 'own' }],
  ownServices: [{ name: 'gauge' }],
  integrations: [{ name: 'gauge', direction: 'out', carries: 'CUI', userProvided: true }],
  maturity: { level: '2' },
  tests: { unit: { state: 'green', shownBy: 'a report' }, ia: { state: 'none' } },
  operation: { called: 'duty' },
  conditions: { 'batch-work': true },
  dates: [{ what: 'Demonstration', day: '2027-01-05' }],
  questions: [{ ask: 'Who?', who: 'Tides', by: '2026-12-01', answer: 'We.' }],
  people: [{ name: 'A', role: 'DevEE' }],
}

type Step = string | number
function pathsIn(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, v]) =>
      pathsIn(v, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}
const spoils: unknown[] = [
  null,
  '',
  5,
  5.1,
  -1,
  1e300,
  20_000,
  true,
  [],
  [1],
  {},
  { x: 1 },
  'x',
  '2026-02-30',
  '16.11.2026',
  'Ab c',
  'a'.repeat(70),
  'greeen',
  undefined,
]

/** The same record with the value at a path replaced, taken away, or its key misspelt. */
function spoil(path: readonly Step[], by: unknown, misspells: boolean): unknown {
  const copy = structuredClone(whole) as never
  const parent = path.slice(0, -1).reduce<Record<Step, unknown>>((v, step) => v[step] as never, copy)
  const key = path.at(-1)
  if (key === undefined) return by
  if (misspells && typeof key === 'string') {
    parent[`${key}s`] = parent[key]
    delete parent[key]
  } else if (by === undefined) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  } else parent[key] = by
  return copy
}

const bySchema = (text: string) => {
  const yaml = readYaml(text, 'r.yaml')
  const parsed = parseWith(intakeSchema, yaml.value, yaml, [])
  return 'problems' in parsed ? parsed.problems : parsed.data
}
const byShape = (text: string) => {
  const yaml = readYaml(text, 'r.yaml')
  const parsed = parseShape(intakeShape, yaml.value, yaml)
  return parsed.faults?.map(({ problem }) => problem) ?? parsed.data
}

it('a shape finds in a record what its schema finds, in the same words at the same places', () => {
  const paths = pathsIn(whole)
  const spoilt = fc.record({
    path: fc.constantFrom(...paths),
    by: fc.constantFrom(...spoils),
    misspells: fc.boolean(),
  })
  expect(byShape(stringify(whole))).toEqual(bySchema(stringify(whole)))
  fc.assert(
    fc.property(spoilt, ({ path, by, misspells }) => {
      const text = stringify(spoil(path, by, misspells)) ?? ''
      expect(byShape(text)).toEqual(bySchema(text))
    }),
    { numRuns: 500 },
  )
}, 30_000)

it('reads what YAML takes for a number as the text that stands there', () => {
  const text = stringify(whole).replace('"5.10"', '5.10')
  expect(text).toContain('version: 5.10')
  expect(byShape(text)).toEqual(bySchema(text))
  expect(byShape(text)).toMatchObject({ services: [{ version: '5.10' }] })
})
