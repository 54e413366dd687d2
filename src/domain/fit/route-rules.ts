import { type Domain, domainsOf, type RouteParts } from './domains.ts'
import type { FitTarget } from './playbook.ts'
import type { PlatformCode } from './rules/codes.ts'
import type { Finding } from './verdict.ts'

/** A route whose domain is known: `host` is what stands before it, and may be nothing. */
interface Placed extends RouteParts {
  domain: string
  kind: Domain
  protocol?: string
}

type RouteFault = Pick<Finding, 'verdict' | 'says'> &
  Partial<Pick<Finding, 'code' | 'fix' | 'options' | 'request'>>

/** What Cloud Controller refuses of a route on this kind of domain; undefined where it takes it. */
export function checkRoute(route: Placed, target: FitTarget): RouteFault | undefined {
  const { kind, domain } = route
  if (kind.orgs && target.org !== undefined && !kind.orgs.includes(target.org)) {
    const says = `${domain} is a private domain, and not of ${target.org}`
    const options = domainsOf(target, 'external').map((other) => `${route.host || 'HOST'}.${other}`)
    return { verdict: 'no', code: 'route-private', says, options, request: target.request() }
  }
  return (kind.kind === 'tcp' ? checkTcp(route, target) : checkNamed(route, target)) ?? checkProtocol(route)
}

/** `validate_protocol_matches!`: a TCP domain routes `tcp`, and every other one HTTP. */
function checkProtocol({ protocol, domain, kind }: Placed): RouteFault | undefined {
  if (protocol === undefined) return undefined
  const tcp = kind.kind === 'tcp'
  if ((protocol === 'tcp') === tcp) return undefined
  const says = `${domain} routes ${tcp ? 'TCP' : 'HTTP'}, and the route asks for ${protocol}`
  return refuse(
    'route-protocol-kind',
    says,
    tcp ? 'write tcp, or leave it out' : 'write http1 or http2, or leave it out',
  )
}

const refuse = (code: PlatformCode, says: string, fix: string): RouteFault => ({
  verdict: 'refused',
  code,
  says,
  fix,
})

function checkTcp({ host, port, path, domain, kind }: Placed, target: FitTarget): RouteFault | undefined {
  const example = `${domain}:${firstPort(kind) ?? 'PORT'}`
  if (port === undefined) {
    const options = domainsOf(target, 'external')
    return {
      ...refuse('route-port', `${domain} is for TCP, and the route has no port`, `write ${example}`),
      options,
    }
  }
  if (host !== '' || path !== undefined) {
    const what = host === '' ? 'a path' : 'a host'
    return refuse(
      'route-tcp-host',
      `${domain} is for TCP, and the route has ${what}`,
      `write ${domain}:${port}`,
    )
  }
  const number = Number(port)
  const ranges = rangesOf(kind)
  const inside = ranges.some(([from, to]) => number >= from && number <= to)
  if (number < 1 || number > 65_535 || (ranges.length > 0 && !inside)) {
    const says =
      kind.ports === undefined
        ? `there is no port ${port}`
        : `${domain} has ports ${kind.ports}, and not ${port}`
    return refuse('route-port-range', says, `write ${example}`)
  }
  return undefined
}

function checkNamed({ host, port, path, domain, kind }: Placed, target: FitTarget): RouteFault | undefined {
  const internal = kind.kind === 'internal'
  if (port !== undefined) {
    const options = domainsOf(target, 'tcp')
    return {
      ...refuse('route-port', `${domain} takes no ports`, 'leave the port out, or take a TCP domain'),
      options,
    }
  }
  if (host === '' && !kind.orgs) {
    const says = `${domain} is shared, so a host has to stand before it`
    return refuse('route-host-missing', says, `write HOST.${domain}`)
  }
  if (internal && (host === '*' || path !== undefined)) {
    const what = host === '*' ? 'no `*`' : 'no path'
    return refuse(
      'route-internal',
      `${domain} is internal, and takes ${what}`,
      `write ${host === '*' ? 'HOST' : host}.${domain}`,
    )
  }
  if (host === '*' && !kind.orgs) {
    const says = `${domain} is shared, and nobody but an administrator may take every host of it`
    return refuse('route-wildcard', says, `write HOST.${domain}`)
  }
  if (host !== '' && host !== '*' && (!/^[\w-]{1,63}$/.test(host) || host.length + domain.length > 252))
    return refuse('route-host', 'its host cannot be one', 'write at most 63 letters, digits, - and _')
  return path === undefined ? undefined : checkPath(path)
}

function checkPath(path: string): RouteFault | undefined {
  const [before = ''] = path.split('?')
  if (before === '/') return refuse('route-path', 'its path is `/` alone', 'leave it out')
  if (before.length > 128) return refuse('route-path', 'its path is longer than 128 characters', 'shorten it')
  if (before === path) return undefined
  return {
    verdict: 'limited',
    says: 'a `?` and what follows it count for nothing in a route',
    fix: 'leave it out',
  }
}

/** `1024-1033, 2048` as pairs. */
function rangesOf({ ports }: Domain): [number, number][] {
  return (ports ?? '').split(',').flatMap((part): [number, number][] => {
    const [, from, to] = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part) ?? []
    return from === undefined ? [] : [[Number(from), Number(to ?? from)]]
  })
}

const firstPort = (kind: Domain) => rangesOf(kind)[0]?.[0]
