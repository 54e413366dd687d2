import { lookUp } from '../base/look-up.ts'
import { present } from '../base/present.ts'
import type { App, Route } from './app.ts'
import { type Domain, domainsOf, type RouteParts } from './domains.ts'
import type { FitTarget } from './playbook.ts'
import { checkRoute } from './route-rules.ts'
import { nearestFirst } from './staging.ts'
import type { Finding } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'
import { by } from './ways.ts'

/** The routes of an app on the domains of an environment. Those that the platform makes up lie on a domain it has. */
export function judgeRoutes({ routes }: App, target: FitTarget): Finding[] {
  const { listed, at } = routes
  if (listed.missing) {
    const base = { kind: 'route' as const, subject: 'routes', at, playbook: target.at('domains') }
    const says = `the routes wait for ${names(listed.missing)}`
    return [{ ...base, verdict: 'unknown', says, give: giveVariables(listed.missing) }]
  }
  return listed.value.map((route) => judgeRoute(route, target))
}

function judgeRoute(route: Route, target: FitTarget): Finding {
  const written = route.missing ? route.written : route.value
  const base = { kind: 'route' as const, subject: written, at: route.at, playbook: target.at('domains') }
  // A variable in the host does not hide the domain: `api-((env)).apps.example`.
  const known = /^[^/]*\)\)(\.[^/]+)/.exec(written)?.[1]
  if (route.missing && (known === undefined || known.includes('(('))) {
    const says = `it waits for ${names(route.missing)}`
    return { ...base, verdict: 'unknown', says, give: giveVariables(route.missing) }
  }
  const parts = parseRoute(route.missing ? `host${known}` : written)
  const place = placeOf(parts.host, target.environment.domains)
  const kind = lookUp(target.environment.domains, place?.domain)
  if (!place || !kind) return judgeNowhere(parts, base, target)
  const { note } = kind
  const notes = note === undefined ? {} : { notes: [note] }
  const here = { ...base, ...notes, playbook: target.at('domains', place.domain) }
  const { protocol } = route
  const fault = checkRoute({ ...parts, ...place, kind, ...present({ protocol }) }, target)
  if (fault) return { ...here, ...fault }
  if (kind.orgs && target.org === undefined) {
    const says = `${place.domain} belongs to ${kind.orgs.join(', ')}`
    return { ...here, verdict: 'unknown', says, give: `the organisation, ${by.organisation}` }
  }
  return { ...here, verdict: 'fits', says: `on ${place.domain} (${wordOf(kind)})` }
}

const wordOf = ({ kind, orgs }: Domain) => (orgs ? 'private' : kind)

/**
 * The host and the domain of a name, as `ManifestRoute#to_hash` tries them: the whole name as a domain, unless it is a
 * wildcard, then the name without its first label.
 */
function placeOf(
  name: string,
  domains: Record<string, unknown>,
): { host: string; domain: string } | undefined {
  if (!name.startsWith('*') && Object.hasOwn(domains, name)) return { host: '', domain: name }
  const dot = name.indexOf('.')
  const domain = name.slice(dot + 1)
  return dot > 0 && Object.hasOwn(domains, domain) ? { host: name.slice(0, dot), domain } : undefined
}

/** A name that leads to no domain of the environment, and what to write instead. */
function judgeNowhere(
  parts: RouteParts,
  base: Pick<Finding, 'kind' | 'subject' | 'at' | 'playbook'>,
  target: FitTarget,
): Finding {
  const { host, port, path = '' } = parts
  const { domains, name } = target.environment
  const around = domainOf(host, Object.keys(domains))
  if (around !== undefined) {
    const labels = host.slice(0, -around.length - 1)
    const missing = host.slice(host.indexOf('.') + 1)
    const says = `only its first label can be the host, and ${missing} is no domain of ${name}`
    const options = [`${labels.replaceAll('.', '-').replaceAll('*', 'any')}.${around}${path}`]
    const playbook = target.at('domains', around)
    return {
      ...base,
      verdict: 'no',
      code: 'route-two-labels',
      says,
      options,
      playbook,
      request: target.request(),
    }
  }
  const home = Object.values(target.catalog.environments).find((e) => domainOf(host, Object.keys(e.domains)))
  const says = home ? `its domain is one of ${home.name}, not of ${name}` : `its domain is none of ${name}’s`
  const first = home
    ? host.slice(0, -(domainOf(host, Object.keys(home.domains))?.length ?? 0) - 1)
    : host.split('.')[0]
  const label = (first ?? '').replaceAll('.', '-')
  const open = domainsOf(target, port === undefined ? 'external' : 'tcp')
  const options = nearestFirst(host, open).map((domain) =>
    port === undefined
      ? `${label === '' || label === '*' ? 'HOST' : label}.${domain}${path}`
      : `${domain}:PORT`,
  )
  return { ...base, verdict: 'no', says, options, request: target.request() }
}

/** Takes a route apart: names in lower case, a user and password left out. */
export function parseRoute(route: string): RouteParts {
  const [, scheme, host = '', port, path] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#]*@)?([^/:?#]*)(?::(\d+))?([/?][^#]*)?/i.exec(route.trim()) ?? []
  return {
    host: host.toLowerCase(),
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
    ...(port === undefined ? {} : { port }),
    ...(path === undefined ? {} : { path }),
  }
}

/** The longest domain that a host is on. */
export function domainOf(host: string, domains: readonly string[]): string | undefined {
  const found = domains.filter((domain) => host === domain || host.endsWith(`.${domain}`))
  return found.reduce<string | undefined>(
    (best, d) => (best && best.length >= d.length ? best : d),
    undefined,
  )
}
