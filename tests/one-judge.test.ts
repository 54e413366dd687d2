import { describe, expect, it } from 'vitest'
import { judge } from '../src/domain/fit/judge.ts'
import type { FitPlaybook } from '../src/domain/fit/playbook.ts'
import { verdicts } from '../src/domain/fit/verdict.ts'
import { answerIntake } from '../src/domain/intake/answer.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { type Intake, intakeSchema, intakeShape } from '../src/model/intake.ts'
import { casePlaybook } from './case-playbook.ts'
import { live, plan, roadmap } from './judged-app.ts'
import { availability, service } from './minimal-catalog.ts'

const playbook = casePlaybook()
const app = {
  name: 'berth',
  instances: 1,
  memoryMb: 256,
  diskMb: 256,
  logBytesPerSecond: 1024,
  buildpacks: ['java_buildpack'],
}
const manifest = (...lines: string[]) =>
  `applications:\n- name: berth\n  no-route: true\n  memory: 256M\n  disk_quota: 256M\n  log-rate-limit-per-second: 1K\n  buildpacks: [java_buildpack]\n${lines.map((line) => `  ${line}\n`).join('')}`
const calls = (address: string): Partial<Intake> => ({
  integrations: [{ name: 'PARTNER', direction: 'out', address, userProvided: false }],
})
const binds = (wanted: object): Partial<Intake> => ({ services: [{ service: 'postgres', ...wanted }] })

/** The same thing, said in a manifest and in a record. */
const pairs: [string, { text: string; services?: string }, Partial<Intake>][] = [
  ['nothing', { text: manifest() }, {}],
  ['whatever is inside', { text: manifest() }, calls('*.apps.internal')],
  ['a host that is inside, with its port', { text: manifest() }, calls('tide_search.apps.internal:8983')],
  ...[
    'https://api.partner.example/v2',
    'http://search.apps.internal:8983',
    'https://berth.apps.harbour.example',
    'api.partner.example:443',
    'tcp://203.0.113.7:7000',
    'https://a.b.apps.internal',
    'amqps://user@queue.partner.example:5671/x',
  ].map((address): [string, { text: string }, Partial<Intake>] => [
    `it calls ${address}`,
    { text: manifest('env:', `  PARTNER: ${address}`) },
    calls(address),
  ]),
  ...[
    {},
    { plan: 'small' },
    { plan: 'none' },
    { version: '16' },
    { version: '17' },
    { version: '19' },
    { version: 'latest' },
  ].map((wanted): [string, { text: string; services: string }, Partial<Intake>] => [
    `it binds ${JSON.stringify(wanted)}`,
    {
      text: manifest('services: [postgres]'),
      services: `postgres: ${JSON.stringify({ offering: 'postgres', ...wanted })}`,
    },
    binds(wanted),
  ]),
  [
    'an offering that nobody knows',
    { text: manifest('services: [x]'), services: 'x: nothing' },
    { services: [{ service: 'nothing' }] },
  ],
  [
    'a user-provided service',
    { text: manifest('services: [x]'), services: 'x: user-provided' },
    { integrations: [{ name: 'x', direction: 'in', userProvided: true }] },
  ],
  [
    'too much memory',
    { text: manifest().replace('256M', '9T') },
    { apps: [{ ...app, memoryMb: 9 * 1024 ** 2 }] },
  ],
  [
    'an image',
    { text: manifest('docker: {image: registry.example/a:1}').replace(/ {2}buildpacks.*\n/, '') },
    { apps: [{ ...app, buildpacks: undefined, image: 'registry.example/a:1' }] },
  ],
  [
    'a buildpack that is none',
    { text: manifest().replace('java_buildpack', 'other') },
    { apps: [{ ...app, buildpacks: ['other'] }] },
  ],
  [
    'a buildpack by address',
    { text: manifest().replace('java_buildpack', 'https://git.example/a.git') },
    { apps: [{ ...app, buildpacks: ['https://git.example/a.git'] }] },
  ],
  [
    'too many logs',
    { text: manifest().replace('1K', '1G') },
    { apps: [{ ...app, logBytesPerSecond: 1024 ** 3 }] },
  ],
]

const more: typeof pairs = [
  ...[
    'berth.apps.harbour.example',
    'tide.berths.apps.harbour.example',
    'apps.harbour.example',
    'berth.apps.internal',
    'berth.apps.internal/tides',
    '*.apps.harbour.example',
    'tcp.harbour.example:1025',
    'tcp.harbour.example:443',
    'tcp.harbour.example',
    'berth.tcp.harbour.example:1025',
    'tides.example',
    'berth.pilots.example',
    'berth.elsewhere.example.org',
    'berth.apps.harbour.example:8080',
  ].map((route): (typeof pairs)[number] => [
    `the route ${route}`,
    { text: manifest('routes:', `- route: "${route}"`).replace('  no-route: true\n', '') },
    { apps: [{ ...app, routes: [route] }] },
  ]),
  ...['cflinuxfs4', 'cflinuxfs3', 'windows', 'old', 'cflinuxfs9'].map((stack): (typeof pairs)[number] => [
    `the stack ${stack}`,
    { text: manifest(`stack: ${stack}`) },
    { apps: [{ ...app, stack }] },
  ]),
  ...[['java_buildpack', 'ruby_buildpack'], []].map((buildpacks): (typeof pairs)[number] => [
    `the buildpacks ${buildpacks.join(', ') || 'that are detected'}`,
    { text: manifest().replace('[java_buildpack]', JSON.stringify(buildpacks)) },
    { apps: [{ ...app, buildpacks }] },
  ]),
  ...[
    ['disk', '9000M', { diskMb: 9000 }],
    ['instances', 'instances: 90', { instances: 90 }],
    ['no logs', '0', { logBytesPerSecond: 0 }],
  ].map(([what, written, said]): (typeof pairs)[number] => {
    const text =
      what === 'disk'
        ? manifest().replace('disk_quota: 256M', `disk_quota: ${written}`)
        : what === 'no logs'
          ? manifest().replace('1K', '0')
          : manifest(String(written))
    return [`too much or little: ${what}`, { text }, { apps: [{ ...app, ...(said as object) }] }]
  }),
]

/** What is offered in every state, with plans of every kind, and of each a version. */
const states = {
  postgres: {},
  limited: { status: 'limited' },
  ending: { status: 'deprecated', until: '2027-01-01' },
  ended: { status: 'deprecated', until: '2026-01-01' },
  coming: { status: 'planned', roadmap: 'coming-soon' },
  absent: { status: 'unavailable' },
} as const
const plans = {
  small: plan,
  paid: { ...plan, free: false },
  ours: { ...plan, orgs: ['harbour'] },
  theirs: { ...plan, orgs: ['pilots'] },
  unbound: { ...plan, bindable: false },
}
const wide = ((): FitPlaybook => {
  const { catalog, ...rest } = casePlaybook()
  const services = Object.fromEntries(
    Object.entries(states).map(([id, state]) => [
      id,
      availability({ version: '16.9', plans, ...live(id), ...state }),
    ]),
  )
  const known = Object.keys(states).map((id) => [id, service(id)])
  const all = { services, roadmap: { 'coming-soon': roadmap('Soon', { service: 'coming', to: '18' }) } }
  const tight = {
    quotas: {
      totalMemoryMb: 128,
      perProcessMemoryMb: 64,
      perProcessDiskMb: 64,
      totalInstances: 0,
      totalServiceInstances: 0,
      totalServiceKeys: 0,
      totalRoutes: 0,
      totalReservedPorts: 0,
      logRateLimitBytesPerSecond: 10,
      paidServicesAllowed: false,
    },
  }
  const { open, closed } = catalog.environments
  if (!open || !closed) throw new Error('no environments')
  const environments = {
    open: { ...open, ...all },
    closed: { ...closed, ...all },
    watched: {
      ...closed,
      ...all,
      name: 'watched',
      features: { docker: true, cnb: false, ssh: 'never' as const, egress: 'by-destination' as const },
    },
    tight: { ...closed, ...all, ...tight, name: 'tight' },
  }
  return { ...rest, catalog: { ...catalog, services: Object.fromEntries(known), environments } }
})()

/** The verdicts of a manifest and of a record, in one environment. */
function both(
  held: FitPlaybook,
  environment: string,
  written: { text: string; services?: string },
  said: Partial<Intake>,
  org?: string,
) {
  const services = written.services === undefined ? [] : [{ file: 's.yml', text: written.services }]
  const { value } = readFit({ manifest: { file: 'm.yml', text: written.text }, services })
  if (!value) throw new Error('unreadable')
  const whose = org === undefined ? {} : { org }
  const [fit] = judge({ ...value, ...whose, environments: [environment] }, held).environments
  const record = intakeSchema.parse({
    version: 2,
    marking: 'UNCLASSIFIED',
    team: 'Berths',
    recorded: '2026-11-16',
    targets: [{ environment }],
    apps: [app],
    services: [],
    integrations: [],
    ...whose,
    ...said,
  })
  const at = () => ({ file: 'r.yaml', line: 1, col: 1 })
  const answer = answerIntake(
    { record, file: 'r.yaml', at, target: { environment } },
    { playbook: held, briefs: {}, handling: () => 'yes', shape: intakeShape },
  )
  return { fit: fit?.verdict, intake: answer.fit.environments.at(-1)?.verdict }
}

describe.each(['open', 'closed', 'watched', 'tight'])(
  'fit and intake are one judge, in %s',
  (environment) => {
    it.each([...pairs, ...more])('%s', (_name, written, said) => {
      for (const held of environment in playbook.catalog.environments ? [playbook, wide] : [wide]) {
        for (const org of [undefined, 'harbour']) {
          const { fit, intake } = both(held, environment, written, said, org)
          expect(intake).toBe(fit)
          expect(verdicts).toContain(fit)
        }
      }
    })

    it('every service × version × plan × organisation', () => {
      const seen = new Set<string>()
      let compared = 0
      for (const id of [...Object.keys(states), 'nothing'])
        for (const wanted of [undefined, ...Object.keys(plans), 'none'])
          for (const version of [undefined, '1', '17', '99', 'latest'])
            for (const org of [undefined, 'harbour', 'pilots']) {
              const more = {
                ...(wanted === undefined ? {} : { plan: wanted }),
                ...(version === undefined ? {} : { version }),
              }
              const services = `db: ${JSON.stringify({ offering: id, ...more })}`
              const { fit, intake } = both(
                wide,
                environment,
                { text: manifest('services: [db]'), services },
                { services: [{ service: id, ...more }] },
                org,
              )
              expect({ id, ...more, org, verdict: intake }).toEqual({ id, ...more, org, verdict: fit })
              seen.add(fit ?? '')
              compared += 1
            }
      expect(compared).toBe(7 * 7 * 5 * 3)
      // Every answer is among them, but where the quota alone decides.
      expect(seen.size).toBeGreaterThanOrEqual(environment === 'tight' ? 1 : 5)
    })
  },
)

it('service keys count alike in a descriptor and in a record', () => {
  for (const keys of [0, 1, 3]) {
    const text = `_schema-version: "3.1"\nID: a\nversion: 1.0.0\nmodules:\n- {name: berth, type: java, requires: [{name: db}], parameters: {no-route: true, memory: 256M, disk-quota: 256M}}\nresources:\n- name: db\n  type: org.cloudfoundry.managed-service\n  parameters: {service: postgres, service-plan: small, service-keys: [${Array.from({ length: keys }, (_, i) => `{name: k${i}}`).join(', ')}]}\n`
    for (const [total, verdict] of [
      [0, keys > 0 ? 'no' : 'fits'],
      [2, keys > 2 ? 'no' : 'fits'],
    ] as const) {
      const { closed } = casePlaybook().catalog.environments
      if (!closed) throw new Error('no environment')
      const held: FitPlaybook = {
        ...playbook,
        catalog: {
          ...playbook.catalog,
          environments: { closed: { ...closed, quotas: { totalServiceKeys: total } } },
        },
      }
      const said = { services: [{ service: 'postgres', plan: 'small', keys }] }
      expect(both(held, 'closed', { text }, said)).toEqual({ fit: verdict, intake: verdict })
    }
  }
})
