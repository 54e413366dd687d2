import { define } from './rule.ts'

const route = 'Cloud Controller, RouteCreate and Route#validate'

/** Routes by the kind of their domain, and what the platform and its quotas set. */
export const placeRules = define('refused', {
  'route-host-missing': {
    title: 'A shared domain by itself',
    why: '"Missing host. Routes in shared domains must have a host defined." Only a private domain of the organisation may be a route by itself.',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: apps.stage.example',
    right: 'no-route: false\nroutes:\n- route: orders.apps.stage.example',
  },
  'route-tcp-host': {
    title: 'A host or a path on a TCP domain',
    why: '"Hosts are not supported for TCP routes", nor are paths: the port alone tells them apart.',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: orders.tcp.stage.example:1024',
    right: 'no-route: false\nroutes:\n- route: tcp.stage.example:1024',
  },
  'route-port': {
    title: 'A port where there is none, or none where there must be one',
    why: 'A route on a TCP domain is DOMAIN:PORT; other domains take no ports.',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: tcp.stage.example',
    right: 'no-route: false\nroutes:\n- route: tcp.stage.example:1024',
  },
  'route-port-range': {
    title: 'A port that cannot be reserved',
    why: 'Only the ports of the router group can be: those that the domain has in its environment.',
    source: 'Cloud Controller, PortGenerator and RouterGroup#reservable_ports',
    wrong: 'no-route: false\nroutes:\n- route: tcp.stage.example:80',
    right: 'no-route: false\nroutes:\n- route: tcp.stage.example:1024',
  },
  'route-internal': {
    title: 'A path or `*` on an internal domain',
    why: '"Paths are not supported for internal domains", and wildcard hosts are not either: it is a name in DNS.',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: orders.apps.internal/admin',
    right: 'no-route: false\nroutes:\n- route: orders.apps.internal',
  },
  'route-wildcard': {
    title: '`*` on a shared domain',
    why: 'Cloud Controller answers "You are not authorized": only on a private domain may an organisation take every host.',
    source: 'Cloud Controller, ManifestRouteUpdate#find_or_create_valid_route',
    wrong: 'no-route: false\nroutes:\n- route: "*.apps.stage.example"',
    right: 'no-route: false\nroutes:\n- route: orders.apps.stage.example',
  },
  'route-host': {
    title: 'A host that cannot be one',
    why: 'At most 63 of letters, digits, `-` and `_`; with its domain at most 253.',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: orders!.apps.stage.example',
    right: 'no-route: false\nroutes:\n- route: orders.apps.stage.example',
  },
  'route-path': {
    title: 'A path that cannot be one',
    why: 'Not `/` alone, and at most 128 characters. What follows a `?` is dropped.',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: orders.apps.stage.example/',
    right: 'no-route: false\nroutes:\n- route: orders.apps.stage.example/v2',
  },
  'route-protocol-kind': {
    title: 'A protocol that the domain does not route',
    why: '"Cannot use \'tcp\' protocol for http routes; valid options are: [http1, http2]", and on a TCP domain there is `tcp` alone.',
    source: 'Cloud Controller, UpdateRouteDestinations#validate_protocol_matches!',
    wrong: 'no-route: false\nroutes:\n- route: orders.apps.stage.example\n  protocol: tcp',
    right: 'no-route: false\nroutes:\n- route: orders.apps.stage.example\n  protocol: http2',
  },
  'limit-log-rate': {
    title: 'Logs without a limit where the organisation has one',
    why: '"log_rate_limit cannot be unlimited in organization". A process that says nothing has no limit, unless the platform sets a default.',
    source: 'Cloud Controller, LogRateLimitPolicy and MaxLogRateLimitPolicy',
    wrong: 'log-rate-limit-per-second: -1',
    right: 'log-rate-limit-per-second: 1K',
  },
  'limit-timeout': {
    title: 'More time to start than the platform gives',
    why: '"Maximum exceeded": 180 seconds, unless the platform sets another `maximum_health_check_timeout`.',
    source: 'Cloud Controller, HealthCheckPolicy#validate_timeout',
    wrong: 'timeout: 900',
    right: 'timeout: 180',
  },
})

/** What an environment does not have. */
export const absentRules = define('absent', {
  'route-two-labels': {
    title: 'A host of two labels',
    why: 'Cloud Controller looks for a domain of the whole name, and of the name without its first label: "No domains exist for route". What stands between host and domain makes it neither.',
    source: 'Cloud Controller, ManifestRoute#to_hash and ManifestRouteUpdate',
    wrong: 'no-route: false\nroutes:\n- route: tide.berths.apps.stage.example',
    right: 'no-route: false\nroutes:\n- route: tide-berths.apps.stage.example',
  },
  'route-private': {
    title: 'A domain of another organisation',
    why: '"Invalid domain. Domain is not available in organization."',
    source: route,
    wrong: 'no-route: false\nroutes:\n- route: orders.private.stage.example',
    right: 'no-route: false\nroutes:\n- route: orders.apps.stage.example',
  },
})
