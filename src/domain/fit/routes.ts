import { lookUp } from '../catalog/look-up.ts'
import type { App, Given } from './app.ts'
import type { Target } from './playbook.ts'
import { nearestFirst } from './staging.ts'
import type { Finding } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'

/** The domains of an app's routes. Routes that the platform makes up lie on a domain it has. */
export function judgeRoutes({ routes }: App, target: Target): Finding[] {
  const { listed, at } = routes
  if (listed.missing) {
    const base = { kind: 'route' as const, subject: 'routes', at, playbook: target.at('domains') }
    const says = `the routes wait for ${names(listed.missing)}`
    return [{ ...base, verdict: 'unknown', says, give: giveVariables(listed.missing) }]
  }
  return listed.value.map((route) => judgeRoute(route, target))
}

function judgeRoute(route: Given<string>, target: Target): Finding {
  const base = { kind: 'route' as const, at: route.at, playbook: target.at('domains') }
  const subject = route.missing ? route.written : route.value
  // A variable in the host does not hide the domain: `api-((env)).apps.example`.
  const known = /^[^/]*\)\)(\.[^/]+)/.exec(subject)?.[1]
  if (route.missing && (known === undefined || known.includes('(('))) {
    const says = `it waits for ${names(route.missing)}`
    return { ...base, subject, verdict: 'unknown', says, give: giveVariables(route.missing) }
  }
  const { host, port } = parseRoute(route.missing ? `host${known}` : subject)
  const { domains, name } = target.environment
  const domain = domainOf(host, Object.keys(domains))
  const found = lookUp(domains, domain)
  if (domain === undefined || !found) {
    const home = Object.entries(target.catalog.environments).find(([, e]) =>
      domainOf(host, Object.keys(e.domains)),
    )
    const says = home
      ? `its domain is one of ${home[1].name}, not of ${name}`
      : `its domain is none of ${name}’s`
    const options = nearestFirst(host, domainsOf(target, port === undefined ? 'external' : 'tcp'))
    return { ...base, subject, verdict: 'no', says, options, request: target.request() }
  }
  const { kind, note } = found
  const here = {
    ...base,
    subject,
    playbook: target.at('domains', domain),
    ...(note === undefined ? {} : { notes: [note] }),
  }
  if (kind === 'tcp' && port === undefined) {
    const says = `${domain} is for TCP, and the route has no port`
    return { ...here, verdict: 'no', says, options: domainsOf(target, 'external') }
  }
  if (kind !== 'tcp' && port !== undefined)
    return { ...here, verdict: 'no', says: `${domain} takes no ports`, options: domainsOf(target, 'tcp') }
  return { ...here, verdict: 'fits', says: `on ${domain} (${kind})` }
}

const domainsOf = ({ environment }: Target, wanted: 'external' | 'tcp') =>
  Object.entries(environment.domains).flatMap(([domain, { kind }]) => (kind === wanted ? [domain] : []))

/** Host and port of a route such as `orders.apps.example/path` or `tcp.example:1234`. */
export function parseRoute(route: string): { host: string; port?: string } {
  const [, host = '', port] = /^(?:\w+:\/\/)?([^/:?#]*)(?::(\d+))?/.exec(route) ?? []
  return port === undefined ? { host: host.toLowerCase() } : { host: host.toLowerCase(), port }
}

/** The longest domain that a host is on. */
export function domainOf(host: string, domains: readonly string[]): string | undefined {
  const found = domains.filter((domain) => host === domain || host.endsWith(`.${domain}`))
  return found.reduce<string | undefined>(
    (best, d) => (best && best.length >= d.length ? best : d),
    undefined,
  )
}
