import { app, type ManifestCase, quiet, refused } from './case.ts'

export const routes: ManifestCase[] = [
  {
    name: 'a host of two labels',
    text: app('routes:', '- route: tide.berths.apps.harbour.example'),
    verdict: 'no',
    found: ['route-two-labels 8'],
  },
  {
    name: 'a host of three labels',
    text: app('routes:', '- route: a.b.c.apps.harbour.example'),
    verdict: 'no',
    found: ['route-two-labels 8'],
  },
  {
    name: 'a shared domain alone',
    text: app('routes:', '- route: apps.harbour.example'),
    verdict: refused,
    found: ['route-host-missing 8'],
  },
  {
    name: 'a host on a TCP domain',
    text: app('routes:', '- route: berth.tcp.harbour.example:1025'),
    verdict: refused,
    found: ['route-tcp-host 8'],
  },
  {
    name: 'a port outside of its group',
    text: app('routes:', '- route: tcp.harbour.example:443'),
    verdict: refused,
    found: ['route-port-range 8'],
  },
  {
    name: 'a path on an internal domain',
    text: app('routes:', '- route: berth.apps.internal/tides'),
    verdict: refused,
    found: ['route-internal 8'],
  },
  {
    name: 'every host of an internal domain',
    text: app('routes:', '- route: "*.apps.internal"'),
    verdict: refused,
    found: ['route-internal 8'],
  },
  {
    name: 'every host of a shared domain',
    text: app('routes:', '- route: "*.apps.harbour.example"'),
    verdict: refused,
    found: ['route-wildcard 8'],
  },
  { name: 'a domain of nobody', text: app('routes:', '- route: berth.elsewhere.example.org'), verdict: 'no' },
  { name: 'a private domain alone', text: app('routes:', '- route: tides.example'), verdict: 'fits' },
  {
    name: 'random with default',
    text: app('random-route: true', 'default-route: true'),
    verdict: refused,
    found: ['route-random-default 7'],
  },
]

export const outside: ManifestCase[] = [
  {
    name: 'an outside host where nothing goes out',
    text: quiet('env:', '  PARTNER: https://api.partner.example/v2'),
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'an outside host and port',
    text: quiet('env:', '  PARTNER: api.partner.example:443'),
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'an outside address of numbers',
    text: quiet('env:', '  PARTNER: tcp://203.0.113.7:7000'),
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'an outside database',
    text: quiet('env:', '  DB: jdbc:postgresql://db.partner.example/x'),
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'an inside host',
    text: quiet('env:', '  SEARCH: http://search.apps.internal:8983'),
    environment: 'closed',
    verdict: 'fits',
  },
  {
    name: 'an outside host where routes are open',
    text: quiet('env:', '  PARTNER: https://api.partner.example/v2'),
    verdict: 'fits',
  },
]

export const versions: ManifestCase[] = [
  {
    name: 'a version that is there',
    text: quiet('services: [db]'),
    services: 'db: postgres small 16\n',
    verdict: 'fits',
  },
  {
    name: 'a version that has a day',
    text: quiet('services: [db]'),
    services: 'db: postgres small 17\n',
    verdict: 'not-yet',
  },
  {
    name: 'a version without a day',
    text: quiet('services: [db]'),
    services: 'db: postgres small 19\n',
    verdict: 'no',
  },
  {
    name: 'no version',
    text: quiet('services: [db]'),
    services: 'db: {offering: postgres, plan: small, version: latest}\n',
    verdict: 'unknown',
  },
]
