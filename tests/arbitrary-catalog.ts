import fc from 'fast-check'
import { statusSchema } from '../src/model/availability.ts'
import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../src/model/catalog.ts'
import { roadmapSchema } from '../src/model/roadmap.ts'
import { availability, catalog, environment, service } from './minimal-catalog.ts'

/** Ids and names come from small pools, so that two catalogs share, lose, gain and rename. */
const serviceIds = ['postgres', 'postgresql', 'valkey', 'redis', 'kafka', 'constructor']
const words = fc.constantFrom('small', 'medium', 'ha', '10', '2', 'a/b', 'constructor', 'toString')
const versions = fc.constantFrom('5.9', '5.10', '15.10', '16.6', 'v4', '2026.11', 'latest')
const lines = fc.uniqueArray(fc.constantFrom('One copy.', 'No backups.', 'Ask early.'), { maxLength: 3 })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const map = <T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, maxLength: 4 })
    .map((pairs): Record<string, T> => Object.fromEntries(pairs))

const plan = fc.record({
  free: fc.boolean(),
  bindable: fc.boolean(),
  limits: map(fc.constantFrom('memory', 'disk'), fc.constantFrom('512 MB', '2 GB', '20 GB', 'kept 30 days')),
})

const anyAvailability: fc.Arbitrary<CatalogAvailability> = fc
  .record({
    status: fc.constantFrom(...statusSchema.options),
    version: optional(versions),
    plans: map(words, plan),
    limits: lines,
    live: optional(
      fc.record({ broker: fc.constantFrom('csb', 'old'), offering: fc.constantFrom('pg', 'cache', 'log') }),
    ),
    difference: optional(fc.record({ from: fc.constant('il2'), what: words, why: words, until: words })),
    request: optional(fc.record({ leadTime: fc.nat(30) })),
  })
  .map((fields) => availability(present(fields)))

const anyEnvironment: fc.Arbitrary<CatalogEnvironment> = fc
  .record({
    status: fc.constantFrom('open' as const, 'limited' as const, 'building' as const, 'closing' as const),
    features: fc.record({
      docker: fc.boolean(),
      cnb: fc.boolean(),
      ssh: fc.constantFrom('developers' as const, 'on-request' as const, 'never' as const),
      egress: fc.constantFrom('open' as const, 'by-destination' as const, 'none' as const),
    }),
    stacks: map(words, fc.record({ state: fc.constantFrom('active' as const, 'deprecated' as const) })),
    quotas: fc.record(
      { totalMemoryMb: fc.integer({ min: 1, max: 9 }), totalRoutes: fc.nat(9) },
      { requiredKeys: [] },
    ),
    services: map(fc.constantFrom(...serviceIds), anyAvailability),
    roadmap: map(
      fc.constantFrom('platform-57', 'postgres-17'),
      fc.constantFrom('2026-12', '2027-Q1').map(item),
    ),
  })
  .map((fields) => environment(fields))

function item(target: string) {
  return roadmapSchema.parse({
    title: 'Later',
    kind: 'change',
    target,
    status: 'on-track',
    confidence: 'low',
    impact: 'Rebind.',
    slips: [
      { target: '2026-08', reason: 'Late.' },
      { target: '2026-09', reason: 'Later.' },
    ],
  })
}

/** Any catalog of up to three environments and six services. */
export const anyCatalog: fc.Arbitrary<Catalog> = fc
  .record({
    environments: map(fc.constantFrom('il2', 'il4', 'il5'), anyEnvironment),
    services: map(
      fc.constantFrom(...serviceIds),
      fc.record({ name: words, aliases: lines }).map(({ name, aliases }) => service(name, { aliases })),
    ),
    edition: fc.constantFrom('2026.10', '2026.11'),
  })
  .map(({ environments, services, edition }) => catalog(environments, { services, edition }))

/** The same catalog with a service under another id, everywhere. */
function renamed(from: Catalog, id: string, other: string): Catalog {
  const rename = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).map(([key, value]) => [key === id ? other : key, value]))
  const environments = Object.entries(from.environments).map(
    ([key, e]) => [key, { ...e, services: rename(e.services) }] as const,
  )
  return { ...from, services: rename(from.services), environments: Object.fromEntries(environments) }
}

/** Two catalogs: with nothing in common but their pools, or one service of the first renamed in the second. */
export const anyPair: fc.Arbitrary<[Catalog, Catalog]> = fc.oneof(
  fc.tuple(anyCatalog, anyCatalog),
  fc
    .tuple(anyCatalog, fc.constantFrom(...serviceIds))
    .map(([a, id]): [Catalog, Catalog] => [a, renamed(a, id, 'renamed')]),
)

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** The same value with its keys, and the items of lists of plain values, the other way round. */
export function turned<T>(value: T): T {
  if (Array.isArray(value)) {
    return (value.some((v) => typeof v === 'object') ? value.map(turned) : value.toReversed()) as T
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, v]) => [key, turned(v)]),
  ) as T
}
