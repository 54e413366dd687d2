import { app, type ManifestCase, quiet, refused } from './case.ts'

const db = { services: 'berth-db: postgres small\n' }

/** What Cloud Controller says of bindings, variables and sidecars beyond their plain form. */
export const bindings: ManifestCase[] = [
  {
    name: 'a plan in a binding, which is no binding then',
    text: quiet('services:', '- {name: berth-db, plan: small}'),
    ...db,
    verdict: refused,
    found: ['services-form 9'],
  },
  {
    name: 'binding-name in kebab case',
    text: quiet('services:', '- {name: berth-db, binding-name: db}'),
    ...db,
    verdict: refused,
    found: ['services-form 9'],
  },
  {
    name: 'a binding name that is a number',
    text: quiet('services:', '- {name: berth-db, binding_name: 7}'),
    ...db,
    verdict: refused,
    found: ['services-form 9'],
  },
  {
    name: 'a binding with its own name and parameters',
    text: quiet('services:', '- {name: berth-db, binding_name: db, parameters: {role: reader}}'),
    ...db,
    verdict: 'fits',
  },
  {
    name: 'parameters with nothing behind them',
    text: quiet('services:', '- name: berth-db', '  parameters:'),
    ...db,
    verdict: refused,
    found: ['service-parameters 10'],
  },
  {
    name: 'an instance whose name is a number',
    text: quiet('services: [42]'),
    verdict: refused,
    found: ['services-form 8'],
  },
]

const table = (rows: string) =>
  `Getting service instances in org harbour / space dev as pilot...\n\nname       offering        plan    bound apps   last operation     broker   upgrade available\n${rows}`

/** What the instances are, said in each of the forms that are read. */
export const described: ManifestCase[] = [
  {
    name: 'what cf services prints',
    text: quiet('services: [berth-db]'),
    services: table('berth-db   postgres        small   berth        create succeeded   csb      no\n'),
    verdict: 'fits',
  },
  {
    name: 'a plan that is none, in what cf services prints',
    text: quiet('services: [berth-db]'),
    services: table('berth-db   postgres        large   berth        create succeeded   csb      no\n'),
    verdict: 'no',
  },
  {
    name: 'user-provided, in what cf services prints',
    text: quiet('services: [legacy]'),
    services: table('legacy     user-provided           berth\n'),
    verdict: 'unknown',
  },
  {
    name: 'a services manifest',
    text: quiet('services: [berth-db]'),
    services: 'create-services:\n- {name: berth-db, broker: postgres, plan: small}\n',
    verdict: 'fits',
  },
  {
    name: 'a page of the API without plans',
    text: quiet('services: [berth-db]'),
    services:
      '{"pagination": {"first": {"href": "https://api.harbour.example/v3/service_instances?page=1"}}, "resources": [{"guid": "1", "name": "berth-db", "type": "managed"}]}',
    verdict: 'unknown',
  },
]

export const variables: ManifestCase[] = [
  {
    name: 'a variable named by a number',
    text: quiet('env:', '  8080: open'),
    verdict: refused,
    found: ['env-name 9'],
  },
  {
    name: 'a variable named by a switch',
    text: quiet('env:', '  on: open', '  Y: 1'),
    verdict: refused,
    found: ['env-name 9', 'env-name 10'],
  },
  { name: 'the same in quotes', text: quiet('env:', '  "on": open', "  'Y': 1"), verdict: 'fits' },
  {
    name: 'a variable named by a number that a merge brings',
    text: `d: &d {8080: open}\n${quiet('env:', '  <<: *d')}`,
    verdict: refused,
    found: ['env-name 1'],
  },
  {
    name: 'VMC without a line',
    text: quiet('env:', '  vmctarget: a'),
    verdict: refused,
    found: ['env-name 9'],
  },
  { name: 'a name that only begins like PORT', text: quiet('env:', '  PORTS: a'), verdict: 'fits' },
  { name: 'a variable without a value of its own', text: quiet('env:', '  EMPTY:'), verdict: 'fits' },
  {
    name: 'a whole number inside of text',
    text: quiet('env:', '  LEVEL: v((level))'),
    vars: 'level: 010\n',
    verdict: 'fits',
  },
]

const sidecar = (name: string, memory: string, types = '[web]') =>
  `- {name: ${name}, command: ./a, process_types: ${types}, memory: ${memory}}`

export const sidecars: ManifestCase[] = [
  {
    name: 'two sidecars that take all memory together',
    text: quiet('sidecars:', sidecar('a', '100M'), sidecar('b', '156M')),
    verdict: refused,
    found: ['sidecar-room 10'],
  },
  {
    name: 'two sidecars of two processes',
    text: quiet(
      'processes:',
      '- {type: worker, memory: 256M, log-rate-limit-per-second: 1K}',
      'sidecars:',
      sidecar('a', '200M'),
      sidecar('b', '200M', '[worker]'),
    ),
    verdict: 'fits',
  },
  {
    name: 'a sidecar too large for its second process',
    text: quiet(
      'processes:',
      '- {type: worker, memory: 64M, log-rate-limit-per-second: 1K}',
      'sidecars:',
      sidecar('a', '128M', '[web, worker]'),
    ),
    verdict: refused,
    found: ['sidecar-room 11'],
  },
]

export const processes: ManifestCase[] = [
  {
    name: 'a command of a sidecar as a list',
    text: quiet('sidecars:', '- {name: a, command: [./a], process_types: [web]}'),
    verdict: refused,
    found: ['sidecar-form 9'],
  },
  {
    name: 'health-check-timeout in a process',
    text: quiet('processes:', '- {type: worker, log-rate-limit-per-second: 1K, health-check-timeout: 60}'),
    verdict: refused,
    found: ['health-timeout-name 9'],
  },
  {
    name: 'a readiness check of nothing',
    text: quiet('readiness-health-check-type:'),
    verdict: refused,
    found: ['health-type 8'],
  },
  {
    name: 'health-check-timeout, of which no notice is taken',
    text: quiet('health-check-timeout: 60'),
    verdict: 'limited',
    found: ['manifest-unknown 8'],
  },
  {
    name: 'more instances than any number holds',
    text: quiet('instances: 99999999999999999999'),
    verdict: refused,
    found: ['manifest-instances 8'],
  },
  {
    name: 'an app of which nothing is said',
    text: 'applications:\n-\n',
    environment: 'closed',
    verdict: 'limited',
    found: ['manifest-name-given 2'],
  },
  {
    name: 'a health check of the app that counts for nothing beside web',
    text: app(
      'no-route: true',
      'health-check-type: tcp',
      'processes:',
      '- {type: web, log-rate-limit-per-second: 1K}',
    ),
    verdict: 'limited',
    found: ['manifest-web-process 5'],
  },
  {
    name: 'a size of the app that is none, beside web',
    text: app('no-route: true', 'processes:', '- {type: web, log-rate-limit-per-second: 1K}').replace(
      '256M',
      'lots',
    ),
    verdict: refused,
    found: ['manifest-size 5', 'manifest-web-process 5'],
  },
  {
    name: 'a process whose type is empty',
    text: quiet('processes:', '- {type: "", memory: 1G}'),
    verdict: refused,
    found: ['process-type 9'],
  },
  {
    name: 'processes that are names',
    text: quiet('processes: [worker]'),
    verdict: refused,
    found: ['manifest-list 8'],
  },
  { name: 'an empty size, which cf leaves out', text: quiet('disk_quota: ""'), verdict: 'fits' },
  { name: 'an empty stack, which cf leaves out', text: quiet().replace('cflinuxfs4', '""'), verdict: 'fits' },
  { name: 'a path that is a list', text: quiet('path: [a]'), verdict: refused, found: ['manifest-text 8'] },
  {
    name: 'an image in the lifecycle of buildpacks',
    text: quiet('lifecycle: buildpack', 'docker: {image: registry.example/a:1}').replace(
      '  buildpacks: [java_buildpack]\n',
      '',
    ),
    verdict: refused,
    found: ['docker-buildpacks 7'],
  },
  {
    name: 'a lifecycle that is none counts for nothing',
    text: quiet('lifecycle: kubernetes'),
    verdict: 'limited',
    found: ['lifecycle-type 8'],
  },
  {
    name: 'a name that is empty',
    text: quiet().replace('berth', '""'),
    verdict: 'limited',
    found: ['manifest-name-given 2'],
  },
]
