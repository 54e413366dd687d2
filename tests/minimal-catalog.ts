import type { z } from 'zod'
import {
  type Catalog,
  type CatalogAvailability,
  type CatalogEnvironment,
  type CatalogService,
  catalogAvailabilitySchema,
  catalogEnvironmentSchema,
  catalogSchema,
  catalogServiceSchema,
} from '../src/model/catalog.ts'

/** The smallest environment that the schema takes; a test overrides what it is about. */
export function environment(overrides: Partial<CatalogEnvironment> = {}): CatalogEnvironment {
  return catalogEnvironmentSchema.parse({
    name: 'Build',
    short: 'Build and try',
    status: 'open',
    handles: 'UNCLASSIFIED',
    impactLevel: 'IL2',
    differs: [],
    region: 'east',
    zones: 3,
    platform: { product: 'Cloud Foundry', version: '57.2' },
    features: { docker: true, cnb: true, ssh: 'developers', egress: 'open' },
    stacks: {},
    buildpacks: {},
    domains: {},
    automation: {
      pipelines: { repository: 'pipelines', ref: 'v1' },
      configuration: { repository: 'configuration', ref: 'v1' },
      secrets: 'In the vault.',
    },
    request: { channel: '#platform', approver: 'PRE', leadTime: 5 },
    feedback: {},
    quotas: {},
    fielding: {
      canary: {
        duration: { hours: 1 },
        share: { percent: 5 },
        where: 'One cell.',
        watched: ['Errors.'],
        approves: ['rele'],
      },
      blueGreen: { exposure: '10 minutes', keepsOld: '1 day', watched: ['Errors.'] },
    },
    controls: {},
    access: {},
    team: {},
    expectations: {},
    services: {},
    roadmap: {},
    ...overrides,
  })
}

/** One availability, plans by name. */
export const availability = (
  overrides: Partial<z.input<typeof catalogAvailabilitySchema>> = {},
): CatalogAvailability =>
  catalogAvailabilitySchema.parse({ status: 'available', version: '16.6', ...overrides })

/** A service as all environments know it. */
export const service = (name: string, overrides: Partial<CatalogService> = {}): CatalogService =>
  catalogServiceSchema.parse({
    name,
    kind: 'managed',
    category: 'data',
    short: 'Relational database',
    summary: 'Keeps rows.',
    owner: 'Data services',
    ...overrides,
  })

/** A catalog of these environments, and of every service that one of them speaks of. */
export function catalog(environments: Record<string, CatalogEnvironment>, overrides: Partial<Catalog> = {}) {
  const ids = Object.values(environments).flatMap((e) => Object.keys(e.services))
  return catalogSchema.parse({
    kind: 'fieldbook-catalog',
    version: 1,
    title: 'Cairnway Fieldbook',
    edition: '2026.11',
    services: Object.fromEntries([...new Set(ids)].map((id) => [id, service(id)])),
    environments,
    ...overrides,
  })
}
