import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answerer } from '../src/cli/ask.ts'
import { askFor } from '../src/cli/commands/init.ts'
import { presetNames } from '../src/publish/presets.ts'
import { newKinds } from '../src/workspace/new/starts.ts'
import { begunKinds } from './begun-kinds.ts'
import { runVerb } from './run-verb.ts'

const day = '2026-11-16'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-own-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const path = 'dev>stage>prod-eu, stage>prod-us'
const init = (name: string, ...more: string[]) => runVerb('init', join(folder, name), '--as-of', day, ...more)

/** What `check` finds, things to do apart; and how many of those there are. */
async function checked(root: string): Promise<{ status: number; problems: string[]; open: number }> {
  const { status, stdout } = await runVerb('check', '--root', root, '--as-of', day, '--format', 'json')
  const { problems, open = 0 } = JSON.parse(stdout) as {
    problems: { code: string; message: string; at: { file: string; line: number } }[]
    open?: number
  }
  return {
    status,
    open,
    problems: problems
      .filter(({ code }) => code !== 'to-do')
      .map(({ code, at, message }) => `${at.file}:${at.line} ${code}: ${message}`),
  }
}

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

it('every kind is begun, by init or by new', () => {
  const begun = new Set(['site', 'scheme', ...begunKinds.map(([kind]) => kind)])
  expect([...newKinds, 'scheme', 'intake'].filter((kind) => !begun.has(kind))).toEqual([])
})

describe.each(presetNames())('a playbook of one’s own, marked as %s', (scheme) => {
  it('passes check from the beginning, and after whatever new begins in it', {
    timeout: 60_000,
  }, async () => {
    const { status, stdout } = await init(scheme, '--scheme', scheme, '--title', 'Hansa', '--path', path)
    expect({ status, files: filesIn(join(folder, scheme)).length }).toEqual({
      status: 0,
      // A dozen at most, of which the scheme of the United States is none.
      files: scheme === 'us' ? 11 : 12,
    })
    expect(stdout).toContain('environments/prod-us/environment.yaml')
    const root = join(folder, scheme)
    const begun = await checked(root)
    expect(begun).toMatchObject({ status: 0, problems: [] })
    expect(begun.open).toBeGreaterThan(50)
    for (const step of begunKinds) {
      const { stderr, ...ran } = await runVerb('new', ...step, '--root', root, '--as-of', day)
      expect({ step, status: ran.status, stderr }).toEqual({ step, status: 0, stderr: '' })
      const { status, problems } = await checked(root)
      // What is not offered yet is offered by the next step.
      expect({ step, status, problems: problems.filter((p) => !p.includes('service-unoffered')) }).toEqual({
        step,
        status: 0,
        problems: [],
      })
    }
  })

  it('says no word of anybody else', async () => {
    const root = join(folder, `words-${scheme}`)
    await init(`words-${scheme}`, '--scheme', scheme, '--ci', 'gitlab', '--container')
    const texts = filesIn(root).map((file) => readFileSync(join(root, file), 'utf8'))
    const said = texts.join('\n').match(/cairnway|\bil[2-6]\b|notional/gi)
    expect(said).toBeNull()
    if (scheme !== 'us') expect(texts.join('\n')).not.toMatch(/NOFORN|UNCLASSIFIED(?<!NATO UNCLASSIFIED)/)
  })
})

it('a playbook with roles of its own is clean from the beginning, and after whatever new begins in it', {
  timeout: 60_000,
}, async () => {
  const root = join(folder, 'roles')
  const roles = 'run=keeper, build=maker,enable=guide'
  await init('roles', '--scheme', 'levels', '--path', path, '--roles', roles)
  expect(await checked(root)).toMatchObject({ status: 0, problems: [] })
  for (const step of begunKinds) {
    const { status, stderr } = await runVerb('new', ...step, '--root', root, '--as-of', day)
    expect({ step, status, stderr }).toEqual({ step, status: 0, stderr: '' })
  }
  expect(await checked(root)).toMatchObject({ status: 0, problems: [] })
  // Nobody of those that ship.
  const texts = filesIn(root).map((file) => `${file}\n${readFileSync(join(root, file), 'utf8')}`)
  expect(texts.join('\n').match(/\b(?:pre|devee|rele)\b/g)).toBeNull()
})

it('the example of the guide begins with a dozen short files at most', async () => {
  const [, command = ''] =
    /fieldbook init (.*)/.exec(readFileSync('content/guides/playbook/a-playbook-of-your-own.mdx', 'utf8')) ??
    []
  const given = command.match(/'[^']*'|"[^"]*"|\S+/g)?.map((part) => part.replace(/^['"]|['"]$/g, '')) ?? []
  const root = join(folder, 'readme')
  const { status } = await runVerb('init', root, ...given.slice(1), '--as-of', day)
  const files = filesIn(root)
  expect({ status, many: files.length > 12, begun: files.length > 8 }).toEqual({
    status: 0,
    many: false,
    begun: true,
  })
  for (const kept of ['.gitignore', '.editorconfig', 'package.json', 'README.md'])
    expect(files).toContain(kept)
  for (const file of files) expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThan(80)
})

it('the editor learns of the schemas when they are written, and keeps what else it was told', async () => {
  const before = process.cwd()
  process.chdir(mkdtempSync(join(folder, 'editor-')))
  try {
    await runVerb('init', '.', '--environments', 'dev', '--as-of', day)
    expect(existsSync('.vscode')).toBe(false)
    const settings = () => JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as Record<string, object>
    expect((await runVerb('schema')).stdout).toContain('.vscode/settings.json names them')
    const all = settings()['yaml.schemas'] ?? {}
    for (const schema of Object.keys(all)) expect(existsSync(schema)).toBe(true)
    writeFileSync(
      '.vscode/settings.json',
      '{"editor.rulers": [100], "yaml.schemas": {"./own.json": "own.yaml"}}',
    )
    await runVerb('schema')
    expect(settings()).toEqual({
      'editor.rulers': [100],
      'yaml.schemas': { './own.json': 'own.yaml', ...all },
    })
    expect((await runVerb('schema')).stdout).not.toContain('names them')
    writeFileSync('.vscode/settings.json', '{} // mine\n')
    expect((await runVerb('schema')).stderr).toContain('stays as it is')
    expect(readFileSync('.vscode/settings.json', 'utf8')).toBe('{} // mine\n')
  } finally {
    process.chdir(before)
  }
})

describe('fieldbook init', () => {
  it('overwrites nothing, and says so', async () => {
    const root = mkdtempSync(join(folder, 'full-'))
    writeFileSync(join(root, 'README.md'), 'Mine.\n')
    const { status, stdout } = await runVerb('init', root, '--as-of', day)
    expect({ status, readme: readFileSync(join(root, 'README.md'), 'utf8') }).toEqual({
      status: 0,
      readme: 'Mine.\n',
    })
    expect(stdout).toContain('README.md is there already, and stays as it is')
    const again = await runVerb('init', root)
    expect(again).toMatchObject({ status: 2, stdout: '' })
    expect(again.stderr).toMatch(/is a playbook already/)
  })

  it.each([
    [['--scheme', 'tpl'], 'did you mean "tlp"?'],
    [['--environments', 'dev,Prod'], '"Prod" cannot be an id'],
    [['--environments', 'dev,prod', '--path', 'dev>prd'], 'did you mean "prod"?'],
    [['--path', 'a>b, b>a'], 'in a circle'],
    [['--path', 'a>c, b>c'], 'cannot follow both'],
    [['--from', 'nowhere.json'], 'there is no such file'],
    [['--from', 'prod=package.json'], 'there is no environment "prod"'],
    [['--roles', 'runs=sre'], '"runs" is no task: did you mean "run"?'],
    [['--roles', 'run=SRE'], 'write run= and the id of a role'],
    [['--roles', 'run=sre,run=pre'], 'run stands twice'],
    [['--ci', 'jenkins'], 'use one of gitlab, github'],
    [['--as-of', '16.11.2026'], '--as-of 16.11.2026: write it as 2026-11-16'],
  ])('refuses %j in one line and writes nothing', async (args, said) => {
    const root = join(folder, 'refused')
    const { status, stdout, stderr } = await runVerb('init', root, ...args)
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 })
    expect(stderr).toContain(said)
    expect(() => readdirSync(root)).toThrow('ENOENT')
  })

  it('asks at a terminal for what was not given, and for nothing else', async () => {
    const asked: string[] = []
    const answers = ['', 'tlp', 'dev, prod', '']
    const person: Answerer = {
      ask: async (question, read, usual) => {
        asked.push(question)
        return read(answers[asked.length - 1] || (usual ?? ''))
      },
      close: () => {},
    }
    const none = { root: [], from: [], container: false }
    expect(await askFor('our-platform', none, person)).toMatchObject({
      title: 'Our platform',
      scheme: 'tlp',
      environments: 'dev, prod',
      path: 'dev>prod',
    })
    expect(asked).toHaveLength(4)
    await askFor('x', { ...none, title: 'T', scheme: 'us', environments: 'dev', path: 'dev' }, person)
    expect(asked).toHaveLength(4)
  })

  it('fills an environment from an export', async () => {
    const root = join(folder, 'filled')
    const live = new URL('../examples/exports/', import.meta.url)
    const from = `stage=${new URL('il2-marketplace.txt', live).pathname}`
    const { status } = await init('filled', '--environments', 'dev,stage', '--from', from)
    expect(status).toBe(0)
    // What nobody can tell from an export is not guessed.
    const { problems } = await checked(root)
    expect(problems.filter((problem) => !/schema-missing: `category`/.test(problem))).toEqual([])
    expect(filesIn(root).filter((path) => path.startsWith('content/services/')).length).toBeGreaterThan(0)
  })
})
