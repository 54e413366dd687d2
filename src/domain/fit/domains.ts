import type { CatalogEnvironment } from '../../model/catalog.ts'
import type { FitTarget } from './playbook.ts'

/** A domain of an environment. */
export type Domain = CatalogEnvironment['domains'][string]

/** The parts of a route such as `https://orders.apps.example/path` or `tcp.example:1234`. */
export interface RouteParts {
  scheme?: string
  host: string
  port?: string
  path?: string
}

/** Domains of a kind that the organisation may use. */
export const domainsOf = ({ environment, org }: FitTarget, wanted: 'external' | 'tcp') =>
  Object.entries(environment.domains).flatMap(([domain, { kind, orgs }]) =>
    kind === wanted && (!orgs || (org !== undefined && orgs.includes(org))) ? [domain] : [],
  )
