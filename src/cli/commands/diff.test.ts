import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { writeWorkspace } from '../../../bench/workspace.ts'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import { catalogDiffSchema } from '../../model/catalog-diff.ts'
import { comparisonSchema } from '../../model/comparison.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { UsageError } from '../exit.ts'
import diff from './diff.ts'

const project = fileURLToPath(new URL('../../../', import.meta.url))
const base = join(project, 'tests/fixtures/base')
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})
afterEach(() => vi.restoreAllMocks())

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-diff-'))
  made.push(folder)
  return folder
}

/** A workspace of its own, under git where a test wants revisions. */
function workspace({ git = false } = {}): { root: string; edit: typeof edit; commit: (tag: string) => void } {
  const root = temporary()
  cpSync(base, root, { recursive: true })
  const run = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@cairnway.example', ...args], {
      cwd: root,
      stdio: 'ignore',
    })
  const edit = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(join(root, file), 'utf8')
    const changed = text.replace(from, to)
    if (changed === text) throw new Error(`${file} has no ${from}`)
    writeFileSync(join(root, file), changed)
  }
  const commit = (tag: string) => {
    run('add', '.')
    run('commit', '-qm', tag)
    run('tag', tag)
  }
  if (git) run('init', '-q')
  return { root, edit, commit }
}

/** Runs the verb as the command line does; wrong usage is code 2 and its message. */
async function run(...args: string[]): Promise<{ code: number; out: string; warned: string }> {
  const said = { out: '', warned: '' }
  const write = (to: keyof typeof said) => (text: string | Uint8Array) => {
    said[to] += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(write('warned'))
  const command = diff.configure(new Command('diff').exitOverride())
  command
    .option('--root <dir>', '', (value: string, all: string[]) => [...all, value], [])
    .option('--as-of <day>')
  command.parse(args, { from: 'user' })
  try {
    return { ...said, code: await diff.run(command.args, command.opts()), ...said }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, out: error.message, warned: said.warned }
    throw error
  } finally {
    vi.restoreAllMocks()
  }
}

const services = 'environments/il4/services.yaml'

describe('two environments', () => {
  it('are told apart with reasons, both places and the banner, and exit 1', async () => {
    const { code } = await run('il4', 'il5', '--root', project)
    expect(code).toBe(1)
    const json = await run('il4', 'il5', '--root', project, '--format', 'json')
    const report = comparisonSchema.parse(JSON.parse(json.out))
    const postgres = report.breaks.find((c) => c.id === 'postgres')
    expect(postgres?.reasons[0]?.why).toContain('validation')
    expect(report.asOf).toBe('2026-11-16')
    const version = postgres?.changes.find((c) => c.kind === 'version-down')
    expect(version?.before?.at).toMatchObject({
      file: 'environments/il4/services.yaml',
      line: expect.any(Number),
    })
    expect(version?.after?.at).toMatchObject({
      file: 'environments/il5/services.yaml',
      line: expect.any(Number),
    })
  })

  it('that are the same one have no differences, and exit 0', async () => {
    const { code, out } = await run('il4', 'il4', '--root', project)
    expect(code).toBe(0)
    expect(out).not.toMatch(/\(\d+\)/)
  })

  it('are one group with --only, and one service with --service', async () => {
    const { out } = await run('il4', 'il5', '--root', project, '--only', 'breaking', '--service', 'postgres')
    expect(out).toContain('Breaks if you do nothing (1)')
    expect(out).not.toMatch(/Costs you time|You gain|The same/)
  })

  it('give Markdown for release notes, with the same facts', async () => {
    const { out } = await run(
      'il4',
      'il5',
      '--root',
      project,
      '--format',
      'markdown',
      '--service',
      'postgres',
    )
    expect(out).toContain('# From il4 to il5')
    expect(out).toMatch(/\| \*\*PostgreSQL\*\* +\| available 17/)
  })

  it('are for a network what it may hold: its banner, no lines, nothing of the rest', async () => {
    const whole = await run('il4', 'il5', '--root', project, '--service', 'postgres')
    expect(whole.out).toMatch(/^CUI\/\/NOFORN \/\/ NOTIONAL\n[\s\S]*reserve[\s\S]*NOTIONAL\n$/)
    const low = await run('il4', 'il5', '--root', project, '--service', 'postgres', '--network', 'low')
    expect(low.out).toMatch(/^UNCLASSIFIED \/\/ NOTIONAL\n/)
    expect(low.out).not.toContain('reserve')
    expect(low.out).not.toMatch(/\.yaml:\d/)
  })
})

it('reads of a large workspace only what lies between the two', async () => {
  const root = temporary()
  writeWorkspace(root, { services: 4, environments: 6, mdx: 5 })
  for (const off of ['env-00', 'env-04'])
    writeFileSync(join(root, `environments/${off}/services.yaml`), ': [')
  const { code, out } = await run('env-01', 'env-03', '--root', root)
  expect(code).toBe(1)
  expect(out).toContain('env-02:')
  expect((await run('env-01', 'env-04', '--root', root)).out).toContain(
    'environments/env-04/services.yaml:1:',
  )
})

describe('one environment over time', () => {
  it('is compared with a git revision, and with the tree as it is', async () => {
    const { root, edit, commit } = workspace({ git: true })
    commit('v1')
    edit(services, /version: \S+/, 'version: 3.1')
    const { code, out } = await run(
      '--environment',
      'il4',
      '--since',
      'v1',
      '--root',
      root,
      '--format',
      'json',
    )
    const { changes, from } = catalogDiffSchema.parse(JSON.parse(out))
    expect(code).toBe(1)
    expect(from.revision).toBe('v1')
    const version = changes.find((c) => c.kind.startsWith('version'))
    expect(version).toMatchObject({
      severity: 'breaking',
      before: { at: { file: `v1:${services}`, line: expect.any(Number) } },
      after: { value: '3.1', at: { file: services, line: expect.any(Number) } },
    })
    expect((await run('--environment', 'il2', '--since', 'v1', '--root', root)).code).toBe(0)
  })

  it('is compared with a catalog that was published, where there is no git', async () => {
    const { root, edit } = workspace()
    const file = join(temporary(), 'catalog.json')
    writeFileSync(file, JSON.stringify(catalogOf(loadWorkspace([root]).playbook)))
    expect((await run('--environment', 'il4', '--since', file, '--root', root)).code).toBe(0)
    edit(services, 'status: available', 'status: deprecated')
    edit('environments/il2/services.yaml', 'status: available', 'status: limited')
    const { code, out } = await run('--environment', 'il4', '--since', file, '--root', root)
    expect(code).toBe(1)
    expect(out).toContain('Breaking (1)')
    expect(out).toContain(`${file}#/environments/il4/services/postgres/status  ${services}:`)
    const markdown = await run('--since', file, '--root', root, '--format', 'markdown', '--only', 'breaking')
    expect(markdown.out).toMatch(/\| `postgres` status +\| status +\| available +\| deprecated/)
    const all = await run('--since', file, '--root', root)
    expect(all.out).toMatch(/ {2}il4 {2}postgres {2}status {2}available {2}→ {2}deprecated/)
    expect(all.out).toMatch(/ {2}il2 {2}postgres {2}status {2}available {2}→ {2}limited/)
  })

  it('is read for a network by the stricter of then and now', async () => {
    const { root, edit, commit } = workspace({ git: true })
    // What is withheld of one environment alone is seen to be; this site says so.
    edit('content/site.yaml', 'marking:', 'withheld: said\nmarking:')
    commit('v1')
    edit(services, 'status: available', 'status: available\n  marking: SECRET\n  note: Hidden now.')
    for (const format of ['text', 'markdown', 'json']) {
      const { code, out } = await run(
        '--environment',
        'il4',
        '--since',
        'v1',
        '--root',
        root,
        '--network',
        'low',
        '--format',
        format,
      )
      expect(out).not.toMatch(/hidden|secret|postgres/i)
      expect(code).toBe(0)
    }
    commit('v2')
    edit(services, '\n  marking: SECRET', '')
    const later = await run('--environment', 'il4', '--since', 'v2', '--root', root, '--network', 'low')
    expect(later.out).toContain('offering-added')
  })

  it('says when the earlier catalog was for another network', async () => {
    const { root } = workspace()
    const file = join(temporary(), 'catalog.json')
    writeFileSync(file, JSON.stringify(catalogOf(loadWorkspace([root]).playbook, { network: 'low' })))
    expect((await run('--since', file, '--root', root)).warned).toContain('was released to low')
    expect((await run('--since', file, '--root', root, '--network', 'low')).warned).toBe('')
  })

  it('leaves nothing behind, and refuses links, which it does not follow', async () => {
    const { root, commit } = workspace({ git: true })
    symlinkSync('/etc/hostname', join(root, 'environments/il4/linked.yaml'))
    commit('v1')
    const before = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })
    const { code } = await run('--since', 'v1', '--root', root)
    expect(code).toBe(2)
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })).toBe(before)
  })
})

describe('what cannot be answered is one line, with what to do, and exit 2', () => {
  const { root, commit, edit } = workspace({ git: true })
  commit('v1.4')
  edit('content/site.yaml', 'title:', 'titel:')
  commit('broken')
  edit('content/site.yaml', 'titel:', 'title:')
  const at = (name: string, text: string) => {
    const file = join(temporary(), name)
    writeFileSync(file, text)
    return file
  }
  const catalogText = JSON.stringify(catalogOf(loadWorkspace([base]).playbook))
  const E = ['--environment', 'il4']

  it.each([
    ['one environment', ['il2'], 'give two environments'],
    ['nothing', [], 'give two environments'],
    [
      'an unknown environment',
      ['il2', 'il44'],
      'there is no environment "il44": did you mean "il4"? (environments are il2, il4)',
    ],
    ['an environment twice over', ['il2', '--since', 'v1.4'], '--environment il2'],
    ['an unknown environment over time', ['--environment', 'il9', '--since', 'v1.4'], 'did you mean "il2"'],
    ['an unknown service', ['il2', 'il4', '--service', 'postgre'], 'did you mean "postgres"'],
    ['an unknown network', ['il2', 'il4', '--network', 'mid'], '--network mid: networks are low'],
    ['an unknown severity', ['il2', 'il4', '--only', 'bad'], 'breaking, additive, informational'],
    ['an unknown format', ['il2', 'il4', '--format', 'csv'], 'text, markdown, json'],
    [
      'an unknown revision',
      [...E, '--since', 'v1.5'],
      '--since v1.5: there is no such revision; did you mean "v1.4"?',
    ],
    ['a revision like an option', [...E, '--since=--output=x'], 'there is no such revision'],
    ['a revision like a command', [...E, '--since', '$(touch x); `touch x`'], 'there is no such revision'],
    ['a revision that cannot be read', [...E, '--since', 'broken'], 'content/site.yaml:1:1'],
    [
      'a file that is not there',
      [...E, '--since', 'old/catalog.json'],
      'old/catalog.json: there is no such file',
    ],
    ['a file of another kind', [...E, '--since', at('x.json', '{}')], 'give the data/catalog.json of a site'],
    [
      'truncated JSON',
      [...E, '--since', at('x.json', catalogText.slice(0, 900))],
      'it ends in the middle; it was cut short',
    ],
    ['a folder', [...E, '--since', base], 'it is a folder; give the catalog.json in the data/ of a site'],
    [
      'a later version',
      [...E, '--since', at('x.json', catalogText.replace('"version":1', '"version":9'))],
      'of version 9, and this fieldbook reads up to version 1',
    ],
  ])('%s', async (_name, args, words) => {
    const { code, out } = await run(...args, '--root', root)
    expect(out).toContain(words)
    expect(out).not.toContain('\n')
    expect(code).toBe(2)
  })

  it('a workspace outside git, and one with errors', async () => {
    const outside = workspace()
    const nowhere = await run(...E, '--since', 'v1', '--root', outside.root)
    expect(nowhere.out).toContain('not in a git repository; give a catalog.json instead')
    outside.edit(services, 'status: available', 'status: avaliable')
    const wrong = await run('il2', 'il4', '--root', outside.root)
    expect(wrong).toMatchObject({
      code: 2,
      out: expect.stringMatching(/services\.yaml:\d+:\d+: .*see fieldbook check$/),
    })
  })
})

it('ends without a word when its reader has seen enough', async () => {
  const args = [join(project, 'bin/fieldbook.mjs'), 'diff', 'il2', 'il4', '--root', base]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  const complaints: string[] = []
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)))
  await once(child, 'close')
  expect(complaints.join('')).toBe('')
})
