import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFiles } from '../src/workspace/find-files.ts'
import { runVerb } from './run-verb.ts'

const day = ['--as-of', '2026-11-16']
let root = ''
let before = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-safety-'))
  await runVerb('init', root, '--environments', 'dev', ...day)
  mkdirSync(join(root, 'mine'))
  writeFileSync(join(root, 'mine/thesis.txt'), 'years of work\n')
  writeFileSync(join(root, 'app.yml'), 'applications: [{name: a, no-route: true}]\n')
  before = process.cwd()
  process.chdir(root)
})
afterAll(() => {
  process.chdir(before)
  rmSync(root, { recursive: true })
})

/** What every file says; caches apart. */
const held = () =>
  listFiles(root)
    .filter((file) => !file.startsWith('.fieldbook/'))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')])

it.each([
  [['build', '--out', '.'], 'is the workspace, or holds it'],
  [['build', '--out', 'content'], 'lies in content/ of the workspace'],
  [['build', '--out', 'mine'], 'thesis.txt'],
  [['build', '--report', 'package.json'], 'is there already, and is something else'],
  [['build', '--report', 'content/proof.json'], 'lies in content/ of the workspace'],
  [['bundle', '--revision', 'r', '--out', 'mine'], 'thesis.txt'],
  [['bundle', '--revision', 'r', '--out', 'environments/dev'], 'lies in environments/ of the workspace'],
  [['kit', '--no-content', '--out', 'mine'], 'thesis.txt'],
  [['kit', '--network', 'readers', '--out', 'content/x'], 'lies in content/ of the workspace'],
  [['schema', '--out', '.'], 'is the workspace, or holds it'],
  [['schema', '--out', 'environments/dev'], 'lies in environments/ of the workspace'],
  [['check', '--report', 'junit=content/site.yaml'], 'lies in content/ of the workspace'],
  [['check', '--report', 'sarif=package.json'], 'is there already, and is something else'],
  [['check', '--report', 'codequality=mine/thesis.txt'], 'is there already, and is something else'],
  [['fit', 'app.yml', '--environment', 'dev', '--report', 'junit=app.yml'], 'is there already'],
  [['changes', '--keep', 'package.json'], 'is there already, and is something else'],
  [['changes', '--keep', 'content'], 'lies in content/ of the workspace'],
])('%j is refused in one line, and touches nothing', async (args, said) => {
  const files = held()
  const { status, stdout, stderr } = await runVerb(...args, ...day)
  expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 })
  expect(stderr).toContain(said)
  expect(held()).toEqual(files)
})

it('what was written before is written again', async () => {
  const reports = [
    'junit=r/check.xml',
    'sarif=r/check.sarif',
    'codequality=r/quality.json',
    'github=r/notes.txt',
  ]
  const check = ['check', ...reports.flatMap((report) => ['--report', report]), ...day]
  expect(await runVerb(...check)).toMatchObject({ status: 0, stderr: '' })
  expect(await runVerb(...check)).toMatchObject({ status: 0, stderr: '' })
  for (let i = 0; i < 2; i++)
    expect(await runVerb('changes', '--keep', 'editions', ...day)).toMatchObject({ status: 0, stderr: '' })
})

it('schemas lie where the settings of the workspace look for them, from whatever folder they are made', async () => {
  process.chdir(tmpdir())
  try {
    expect(await runVerb('schema', '--root', root)).toMatchObject({ status: 0, stderr: '' })
  } finally {
    process.chdir(root)
  }
  const settings = readFileSync(join(root, '.vscode/settings.json'), 'utf8')
  expect(settings).toContain('.fieldbook/schemas/site.schema.json')
  expect(readFileSync(join(root, '.fieldbook/schemas/site.schema.json'), 'utf8')).toContain('"$schema"')
})
