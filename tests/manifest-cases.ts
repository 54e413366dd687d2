import type { PlatformCode } from '../src/domain/fit/rules/codes.ts'
import type { Verdict } from '../src/domain/fit/verdict.ts'

/** A manifest that stands for a kind, with the right answer in one of two environments. */
export interface ManifestCase {
  name: string
  text: string
  services?: string
  vars?: string
  app?: string
  /** `open` lets everything out and has every limit; `closed` lets nothing out. */
  environment?: 'open' | 'closed'
  verdict: Verdict
  /** `code line` of what rests on a rule of the platform, in the order found. */
  found?: readonly `${PlatformCode} ${number}`[]
}

/** An app of which everything is said, with these lines in it from line 7 on. */
const app = (...lines: string[]) =>
  `applications:
- name: berth
  buildpacks: [java_buildpack]
  stack: cflinuxfs4
  memory: 256M
  log-rate-limit-per-second: 1K
${lines.map((line) => `  ${line}\n`).join('')}`
const quiet = (...lines: string[]) => app('no-route: true', ...lines)
const refused = 'refused' as const

const sizes: ManifestCase[] = [
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
const names: ManifestCase[] = [
  { name: 'env PORT', text: quiet('env:', '  PORT: "8080"'), verdict: refused, found: ['env-name 9'] },
  {
    name: 'env VCAP_',
    text: quiet('env:', '  vcap_services: "{}"'),
    verdict: refused,
    found: ['env-name 9'],
  },
  { name: 'env VMC', text: quiet('env:', '  VMC_APP: a'), verdict: refused, found: ['env-name 9'] },
  { name: 'env as a list', text: quiet('env: [A=b]'), verdict: refused, found: ['env-form 8'] },
  { name: 'env with a port of its own', text: quiet('env:', '  METRICS_PORT: "9090"'), verdict: 'fits' },
]
const routes: ManifestCase[] = [
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
const unknown: ManifestCase[] = [
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
const forms: ManifestCase[] = [
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
const named: ManifestCase[] = [
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
const dropped: ManifestCase[] = [
  {
    name: 'everything at the top',
    text: `instances: 3\nservices: [berth-db]\n${quiet()}`,
    services: 'berth-db: postgres small\n',
    verdict: 'unknown',
    found: ['manifest-top-level 1', 'manifest-top-level 2'],
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
const quoted: ManifestCase[] = [
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
const checks: ManifestCase[] = [
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
const waiting: ManifestCase[] = [
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
const outside: ManifestCase[] = [
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
const versions: ManifestCase[] = [
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
const mta = (module: string, resources = '') =>
  `_schema-version: "3.1"\nID: harbour\nversion: 1.0.0\nmodules:\n- name: api\n  type: java\n${module}${resources}`
const db =
  'resources:\n- name: db\n  type: org.cloudfoundry.managed-service\n  parameters: {service: postgres, service-plan: small}\n'
const doors: ManifestCase[] = [
  {
    name: 'an MTA descriptor that fits',
    text: mta('  requires: [{name: db}]\n  parameters: {memory: 512, no-route: true}\n', db),
    environment: 'closed',
    verdict: 'fits',
  },
  {
    name: 'an MTA descriptor with a hook',
    text: mta('  parameters: {no-route: true}\n  hooks: [{name: a}]\n'),
    environment: 'closed',
    verdict: 'limited',
    found: ['mta-unmapped 8'],
  },
  {
    name: 'an MTA descriptor that is refused',
    text: mta('  parameters:\n    no-route: true\n    disk-quota: 5X\n'),
    environment: 'closed',
    verdict: refused,
    found: ['manifest-size 9'],
  },
  {
    name: 'an MTA descriptor whose service is missing',
    text: mta(
      '  requires: [{name: db}]\n  parameters: {no-route: true}\n',
      db.replace('postgres', 'nothing'),
    ),
    environment: 'closed',
    verdict: 'unknown',
  },
  {
    name: 'a Score workload that fits',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web: {image: ., resources: {limits: {memory: 512Mi}}}\nresources:\n  db: {type: postgres}\n',
    environment: 'closed',
    verdict: 'limited',
  },
  {
    name: 'a Score workload as an image',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web: {image: registry.example/api:1}\n',
    environment: 'closed',
    verdict: 'no',
  },
  {
    name: 'a Score workload with a volume',
    text: 'apiVersion: score.dev/v1b1\nmetadata: {name: api}\ncontainers:\n  web:\n    image: .\n    volumes:\n    - {source: a, target: /a}\n',
    environment: 'closed',
    verdict: 'limited',
    found: ['score-unmapped 7'],
  },
]

export const manifestCases: readonly ManifestCase[] = [
  ...sizes,
  ...names,
  ...routes,
  ...unknown,
  ...forms,
  ...named,
  ...dropped,
  ...quoted,
  ...checks,
  ...waiting,
  ...outside,
  ...versions,
  ...doors,
]

/** Files that are no manifest, with a word of what they are and of what to give. */
export const wrongKinds: readonly { name: string; text: string; says: RegExp }[] = [
  {
    name: 'Kubernetes',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n',
    says: /Kubernetes.*create-app-manifest/,
  },
  {
    name: 'Kubernetes Service',
    text: 'apiVersion: v1\nkind: Service\nspec: {ports: []}\n',
    says: /Kubernetes/,
  },
  { name: 'Helm', text: 'apiVersion: v2\nname: a\nversion: 1.0.0\n', says: /Helm/ },
  { name: 'compose', text: 'services:\n  web: {image: nginx}\n', says: /docker compose.*docker: \{image/ },
  {
    name: 'compose of before',
    text: 'version: "3"\nservices:\n  web: {build: .}\n  db: {image: postgres}\n',
    says: /docker compose/,
  },
  {
    name: 'Terraform',
    text: 'resource "cloudfoundry_app" "a" {\n  name = "a"\n}\n',
    says: /Terraform.*app manifest/,
  },
  {
    name: 'Terraform in JSON',
    text: '{"resource": {"cloudfoundry_app": {"a": {"name": "a"}}}}',
    says: /Terraform/,
  },
  { name: 'Spruce', text: 'applications:\n- name: (( grab meta.name ))\n', says: /Spruce.*spruce merge/ },
  { name: 'Spruce in a list', text: 'applications:\n- (( append ))\n- name: a\n', says: /Spruce/ },
  { name: 'ytt', text: '#@ load("@ytt:data", "data")\napplications:\n- name: a\n', says: /ytt/ },
  { name: 'ytt in a value', text: 'applications:\n- name: #@ data.values.name\n', says: /ytt/ },
  { name: 'envsubst', text: `applications:\n- name: berth-\${STAGE}\n`, says: /\$\{…\}.*envsubst/ },
  {
    name: 'envsubst with a default',
    text: `applications:\n- name: a\n  memory: \${MEMORY:-1G}\n`,
    says: /envsubst/,
  },
  {
    name: 'cf services',
    text: 'Getting service instances in org o / space s as u...\n\nname   offering   plan    bound apps   last operation\ndb     postgres   small   a            create succeeded\n',
    says: /cf services.*orders-db: postgres small/,
  },
  {
    name: 'cf services of v6',
    text: 'Getting services in org o / space s as u...\nOK\n\nname   service    plan    bound apps   last operation\n',
    says: /cf services/,
  },
  {
    name: 'cf marketplace',
    text: 'Getting services from marketplace in org o / space s as u...\nOK\n',
    says: /cf marketplace/,
  },
  { name: 'a Dockerfile', text: 'FROM eclipse-temurin:21\nCOPY . .\n', says: /Dockerfile/ },
  {
    name: 'a list of resources',
    text: 'resources:\n- {name: a, type: b}\nother: 1\n',
    says: /no `applications`/,
  },
]
