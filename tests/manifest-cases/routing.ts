import { app, type ManifestCase, refused } from './case.ts'

const route = (text: string) => app('routes:', `- {route: berth.apps.harbour.example, ${text}}`)

/** Protocols and options of routes, and addresses as Cloud Controller takes them apart. */
export const routing: ManifestCase[] = [
  {
    name: 'tcp on a domain of HTTP',
    text: route('protocol: tcp'),
    verdict: refused,
    found: ['route-protocol-kind 8'],
  },
  {
    name: 'http2 on a domain of TCP',
    text: app('routes:', '- {route: "tcp.harbour.example:1025", protocol: http2}'),
    verdict: refused,
    found: ['route-protocol-kind 8'],
  },
  {
    name: 'tcp on a domain of TCP',
    text: app('routes:', '- {route: "tcp.harbour.example:1025", protocol: tcp}'),
    verdict: 'fits',
  },
  { name: 'http2 on a domain of HTTP', text: route('protocol: http2'), verdict: 'fits' },
  {
    name: 'hash without a header',
    text: route('options: {loadbalancing: hash}'),
    verdict: refused,
    found: ['route-options 8'],
  },
  {
    name: 'hash with a header and a balance',
    text: route('options: {loadbalancing: hash, hash_header: X-Berth, hash_balance: 1.5}'),
    verdict: 'fits',
  },
  {
    name: 'hash with a balance out of range',
    text: route('options: {loadbalancing: hash, hash_header: X-Berth, hash_balance: 0.5}'),
    verdict: refused,
    found: ['route-options 8'],
  },
  {
    name: 'a header without hash',
    text: route('options: {loadbalancing: round-robin, hash_header: X-Berth}'),
    verdict: refused,
    found: ['route-options 8'],
  },
  {
    name: 'options with nothing behind them',
    text: app('routes:', '- route: berth.apps.harbour.example', '  options:'),
    verdict: refused,
    found: ['route-options 9'],
  },
  {
    name: 'a port with https',
    text: app('routes:', '- route: https://berth.apps.harbour.example:443'),
    verdict: refused,
    found: ['route-address 8'],
  },
  {
    name: 'a route in capitals',
    text: app('routes:', '- route: Berth.Apps.Harbour.Example'),
    verdict: 'fits',
  },
  {
    name: 'a query, which is cut off',
    text: app('routes:', '- route: berth.apps.harbour.example/v2?a=1'),
    verdict: 'limited',
  },
  {
    name: 'a path of a slash alone',
    text: app('routes:', '- route: berth.apps.harbour.example/'),
    verdict: refused,
    found: ['route-path 8'],
  },
  {
    name: 'every host of a private domain',
    text: app('routes:', '- route: "*.tides.example"'),
    verdict: 'fits',
  },
  {
    name: 'a private domain of another organisation',
    text: app('routes:', '- route: berth.pilots.example'),
    verdict: 'no',
    found: ['route-private 8'],
  },
  {
    name: 'a host of 64 characters',
    text: app('routes:', `- route: ${'a'.repeat(64)}.apps.harbour.example`),
    verdict: refused,
    found: ['route-host 8'],
  },
  {
    name: 'routes that are addresses',
    text: app('routes: [a.b]'),
    verdict: refused,
    found: ['routes-form 7'],
  },
]
