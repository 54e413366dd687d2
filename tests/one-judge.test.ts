import { describe, expect, it } from 'vitest'
import { judge } from '../src/domain/fit/judge.ts'
import { verdicts } from '../src/domain/fit/verdict.ts'
import { answerIntake } from '../src/domain/intake/answer.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { type Intake, intakeSchema } from '../src/model/intake.ts'
import { casePlaybook } from './case-playbook.ts'

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

describe.each(['open', 'closed'])('fit and intake are one judge, in %s', (environment) => {
  it.each(pairs)('%s', (_name, written, said) => {
    const services = written.services === undefined ? [] : [{ file: 's.yml', text: written.services }]
    const { value } = readFit({ manifest: { file: 'm.yml', text: written.text }, services })
    if (!value) throw new Error('unreadable')
    const [fit] = judge({ ...value, environments: [environment] }, playbook).environments
    const record = intakeSchema.parse({
      marking: 'UNCLASSIFIED',
      team: 'Berths',
      recorded: '2026-11-16',
      target: { environment },
      apps: [app],
      services: [],
      integrations: [],
      ...said,
    })
    const at = () => ({ file: 'r.yaml', line: 1, col: 1 })
    const answer = answerIntake(
      { record, file: 'r.yaml', at },
      { playbook, calendar: { closed: [] }, handling: () => 'yes' },
    )
    expect(answer.fit.environments.at(-1)?.verdict).toBe(fit?.verdict)
    expect(verdicts).toContain(fit?.verdict)
  })
})
