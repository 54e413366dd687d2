import { lookUp } from '../../../domain/base/look-up.ts'
import type { Status } from '../../../model/availability.ts'
import type { Catalog } from '../../../model/catalog.ts'

export interface Example {
  manifest: string
  vars: string
  services: string
}

/**
 * An app to try the page with, made of what this playbook has, so that it never goes out of date: written for
 * one environment (or the first of all), with a service of each kind of answer there (or in the last).
 */
export function exampleFor({ environments, services: known }: Catalog, environment: string): Example {
  const all = Object.values(environments)
  const target = lookUp(environments, environment) ?? all[0]
  const asked = lookUp(environments, environment) ?? all.at(-1)
  const kinds: Status[] = ['available', 'limited', 'planned', 'unavailable']
  const bound = kinds.flatMap((kind) => {
    const offers = (id: string) => Object.keys(lookUp(all[0]?.services, id)?.plans ?? {})
    const id = Object.keys(known).find(
      (s) => lookUp(asked?.services, s)?.status === kind && offers(s).length > 0,
    )
    if (id === undefined) return []
    const plans = Object.keys(lookUp(target?.services, id)?.plans ?? {})
    return [{ name: `orders-${id}`, id, plan: plans[0] ?? offers(id)[0] ?? '' }]
  })
  const stack = Object.entries(target?.stacks ?? {}).find(([, { state }]) => state === 'active')?.[0]
  const buildpack = Object.values(target?.buildpacks ?? {}).find((b) => b.stack === stack)?.name
  const domain = Object.entries(target?.domains ?? {}).find(([, { kind }]) => kind === 'external')?.[0]
  const manifest = [
    '---',
    'applications:',
    '- name: orders-api',
    '  memory: 2G',
    '  log-rate-limit-per-second: 1K',
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
    '  env:',
    '    PARTNER_URL: https://gateway.partner.example',
    '    LOG_LEVEL: ((log-level))',
    '',
  ]
  const services = [...bound.map(({ name, id, plan }) => `${name}: ${id} ${plan}`), '']
  return {
    manifest: manifest.join('\n'),
    vars: `instances: 3\ndomain: ${domain ?? 'apps.example'}\n`,
    services: services.join('\n'),
  }
}
