import { lookUp } from '../../../domain/catalog/look-up.ts'
import type { Status } from '../../../model/availability.ts'
import type { Catalog } from '../../../model/catalog.ts'

export interface Example {
  manifest: string
  vars: string
  services: string
}

/**
 * An app to try the page with, made of what this playbook has, so that it never goes out of date: written for
 * one environment, with a service of each kind of answer there, and with the usual surprises.
 */
export function exampleFor({ environments }: Catalog, environment: string): Example {
  const [first] = Object.values(environments)
  const target = lookUp(environments, environment) ?? first
  const named = Object.entries(first?.services ?? {}).filter(([, { plans }]) => Object.keys(plans).length > 0)
  const kinds: Status[] = ['available', 'limited', 'planned', 'unavailable']
  const bound = kinds.flatMap((kind) => {
    const found = named.find(([id]) => lookUp(target?.services, id)?.status === kind)
    if (!found) return []
    const [id, { plans }] = found
    return [
      { name: `orders-${id}`, id, plan: Object.keys(lookUp(target?.services, id)?.plans ?? plans)[0] ?? '' },
    ]
  })
  const stack = Object.entries(target?.stacks ?? {}).find(([, { state }]) => state === 'active')?.[0]
  const buildpack = Object.values(target?.buildpacks ?? {}).find((b) => b.stack === stack)?.name
  const domain = Object.entries(target?.domains ?? {}).find(([, { kind }]) => kind === 'external')?.[0]
  const manifest = [
    '---',
    'applications:',
    '- name: orders-api',
    '  memory: 2G',
    '  instances: ((instances))',
    `  stack: ${stack ?? 'cflinuxfs4'}`,
    '  buildpacks:',
    '  - https://git.example/team/tracing-buildpack.git',
    `  - ${buildpack ?? 'java_buildpack'}`,
    '  health-check-type: http',
    '  routes:',
    '  - route: orders.((domain))',
    '  services:',
    ...bound.map(({ name }) => `  - ${name}`),
    '  - partner-gateway',
    '  env:',
    '    PARTNER_URL: https://gateway.partner.example',
    '    LOG_LEVEL: ((log-level))',
    '',
  ]
  const services = [
    ...bound.map(({ name, id, plan }) => `${name}: ${id} ${plan}`),
    'partner-gateway: user-provided',
    '',
  ]
  return {
    manifest: manifest.join('\n'),
    vars: `instances: 3\ndomain: ${domain ?? 'apps.example'}\n`,
    services: services.join('\n'),
  }
}
