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

/** Everything that is said of a manifest, in every format. */
function everything(text: string): string {
  const varsFiles = [{ file: 'v.yml', text: `other: ${secret}\n` }]
  const services = [
    { file: 's.yml', text: `a:\n  offering: postgres\n  credentials: {password: ${secret}}\n` },
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
