import { describe, expect, it } from 'vitest'
import { problemLine } from '../src/cli/inputs.ts'
import { fitFormats, renderFit } from '../src/cli/reporters/fit.ts'
import { judge } from '../src/domain/fit/judge.ts'
import { withoutSecrets } from '../src/domain/fit/secrets.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { casePlaybook } from './case-playbook.ts'

/** What must never come out, as a word that is found wherever it hides. */
const secret = 'pl4nted53cret'

const app = (...lines: string[]) =>
  `applications:\n- name: berth\n${lines.map((line) => `  ${line}\n`).join('')}`

/** Forms of addresses that carry a credential, and where they may stand. */
const addresses = [
  `https://store.example/bp.zip?X-Amz-Credential=KEY&X-Amz-Signature=${secret}`,
  `https://store.example/bp.zip?sig=${secret}#v1.2`,
  `https://store.example/bp.zip?a=1;token=${secret}`,
  `https://${secret}@git.example/bp.git`,
  `https://user:${secret}@git.example/bp.git#v1`,
  `https://user:a@${secret}@git.example/bp.git`,
  `https://x-access-token:${secret}@git.example/bp.git?x=${secret}`,
  `git+https://user:${secret}@git.example/bp`,
  `https://git.example/bp.git#access_token=${secret}&a=b`,
  `docker://user:${secret}@registry.example/cnb`,
  `ssh://git:${secret}@git.example:22/bp`,
  // Addresses that are signed for a time: Azure, Google, others.
  `https://store.blob.example/bp.zip?sv=2024-11-04&se=2026-12-01T00%3A00Z&sr=b&sp=r&sig=${secret}%3D`,
  `https://storage.example/bp.zip?X-Goog-Algorithm=GOOG4&X-Goog-Credential=a%2Fb&X-Goog-Signature=${secret}`,
  `https://cdn.example/bp.zip?Policy=a&Signature=${secret}&Key-Pair-Id=b`,
  `https://host.example/bp.zip?private_token=${secret}`,
  `//user:${secret}@registry.example/bp`,
  // Connection strings.
  `postgres://tides:${secret}@db.example:5432/tides?sslmode=require`,
  `redis://:${secret}@cache.example:6379/0`,
  `amqps://tides:${secret}@queue.example/%2f`,
  `mongodb+srv://tides:${secret}@docs.example/tides?authSource=admin`,
  `jdbc:postgresql://db.example/tides?user=tides&password=${secret}`,
]
/** Credentials that are no address. */
const words = [
  `Server=tcp:db.example,1433;User ID=tides;Password=${secret};Encrypt=true`,
  `DefaultEndpointsProtocol=https;AccountName=tides;AccountKey=${secret}==`,
  `Endpoint=sb://bus.example/;SharedAccessKeyName=root;SharedAccessKey=${secret}=`,
  `-----BEGIN PRIVATE KEY----- ${secret} -----END PRIVATE KEY-----`,
  `Bearer eyJhbGciOiJIUzI1NiJ9.${secret}.c2ln`,
  `eyJhbGciOiJIUzI1NiJ9.${secret}.c2ln`,
  `password=${secret}`,
  `--docker-password ${secret}`,
  `{"auths": {"registry.example": {"auth": "${secret}"}}}`,
]
const places: [string, (address: string) => string][] = [
  ['buildpacks', (a) => app(`buildpacks: ["${a}"]`)],
  ['buildpack', (a) => app(`buildpack: "${a}"`)],
  ['a buildpack with a variable', (a) => app(`buildpacks: ["${a}((x))"]`)],
  ['cnb', (a) => app('lifecycle: cnb', `buildpacks: ["${a}"]`)],
  ['docker', (a) => app(`docker: {image: "${a.replace(/^[a-z+]+:\/\//, '')}"}`)],
  ['a docker image by address', (a) => app(`docker: {image: "${a}"}`)],
  ['a route', (a) => app(`routes: [{route: "${a}"}]`)],
  ['env', (a) => app(`env: {DB: "${a}"}`)],
  ['a command', (a) => app(`command: "run ${a}"`)],
  ['an endpoint', (a) => app('health-check-type: http', `health-check-http-endpoint: "${a}"`)],
  ['a stack that is none', (a) => app(`stack: "${a}"`)],
  [
    'a property of an MTA',
    (a) =>
      `_schema-version: "3"\nID: a\nversion: 1\nmodules:\n- name: a\n  type: java\n  properties: {DB: "${a}"}\n  parameters: {buildpack: "${a}"}\n`,
  ],
  [
    'a variable of Score',
    (a) =>
      `apiVersion: score.dev/v1b1\nmetadata: {name: a}\ncontainers:\n  web: {image: "${a}", variables: {DB: "${a}"}}\n`,
  ],
]

/** Values that hold a credential by where they stand. */
const others: [string, string][] = [
  ['a value of env', app(`env: {TOKEN: ${secret}}`)],
  ['env as a list', app(`env: ["TOKEN=${secret}"]`)],
  ['env as text', app(`env: TOKEN=${secret}`)],
  ['a map in env', app(`env: {A: {TOKEN: ${secret}}}`)],
  ['a registry password', app(`docker: {image: a, username: u, password: ${secret}}`)],
  ['docker as text', app(`docker: "user:${secret}@registry.example/a"`)],
  ['parameters of a binding', app(`services: [{name: a, parameters: {password: ${secret}}}]`)],
  ['parameters as text', app(`services: [{name: a, parameters: "${secret}"}]`)],
  ['cnb-credentials', app(`cnb-credentials: {registry: {token: ${secret}}}`)],
  ['a value of an unknown attribute', app(`password: ${secret}`)],
  ['a key that is no word', app(`"token ${secret}": a`)],
  ['a number that is none', app(`instances: ${secret}`)],
  ['a size that is none', app(`memory: ${secret}`)],
  ['a truth that is none', app(`no-route: ${secret}`)],
  ['a health check that is none', app(`health-check-type: ${secret}`)],
  ['a lifecycle that is none', app(`lifecycle: ${secret}`)],
  ['a label', app(`metadata: {labels: {token: "${secret} !"}}`)],
  ['a protocol', app(`routes: [{route: a.b, protocol: ${secret}}]`)],
  ['an option', app(`routes: [{route: a.b, options: {loadbalancing: ${secret}}}]`)],
  ['a feature', app(`features: {ssh: ${secret}}`)],
  ['text in the place of processes', app(`processes: ${secret}`)],
  ['text in the place of services', app(`services: ${secret}`)],
  ['a name beyond all names', app(`stack: ${secret.repeat(90)}`)],
  ['a quote that is not closed', app(`env: {TOKEN: "${secret}`)],
  ['two values in one', app(`env: a: ${secret}`)],
  ['a template', `applications:\n- name: {{ ${secret} }}\n`],
  [
    'config of an MTA resource',
    `_schema-version: "3"\nID: a\nversion: 1\nmodules: [{name: a, type: java}]\nresources:\n- name: r\n  type: org.cloudfoundry.user-provided-service\n  parameters: {config: {password: ${secret}}}\n`,
  ],
]

/** Where a value stands that is to be nothing but a name, or that nobody is to look at. */
const quotedPlaces: [string, (value: string) => string][] = [
  ['env', (v) => app(`env: {A: ${v}}`)],
  ['a command', (v) => app(`command: ${v}`)],
  ['parameters of a binding', (v) => app(`services: [{name: a, parameters: {uri: ${v}}}]`)],
  ['an annotation', (v) => app(`metadata: {annotations: {a: ${v}}}`)],
  ['a label', (v) => app(`metadata: {labels: {a: ${v}}}`)],
  ['cnb-credentials', (v) => app(`cnb-credentials: {registry.example: {token: ${v}}}`)],
  ['a registry password', (v) => app(`docker: {image: a, username: u, password: ${v}}`)],
  ['a size', (v) => app(`memory: ${v}`)],
  ['a number', (v) => app(`instances: ${v}`)],
  ['a protocol', (v) => app(`routes: [{route: a.b, protocol: ${v}}]`)],
  ['a health check', (v) => app(`health-check-type: ${v}`)],
  ['an endpoint', (v) => app(`health-check-type: http`, `health-check-http-endpoint: ${v}`)],
  ['a lifecycle', (v) => app(`lifecycle: ${v}`)],
  ['a name of a variable', (v) => app(`env: {${v}: a}`)],
  ['an attribute', (v) => app(`${v}: a`)],
  ['a key of a binding', (v) => app(`services: [{name: a, ${v}: b}]`)],
  ['a key of metadata', (v) => app(`metadata: {labels: {${v}: b}}`)],
  ['a feature', (v) => app(`features: {${v}: true}`)],
  ['an option', (v) => app(`routes: [{route: a.b, options: {${v}: b}}]`)],
  [
    'a property and config of an MTA',
    (v) =>
      `_schema-version: "3"\nID: a\nversion: 1\nmodules:\n- {name: a, type: java, properties: {A: ${v}}, hooks: ${v}}\nresources:\n- {name: r, type: org.cloudfoundry.user-provided-service, parameters: {config: {uri: ${v}}}}\n`,
  ],
  [
    'variables and params of Score',
    (v) =>
      `apiVersion: score.dev/v1b1\nmetadata: {name: a}\ncontainers:\n  web: {image: ., variables: {A: ${v}}, files: {/a: {content: ${v}}}}\nresources:\n  db: {type: postgres, params: {uri: ${v}}}\n`,
  ],
  ['a value of a file that is no manifest', (v) => `connection: ${v}\nother: 1\n`],
  ['a text alone', (v) => v],
]

/** What the instances are, with a credential where one may get to. */
const servicesPlaces: [string, (value: string) => string][] = [
  ['in the place of an offering', (v) => `a: ${v}\n`],
  ['as an offering', (v) => `a: {offering: ${v}}\n`],
  ['as a plan', (v) => `a: {offering: postgres, plan: ${v}}\n`],
  ['as a version', (v) => `a: {offering: postgres, plan: small, version: ${v}}\n`],
  ['as a broker', (v) => `a: {offering: postgres, broker: ${v}}\n`],
  ['as config', (v) => `a: {offering: postgres, config: ${v}, credentials: {uri: ${v}}}\n`],
  [
    'in a services manifest',
    (v) =>
      `create-services:\n- {name: a, broker: postgres, plan: small, parameters: ${v}, credentials: {uri: ${v}}, url: ${v}}\n`,
  ],
  [
    'in a page of the API',
    (v) =>
      `{"pagination": {}, "resources": [{"guid": "1", "name": "a", "type": "user-provided", "syslog_drain_url": ${v}, "route_service_url": ${v}, "credentials": {"uri": ${v}}}]}`,
  ],
]

/** Everything that is said of a manifest, in every format. */
function everything(text: string, bound?: string, vars?: string): string {
  const varsFiles = [{ file: 'v.yml', text: vars ?? `other: ${secret}\n` }]
  const services = [
    {
      file: 's.yml',
      text: bound ?? `a:\n  offering: postgres\n  credentials: {password: ${secret}}\n`,
    },
  ]
  const { value, problems } = readFit({ manifest: { file: 'm.yml', text }, varsFiles, services })
  const said = problems.map(problemLine)
  if (!value) return said.join('')
  const fit = judge({ ...value, environments: ['open', 'closed'] }, casePlaybook())
  return [...said, ...fitFormats.map((format) => renderFit(fit, format)), JSON.stringify(value)].join('\n')
}

describe('nothing secret is printed, in any format', () => {
  it.each(places)('%s: no form of address', (_place, put) => {
    for (const address of addresses) {
      const said = everything(put(address))
      expect(said.length).toBeGreaterThan(100)
      // The report of a value that was read may keep it where it is never printed.
      const printed = said.slice(0, said.lastIndexOf('\n{'))
      expect(printed).not.toContain(secret)
    }
  })

  const printed = (said: string) => (said.includes('\n{') ? said.slice(0, said.lastIndexOf('\n{')) : said)

  it.each(quotedPlaces)('%s: no form of credential', (_place, put) => {
    for (const value of [...words, ...addresses]) {
      const said = printed(everything(put(JSON.stringify(value))))
      expect(said.length).toBeGreaterThan(20)
      expect(said).not.toContain(secret)
    }
  })

  it.each(servicesPlaces)('services: %s: no form of credential', (_place, put) => {
    for (const value of [...words, ...addresses]) {
      const said = printed(everything(app('services: [a]'), put(JSON.stringify(value))))
      expect(said.length).toBeGreaterThan(20)
      expect(said).not.toContain(secret)
    }
  })

  it('variables: no form of credential, wherever they are filled in', () => {
    for (const value of [...words, ...addresses]) {
      const vars = `pw: ${JSON.stringify(value)}\n`
      for (const text of [
        app('env: {A: ((pw))}'),
        app('command: run ((pw))'),
        app('memory: ((pw))'),
        app('instances: ((pw))'),
        app('env: ((pw))'),
        app('services: ((pw))'),
        app('docker: {image: a, password: ((pw))}'),
        app('health-check-type: ((pw))'),
        app('lifecycle: ((pw))'),
        app('env: {((pw)): a}'),
      ])
        expect(printed(everything(text, undefined, vars))).not.toContain(secret)
    }
    expect(everything(app('memory: 1G'), undefined, `pw: "${secret}\n`)).not.toContain(secret)
    expect(everything(app('memory: 1G'), undefined, `${secret}\n`)).not.toContain(secret)
    expect(everything(app('memory: 1G'), undefined, `- ${secret}\n`)).not.toContain(secret)
  })

  it.each(others)('%s', (_place, text) => {
    const said = everything(text)
    expect(said.length).toBeGreaterThan(20)
    expect(said).not.toContain(secret)
  })

  it('a line of a manifest is shown on the page without what its address holds', () => {
    for (const address of addresses) {
      const shown = withoutSecrets(`  - "${address}" # the buildpack`)
      expect(shown).not.toContain(secret)
      expect(shown).toContain('# the buildpack')
    }
  })

  it('what is no secret stays', () => {
    for (const text of [
      'https://git.example/bp.git#v1.2',
      'java_buildpack',
      'git@git.example:a/b.git',
      'a@b',
      '- route: a.b/c',
      'what?',
    ])
      expect(withoutSecrets(text)).toBe(text)
  })
})
