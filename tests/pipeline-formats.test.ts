import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv-draft-04'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { pipelineFormats } from '../src/cli/reporters/pipeline.ts'
import { runVerb } from './run-verb.ts'

const schema = (name: string) => readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8')
const sarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(schema('sarif-2.1.0.schema.json')),
)

interface Issue {
  description: string
  check_name: string
  fingerprint: string
  severity: string
  location: { path: string; lines: { begin: number } }
}

/** What GitLab documents of a Code Quality report: every field is there, and no other. */
function heldByGitLab(text: string): Issue[] {
  const issues = JSON.parse(text) as Issue[]
  for (const issue of issues) {
    expect(Object.keys(issue).sort()).toEqual(
      ['check_name', 'description', 'fingerprint', 'location', 'severity'].sort(),
    )
    expect(issue.description).toMatch(/^[^\n]+$/)
    expect(issue.check_name).toMatch(/^[a-z-]+$/)
    expect(issue.fingerprint).toMatch(/^[0-9a-f]{32}$/)
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity)
    expect(issue.location.path).toMatch(/^(?!\.{0,2}\/)[^\\]+$/)
    expect(issue.location.lines.begin).toBeGreaterThan(0)
  }
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  return issues
}

interface Result {
  ruleId: string
  level: string
  locations: { physicalLocation: { artifactLocation: { uri: string } } }[]
}

function heldBySarif(text: string): Result[] {
  const log = JSON.parse(text)
  expect(sarif(log) ? [] : sarif.errors).toEqual([])
  return log.runs[0].results
}

/** How many tests of a report failed, once its schema and its sums agree. */
async function heldByJunit(xml: string): Promise<number> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: 'junit.xsd', contents: schema('junit.xsd') }],
  })
  expect({ valid, errors: errors.map(({ message }) => message) }).toEqual({ valid: true, errors: [] })
  const [, tests, failures, errored] =
    /<testsuites name="[^"]+" tests="(\d+)" failures="(\d+)" errors="(\d+)">/.exec(xml) ?? []
  expect(xml.match(/<testcase /g)).toHaveLength(Number(tests))
  return Number(failures) + Number(errored)
}

let folder = ''
let before = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-pipeline-'))
  before = process.cwd()
  cpSync(fileURLToPath(new URL('fixtures/base', import.meta.url)), join(folder, 'playbook'), {
    recursive: true,
  })
  cpSync(join(folder, 'playbook'), join(folder, 'sound'), { recursive: true })
  const guide = join(folder, 'playbook/content/services/postgres.mdx')
  writeFileSync(
    guide,
    `${readFileSync(guide, 'utf8')}\nSee [it](/nowhere) and [it](/nowhere) & [\\<b>](https://elsewhere.example/).\n`,
  )
  mkdirSync(join(folder, 'app'))
  writeFileSync(
    join(folder, 'app/manifest.yml'),
    'applications:\n  - name: a\n    no-route: true\n    instances: "2"\n    services: [db]\n',
  )
  writeFileSync(join(folder, 'app/sound.yml'), 'applications: [{name: a, no-route: true}]\n')
  writeFileSync(
    join(folder, 'app/market.txt'),
    'Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\ncsb-pg     small   Relations     csb\n',
  )
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
})

const cases: readonly { args: string[]; status: number }[] = [
  { args: ['check', '--root', 'playbook'], status: 1 },
  { args: ['check', '--root', 'sound'], status: 0 },
  { args: ['fit', 'app/manifest.yml', '--environment', 'all', '--root', 'sound'], status: 1 },
  { args: ['drift', 'app/market.txt', '--environment', 'il4', '--root', 'sound'], status: 1 },
]

describe.each(cases)('fieldbook $args', ({ args, status }) => {
  const run = async (format: string, root = '') => {
    const asked = args.map((arg) => (root !== '' && arg === 'playbook' ? root : arg))
    const ran = await runVerb(...asked, '--as-of', '2026-11-16', '--format', format)
    expect(ran.status).toBe(status)
    return ran.stdout
  }

  it('is valid in every format that pipelines read, and says the same in each', async () => {
    const issues = heldByGitLab(await run('codequality'))
    const results = heldBySarif(await run('sarif'))
    const failed = await heldByJunit(await run('junit'))
    const lines = (await run('github')).split('\n').filter((line) => line !== '')
    expect(results.map(({ ruleId }) => ruleId)).toEqual(issues.map(({ check_name }) => check_name))
    expect(lines).toHaveLength(issues.length)
    expect(failed > 0).toBe(status === 1)
    // A pipeline knows files by their path in the repository.
    const uris = results.map(({ locations: [at] }) => at?.physicalLocation.artifactLocation.uri ?? '')
    for (const path of [...issues.map(({ location }) => location.path), ...uris])
      expect(path).toMatch(/^(?:playbook|sound|app)\//)
  })

  it('says the same of the same, run after run', async () => {
    for (const format of pipelineFormats) expect(await run(format)).toBe(await run(format))
  })
})

it('a finding stays known where lines move above it', async () => {
  const of = async (root: string) => {
    const { stdout } = await runVerb(
      'check',
      '--root',
      root,
      '--as-of',
      '2026-11-16',
      '--format',
      'codequality',
    )
    return (JSON.parse(stdout) as Issue[]).map(({ fingerprint, location }) => [
      fingerprint,
      location.lines.begin,
    ])
  }
  const first = await of('playbook')
  const file = join(folder, 'playbook/content/services/postgres.mdx')
  writeFileSync(file, readFileSync(file, 'utf8').replace('\nSee [it]', '\nA line more.\n\nSee [it]'))
  const then = await of('playbook')
  expect(then.map(([fingerprint]) => fingerprint)).toEqual(first.map(([fingerprint]) => fingerprint))
  expect(then).not.toEqual(first)
  expect(first.length).toBeGreaterThan(2)
})

it.each([
  ['junit', 'write FORMAT=FILE'],
  ['junit=', 'write FORMAT=FILE'],
  ['junt=a.xml', 'use one of github, codequality, junit, sarif'],
  ['junit=sound/layer/x/../../content', 'lies in content/ of the workspace'],
  ['junit=sound', 'is a folder'],
])('--report %s is refused in one line', async (report, why) => {
  const { status, stderr } = await runVerb('check', '--root', 'sound', '--report', report)
  expect(status).toBe(2)
  expect(stderr).toMatch(/^fieldbook: [^\n]+\n$/)
  expect(stderr).toContain(why)
})

it('--report writes what --format prints, and the verb still says it', async () => {
  const asked = ['check', '--root', 'sound', '--as-of', '2026-11-16']
  const { stdout } = await runVerb(...asked, '--report', 'junit=out/a.xml', '--report', 'sarif=out/b.sarif')
  expect(stdout).toMatch(/no problems/)
  for (const [format, file] of [
    ['junit', 'out/a.xml'],
    ['sarif', 'out/b.sarif'],
  ] as const)
    expect(readFileSync(file, 'utf8')).toBe((await runVerb(...asked, '--format', format)).stdout)
})

it('with --strict a warning fails a test', async () => {
  const junit = async (...more: string[]) => {
    const { status, stdout } = await runVerb(
      'check',
      '--root',
      'loose',
      '--as-of',
      '2026-11-16',
      '--format',
      'junit',
      ...more,
    )
    return [status, await heldByJunit(stdout)]
  }
  cpSync(join(folder, 'sound'), join(folder, 'loose'), { recursive: true })
  const guide = join(folder, 'loose/content/services/postgres.mdx')
  writeFileSync(guide, `${readFileSync(guide, 'utf8')}\nSee [the maker](https://elsewhere.example/).\n`)
  expect(await junit()).toEqual([0, 0])
  expect(await junit('--strict')).toEqual([1, 1])
})

it('what is marked says so where a format has a place for it, and before each finding where it has none', async () => {
  const said = async (format: string) =>
    (await runVerb('drift', 'app/market.txt', '--environment', 'il4', '--root', 'sound', '--format', format))
      .stdout
  const [{ description = '' } = {}] = JSON.parse(await said('codequality')) as Issue[]
  const banner = /^(UNCLASSIFIED[^:]*): /.exec(description)?.[1] ?? 'none'
  expect(await said('github')).toMatch(new RegExp(`^::\\w+ [^:]+::${banner}: `))
  expect(JSON.parse(await said('sarif')).runs[0].properties).toEqual({ marking: banner })
  expect(await said('junit')).toContain(`<property name="marking" value="${banner}"/>`)
})
