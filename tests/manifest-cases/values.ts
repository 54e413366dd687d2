import { app, type ManifestCase, quiet, refused } from './case.ts'

export const sizes: ManifestCase[] = [
  {
    name: 'memory of -1',
    text: app('no-route: true').replace('256M', '-1'),
    verdict: refused,
    found: ['manifest-size-least 5'],
  },
  {
    name: 'memory of nothing',
    text: quiet().replace('256M', '0'),
    verdict: refused,
    found: ['manifest-size-least 5'],
  },
  {
    name: 'disk of 512K',
    text: quiet('disk_quota: 512K'),
    verdict: refused,
    found: ['manifest-size-least 8'],
  },
  {
    name: 'disk beyond the usual most, where the playbook gives none',
    text: quiet('disk_quota: 40G'),
    verdict: 'unknown',
  },
  { name: 'memory as GiB', text: quiet().replace('256M', '1GiB'), verdict: 'fits' },
  { name: 'memory in small letters', text: quiet().replace('256M', '256mb'), verdict: 'fits' },
  {
    name: 'memory without a unit',
    text: quiet().replace('256M', '256'),
    verdict: refused,
    found: ['manifest-size 5'],
  },
  {
    name: 'memory in PB',
    text: quiet().replace('256M', '1PB'),
    verdict: refused,
    found: ['manifest-size 5'],
  },
  {
    name: 'a log rate of -2',
    text: quiet().replace('1K', '-2'),
    verdict: refused,
    found: ['manifest-log-rate 6'],
  },
  { name: 'a log rate of 0', text: quiet().replace('1K', '0'), verdict: 'fits' },
]

export const names: ManifestCase[] = [
  { name: 'env PORT', text: quiet('env:', '  PORT: "8080"'), verdict: refused, found: ['env-name 9'] },
  {
    name: 'env VCAP_',
    text: quiet('env:', '  vcap_services: "{}"'),
    verdict: refused,
    found: ['env-name 9'],
  },
  { name: 'env VMC', text: quiet('env:', '  VMC_APP: a'), verdict: refused, found: ['env-name 9'] },
  { name: 'env as a list', text: quiet('env: [A=b]'), verdict: refused, found: ['env-form 8'] },
  { name: 'env with nothing in it', text: quiet('env:'), verdict: refused, found: ['env-form 8'] },
  {
    name: 'services with nothing in it',
    text: quiet('services: ~'),
    verdict: refused,
    found: ['services-form 8'],
  },
  { name: 'processes with nothing in it, which cf leaves out', text: quiet('processes:'), verdict: 'fits' },
  { name: 'env with a port of its own', text: quiet('env:', '  METRICS_PORT: "9090"'), verdict: 'fits' },
]

export const quoted: ManifestCase[] = [
  {
    name: 'instances in quotes',
    text: quiet('instances: "2"'),
    verdict: refused,
    found: ['manifest-number 8'],
  },
  {
    name: 'no-route in quotes',
    text: app('no-route: "true"'),
    verdict: refused,
    found: ['manifest-truth 7'],
  },
  { name: 'timeout in quotes', text: quiet("timeout: '60'"), verdict: refused, found: ['manifest-number 8'] },
  { name: 'timeout with a unit', text: quiet('timeout: 60s'), verdict: refused, found: ['health-time 8'] },
  {
    name: 'invocation timeout in quotes, which Rails takes',
    text: quiet("health-check-invocation-timeout: '5'"),
    verdict: 'fits',
  },
  { name: 'no-route: yes, which YAML 1.1 takes', text: app('no-route: yes'), verdict: 'fits' },
]

export const checks: ManifestCase[] = [
  {
    name: 'an endpoint with type port',
    text: quiet('health-check-type: port', 'health-check-http-endpoint: /up'),
    verdict: refused,
    found: ['health-endpoint-type 9'],
  },
  {
    name: 'a readiness endpoint with type process',
    text: quiet('readiness-health-check-type: process', 'readiness-health-check-http-endpoint: /up'),
    verdict: refused,
    found: ['health-endpoint-type 9'],
  },
  {
    name: 'a timeout past the most',
    text: quiet('timeout: 900'),
    verdict: refused,
    found: ['limit-timeout 8'],
  },
  {
    name: 'no log rate',
    text: quiet().replace('  log-rate-limit-per-second: 1K\n', ''),
    verdict: refused,
    found: ['limit-log-rate 2'],
  },
  {
    name: 'no limit of logs',
    text: quiet().replace('1K', '-1'),
    verdict: refused,
    found: ['limit-log-rate 6'],
  },
  {
    name: 'cnb without buildpacks',
    text: quiet('lifecycle: cnb').replace('  buildpacks: [java_buildpack]\n', ''),
    verdict: refused,
    found: ['cnb-buildpacks 7'],
  },
  {
    name: 'a feature that is none',
    text: quiet('features: {sssh: true}'),
    verdict: refused,
    found: ['features-form 8'],
  },
  {
    name: 'a sidecar without command',
    text: quiet('sidecars:', '- {name: a, process_types: [web]}'),
    verdict: refused,
    found: ['sidecar-form 9'],
  },
  {
    name: 'a sidecar of 128, which is megabytes',
    text: quiet('sidecars:', '- {name: a, command: ./a, process_types: [web], memory: 128}'),
    verdict: 'fits',
  },
  {
    name: 'a label of two words',
    text: quiet('metadata:', '  labels: {team: two words}'),
    verdict: refused,
    found: ['metadata-value 9'],
  },
]
