import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { verbs } from '../src/cli/run.ts'
import { type Pipeline, pipelineFile, pipelines } from '../src/workspace/init/pipelines.ts'
import { runVerb } from './run-verb.ts'

const guide = readFileSync(
  new URL('../content/guides/playbook/in-your-pipeline.mdx', import.meta.url),
  'utf8',
)
const day = '2026-11-16'

let folder = ''
let before = ''
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-ci-'))
  before = process.cwd()
  await runVerb('init', folder, '--environments', 'dev,prod', '--path', 'dev>prod', '--as-of', day)
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '-m', 'Begun')
  // What a merge request changes.
  const file = join(folder, 'environments/dev/environment.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^name: .*$/m, 'name: Workshop'))
  writeFileSync(join(folder, 'manifest.yml'), 'applications: [{name: a, no-route: true}]\n')
  writeFileSync(
    join(folder, 'marketplace.txt'),
    'Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\ncsb-pg     small   Relations     csb\n',
  )
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
})

interface Job {
  script?: string | string[]
  steps?: { run?: string; uses?: string }[]
  artifacts?: { paths?: string[]; reports?: Record<string, string>; expose_as?: string }
}

const gitlab = () => parse(pipelineFile('gitlab').after) as Record<string, Job>
const github = () => parse(pipelineFile('github').after) as { jobs: Record<string, Job> }

/** Every line that a runner gives to its shell. */
const linesOf: Readonly<Record<Pipeline, () => string[]>> = {
  gitlab: () => Object.values(gitlab()).flatMap(({ script = [] }) => script),
  github: () =>
    Object.values(github().jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run = [] }) => run)),
}

/** What a runner sets, and a shell makes of it. */
const variables = () => ({
  '${CI_COMMIT_TIMESTAMP%%T*}': day,
  '${GITHUB_SHA:0:12}': 'abcdef123456',
  '$(git log -1 --format=%cs)': day,
  $CI_COMMIT_SHORT_SHA: 'abcdef12',
  $CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'HEAD').trim(),
  $BASE: git('rev-parse', 'HEAD').trim(),
})

/** The arguments of a command of ours, up to where its output goes. */
function argumentsOf(line: string): string[] {
  const [, command = ''] = /^npx fieldbook (.*?)(?: >.*)?$/s.exec(line) ?? []
  const filled = Object.entries(variables()).reduce(
    (text, [name, value]) => text.replaceAll(name, value),
    command,
  )
  expect(filled).not.toContain('$')
  return [...filled.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

/** Reads the arguments as the verb does; commander throws where it knows one of them not. */
async function accepts([name = '', ...args]: readonly string[]): Promise<void> {
  const verb = (await verbs[name]?.load())?.default
  const command = verb
    ?.configure(new Command(name))
    .exitOverride()
    .option('--root <dir>')
    .option('--as-of <day>')
    .action(() => {})
  expect(() => command?.parse(args, { from: 'user' })).not.toThrow()
  expect(command).toBeDefined()
}

describe.each(pipelines)('the pipeline for %s', (pipeline) => {
  const own = () => linesOf[pipeline]().filter((line) => line.startsWith('npx fieldbook'))

  it('is what the guide shows', () => {
    const { after } = pipelineFile(pipeline)
    expect(guide).toContain(`\`\`\`yaml\n${after}\`\`\`\n`)
  })

  it('calls verbs that there are, with options that they take', async () => {
    const called = own().map(argumentsOf)
    expect(new Set(called.map(([verb]) => verb))).toEqual(new Set(['check', 'changes', 'build', 'bundle']))
    for (const args of called) await accepts(args)
  })

  it('checks a playbook that was just begun, and says what a change does to readers', async () => {
    const [checks = [], changes = []] = ['check', 'changes'].map((verb) =>
      argumentsOf(own().find((line) => line.startsWith(`npx fieldbook ${verb} `)) ?? ''),
    )
    expect(await runVerb(...checks)).toMatchObject({ status: 0, stderr: '' })
    const { status, stdout } = await runVerb(...changes)
    expect(status).toBe(1)
    expect(stdout).toContain('Workshop')
  })
})

it('GitLab finds its reports where check writes them', () => {
  const { check, changes, site, bundle } = gitlab()
  expect(check?.artifacts?.reports).toEqual({
    codequality: 'gl-code-quality-report.json',
    junit: 'check.xml',
  })
  for (const file of Object.values(check?.artifacts?.reports ?? {}))
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(2)
  expect([changes, site, bundle].map((job) => job?.artifacts?.paths)).toEqual([
    ['changes.md'],
    ['dist/'],
    ['transfer/'],
  ])
  // GitLab takes letters, digits, blanks, "-" and "_" here.
  expect(changes?.artifacts?.expose_as).toMatch(/^[\w -]{1,100}$/)
})

it('GitLab reaches for nothing but image, packages and itself', () => {
  const text = pipelineFile('gitlab').after
  expect(text.match(/https?:|\bapt|\bcurl\b.*\n?.*(?<!\$CI_API_V4_URL)http/g)).toBeNull()
  expect(text).toContain('image: $FIELDBOOK_IMAGE')
  expect(
    linesOf
      .gitlab()
      .join('\n')
      .match(/"\$CI_API_V4_URL\/[^"]*"/g),
  ).toHaveLength(1)
})

it('GitHub may write to pull requests in one job alone, which runs for them alone', () => {
  const { permissions, jobs } = parse(pipelineFile('github').after)
  expect(permissions).toEqual({ contents: 'read' })
  expect(jobs.site.permissions).toBeUndefined()
  expect(jobs.changes).toMatchObject({ if: "github.event_name == 'pull_request'" })
})

it('the commands that the guide has for other pipelines run', async () => {
  const shown = [...guide.matchAll(/```sh\n(npx fieldbook [^`]+)\n```/g)].map(([, line = '']) =>
    argumentsOf(line),
  )
  expect(shown.map(([verb]) => verb)).toEqual(['fit', 'drift'])
  for (const args of shown) {
    await accepts(args)
    const { status, stderr } = await runVerb(
      ...args.map((arg) => (arg === 'playbook' ? '.' : arg)),
      '--as-of',
      day,
    )
    expect({ status, unusable: /^fieldbook:/m.test(stderr) }).toEqual({
      status: expect.any(Number),
      unusable: false,
    })
    expect(status).toBeLessThan(2)
  }
})
