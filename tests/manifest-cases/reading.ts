import { app, type ManifestCase, quiet, refused } from './case.ts'

export const unknown: ManifestCase[] = [
  {
    name: 'a misspelt attribute of a process',
    text: quiet('processes:', '- type: worker', '  log-rate-limit-per-second: 1K', '  memroy: 1G'),
    verdict: 'limited',
    found: ['manifest-unknown 11'],
  },
  {
    name: 'a misspelt attribute of a sidecar',
    text: quiet('sidecars:', '- {name: a, command: ./a, process_types: [web], mem: 1M}'),
    verdict: 'limited',
    found: ['manifest-unknown 9'],
  },
  {
    name: 'a sidecar with process-types',
    text: quiet('sidecars:', '- {name: a, command: ./a, process-types: [web]}'),
    verdict: refused,
    found: ['manifest-unknown 9', 'sidecar-form 9'],
  },
  {
    name: 'a misspelt attribute of a route',
    text: app('routes:', '- {route: a.apps.harbour.example, protocl: http2}'),
    verdict: 'limited',
    found: ['manifest-unknown 8'],
  },
  {
    name: 'a misspelt attribute of an app',
    text: quiet('instnces: 3'),
    verdict: 'limited',
    found: ['manifest-unknown 8'],
  },
]

export const forms: ManifestCase[] = [
  {
    name: 'JSON in single quotes, closed under its key',
    text: quiet('env:', "  SETTINGS: '{", '    "a": 1', "  }'"),
    verdict: 'fits',
  },
  {
    name: 'JSON in single quotes, closed at the margin',
    text: `${quiet('env:', "  SETTINGS: '{")}}'\n`,
    verdict: 'fits',
  },
  { name: 'brackets closed under their key', text: quiet('services: [', ']'), verdict: 'fits' },
  {
    name: 'an empty first document',
    text: `---\n---\n${quiet()}`,
    verdict: refused,
    found: ['manifest-first-document 1'],
  },
  {
    name: 'a merge below a key of the same name',
    text: `d: &d {memory: 9T}\n${quiet()}  <<: *d\n`,
    verdict: 'limited',
    found: ['manifest-merge-late 6'],
  },
  { name: 'an anchor and a merge', text: `d: &d {instances: 2}\n${quiet()}  <<: *d\n`, verdict: 'fits' },
  {
    name: 'a version that YAML cuts',
    text: quiet('env:', '  RELEASE: 1.20'),
    verdict: 'limited',
    found: ['manifest-yaml-value 9'],
  },
  {
    name: 'a switch that YAML turns',
    text: quiet('env:', '  TRACE: on'),
    verdict: 'limited',
    found: ['manifest-yaml-value 9'],
  },
]

export const named: ManifestCase[] = [
  {
    name: 'no name',
    text: quiet().replace('name: berth\n  ', ''),
    verdict: 'limited',
    found: ['manifest-name-given 2'],
  },
  {
    name: 'no name, given with the push',
    text: quiet().replace('name: berth\n  ', ''),
    app: 'berth',
    verdict: 'fits',
  },
  {
    name: 'one of several, chosen with the push',
    text: `${quiet()}- name: other\n  env: {PORT: 1}\n`,
    app: 'berth',
    verdict: 'fits',
  },
  {
    name: 'several, one without a name',
    text: `${quiet()}- memory: 1G\n  log-rate-limit-per-second: 1K\n`,
    verdict: refused,
    found: ['manifest-name 8'],
  },
]

export const dropped: ManifestCase[] = [
  {
    name: 'everything at the top',
    text: `instances: 3\nservices: [berth-db]\n${quiet()}`,
    services: 'berth-db: postgres small\n',
    verdict: 'unknown',
    found: ['manifest-top-level 1', 'manifest-top-level 2'],
  },
  {
    name: 'environment at the top, to be pointed at',
    text: `env: &env {A: b}\n${quiet('env: *env')}`,
    verdict: 'fits',
  },
  {
    name: 'environment at the top',
    text: `${quiet()}env: {A: b}\n`,
    verdict: 'unknown',
    found: ['manifest-top-level 8'],
  },
  { name: 'host', text: app('host: berth'), verdict: 'unknown', found: ['manifest-removed 7'] },
  {
    name: 'hosts and domain',
    text: app('hosts: [a, b]', 'domain: apps.harbour.example'),
    verdict: 'unknown',
    found: ['manifest-removed 7', 'manifest-removed 8'],
  },
  {
    name: 'inherit',
    text: `inherit: base.yml\n${quiet()}`,
    verdict: 'unknown',
    found: ['manifest-inherit 1'],
  },
  { name: 'version 2', text: `version: 2\n${quiet()}`, verdict: refused, found: ['manifest-version 1'] },
  {
    name: 'both spellings of disk quota',
    text: quiet('disk_quota: 1G', 'disk-quota: 1G'),
    verdict: refused,
    found: ['manifest-disk-twice 9'],
  },
  {
    name: 'size of the app beside a web process',
    text: quiet('processes:', '- {type: web, log-rate-limit-per-second: 1K}'),
    verdict: 'limited',
    found: ['manifest-web-process 5'],
  },
]

export const waiting: ManifestCase[] = [
  {
    name: 'a variable without a value',
    text: quiet('env:', '  LEVEL: ((level))'),
    verdict: 'unknown',
    found: ['manifest-variables 9'],
  },
  {
    name: 'a variable in a key',
    text: quiet('env:', '  ((key)): a'),
    verdict: 'unknown',
    found: ['manifest-variables 9'],
  },
  {
    name: 'a variable in a path',
    text: quiet('path: ((dir))/app.jar'),
    verdict: 'unknown',
    found: ['manifest-variables 8'],
  },
  {
    name: 'a variable that has one',
    text: quiet('env:', '  LEVEL: ((level))'),
    vars: 'level: info\n',
    verdict: 'fits',
  },
]
