import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runVerb } from './run-verb.ts'

const day = '2026-11-16'
let root = ''
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-own-check-'))
  await runVerb('init', root, '--environments', 'dev', '--as-of', day)
  await runVerb('new', 'page', 'desk', '--root', root, '--as-of', day)
})
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const named = (...files: string[]) =>
  put('fieldbook.config.yaml', `extend:\n  checks: [${files.join(', ')}]\n`)

async function found(...args: string[]) {
  const { status, stdout } = await runVerb(
    'check',
    '--root',
    root,
    '--as-of',
    day,
    '--format',
    'json',
    ...args,
  )
  const { problems } = JSON.parse(stdout) as {
    problems: {
      code: string
      severity: string
      message: string
      fix?: string
      at: { file: string; line: number }
    }[]
  }
  return { status, problems: problems.filter(({ code }) => code !== 'to-do') }
}

const module = (code: string, run: string, severity = 'error') =>
  `export default {\n  code: '${code}', severity: '${severity}', title: 'T',\n  ${run}\n}\n`

const titles = `*run(playbook) {
    for (const entry of playbook.all('page'))
      yield { entry, path: ['title'], message: 'a page called ' + entry.data.title, fix: 'call it otherwise' }
  },`

describe('a check of one’s own', () => {
  it.each([
    ['mjs', module('own-titles', titles)],
    [
      'ts',
      `import type { OwnCheck } from 'fieldbook'\nconst check: OwnCheck = {\n  code: 'own-titles', severity: 'error', title: 'T',\n  ${titles}\n}\nexport default check\n`,
    ],
  ])('written as .%s finds what it looks for, at its place', async (ending, text) => {
    put(`extend/checks/titles.${ending}`, text)
    named(`checks/titles.${ending}`)
    const { status, problems } = await found()
    expect(status).toBe(1)
    expect(problems).toEqual([
      {
        code: 'own-titles',
        severity: 'error',
        at: { file: 'content/pages/desk.mdx', line: 2, col: 8 },
        message: 'a page called Desk',
        fix: 'call it otherwise',
      },
    ])
  })

  it('is not run where the configuration does not name it', async () => {
    put('extend/checks/titles.mjs', module('own-titles', titles))
    expect(await found()).toEqual({ status: 0, problems: [] })
  })

  it('keeps a site from being built where it finds an error, and not where it warns', async () => {
    put('extend/a.mjs', module('own-titles', titles))
    named('a.mjs')
    const refused = await runVerb('release', '--network', 'readers', '--root', root, '--as-of', day)
    expect(refused.status).toBeGreaterThan(0)
    put('extend/b.mjs', module('own-titles', titles, 'warning'))
    named('b.mjs')
    expect((await runVerb('release', '--network', 'readers', '--root', root, '--as-of', day)).status).toBe(0)
  })

  it('gets with a network what that may hold, and cannot tell the rest', async () => {
    put(
      'content/pages/hidden.mdx',
      '---\ntitle: Quillon\nsummary: A quillon page.\nmarking: SECRET\n---\n\n## Quillon\n\nText.\n',
    )
    put('extend/a.mjs', module('own-titles', titles))
    named('a.mjs')
    const all = await found()
    expect(all.problems.map(({ message }) => message).sort()).toEqual([
      'a page called Desk',
      'a page called Quillon',
    ])
    const { problems } = await found('--network', 'readers')
    expect(problems.map(({ message }) => message)).toEqual(['a page called Desk'])
  })

  it('changes nothing of what it reads', async () => {
    put(
      'extend/a.mjs',
      module(
        'own-quiet',
        'run(playbook) { for (const e of playbook.entries) delete e.data.title; return [] },',
      ),
    )
    put('extend/b.mjs', module('own-titles', titles))
    named('a.mjs', 'b.mjs')
    expect((await found()).problems.map(({ message }) => message)).toEqual(['a page called Desk'])
  })

  it.each([
    ['that is not there', '', 'extend/a.mjs is not there'],
    ['that is no JavaScript', 'export default {', 'extend/a.mjs cannot be loaded: '],
    ['that needs what is not there', "import 'nowhere'", 'extend/a.mjs cannot be loaded: '],
    ['without an export', 'const a = 1', 'extend/a.mjs is no check: its code has to begin with own-'],
    ['with another code', module('link-broken', titles), 'its code has to begin with own-'],
    [
      'with a code of ours',
      module('own-field-value', titles),
      "codes that begin with own-field- are Fieldbook's",
    ],
    ['with another severity', module('own-a', titles, 'info'), 'its severity is error or warning'],
    ['without run', module('own-a', ''), 'it has no function run'],
  ])('%s is a problem where the configuration names it', async (_name, text, said) => {
    if (text !== '') put('extend/a.mjs', text)
    named('a.mjs')
    const { status, problems } = await found()
    expect(status).toBe(1)
    expect(problems.map(({ code, at }) => `${at.file}:${at.line} ${code}`)).toEqual([
      'fieldbook.config.yaml:2 own-check-file',
    ])
    expect(problems[0]?.message).toContain(said)
  })

  it.each([
    ['throws', "run() { throw new Error('no such thing') }", 'own-a failed: no such thing'],
    [
      'gives an entry of its own',
      "run: () => [{ entry: { kind: 'page', id: 'x' }, message: 'm' }]",
      'an entry that the playbook does not have',
    ],
    [
      'gives no message',
      "run: (playbook) => [{ entry: playbook.all('page')[0] }]",
      'a finding has no message',
    ],
    ['gives no list', 'run() {}', 'own-a failed: '],
  ])('that %s is a problem itself', async (_name, run, said) => {
    put('extend/a.mjs', module('own-a', run))
    named('a.mjs')
    const { problems } = await found()
    expect(problems.map(({ code }) => code)).toEqual(['own-check-failed'])
    expect(problems[0]?.message).toContain(said)
  })

  it('is never a link, nor a file outside', async () => {
    put('elsewhere.mjs', module('own-titles', titles))
    mkdirSync(join(root, 'extend'))
    symlinkSync(join(root, 'elsewhere.mjs'), join(root, 'extend/a.mjs'))
    named('a.mjs')
    expect((await found()).problems[0]?.message).toBe('extend/a.mjs is a link')
    symlinkSync(root, join(root, 'extend/out'))
    named('out/elsewhere.mjs')
    expect((await found()).problems[0]?.message).toBe('extend/out/elsewhere.mjs lies elsewhere')
    named('../elsewhere.mjs')
    expect((await found()).problems.map(({ code }) => code)).toEqual(['schema-value'])
  })

  it('is never brought by a later layer', async () => {
    const over = mkdtempSync(join(tmpdir(), 'fieldbook-over-'))
    try {
      mkdirSync(join(over, 'content'))
      mkdirSync(join(over, 'extend'))
      writeFileSync(join(over, 'layer.yaml'), 'id: over\nname: Over\nmarking: SECRET\n')
      writeFileSync(join(over, 'extend/a.mjs'), module('own-titles', titles))
      writeFileSync(join(over, 'fieldbook.config.yaml'), 'extend: {checks: [a.mjs]}\n')
      const codes = (await found('--root', over)).problems.map(({ code }) => code)
      expect(codes).toEqual(['configuration-layer'])
    } finally {
      rmSync(over, { recursive: true })
    }
  })
})

it('the example of the guide finds what the guide says', async () => {
  const guide = readFileSync('content/guides/playbook/extending.mdx', 'utf8')
  const [, code = ''] =
    /```js\n(\/\*\* @type \{import\('fieldbook'\)\.OwnCheck\}[\s\S]*?)```/.exec(guide) ?? []
  const [, configuration = ''] = /```yaml\n(fields:[\s\S]*?)```/.exec(guide) ?? []
  const [, page = ''] = /```mdx\n([\s\S]*?)```/.exec(guide) ?? []
  put('extend/checks/owners.mjs', code)
  put('fieldbook.config.yaml', `${configuration}extend:\n  checks: [checks/owners.mjs]\n`)
  put('content/pages/rooms.mdx', page)
  await runVerb('new', 'service', 'queue', '--root', root, '--as-of', day)
  const { problems } = await found()
  expect(problems.map(({ code: found }) => found).sort()).toEqual([
    'own-field-missing',
    'own-owners',
    'service-unoffered',
  ])
  const file = join(root, 'content/services/queue.mdx')
  const answered = '\nown: { cost-center: CC-4711, tier: gold }\nowner: Data services\n'
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\nowner: .*\n/, answered))
  expect((await found()).problems.map(({ code: still }) => still)).toEqual(['service-unoffered'])
})

it('the second playbook has fields, a page and a check of its own', async () => {
  const copy = join(root, 'tallow-coast')
  cpSync('examples/tallow-coast', copy, { recursive: true })
  const check = async () => {
    const { status, stdout } = await runVerb('check', '--strict', '--root', copy, '--format', 'json')
    const { problems } = JSON.parse(stdout) as { problems: { code: string; fix: string }[] }
    return { status, problems: problems.map(({ code, fix }) => `${code}: ${fix}`) }
  }
  expect(await check()).toEqual({ status: 0, problems: [] })
  const file = join(copy, 'content/services/bus.mdx')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/account: TC \d+/, 'account: 2120'))
  const place = join(copy, 'environments/cabin/environment.yaml')
  writeFileSync(place, readFileSync(place, 'utf8').replace('on the tracks', 'on the track'))
  expect((await check()).problems.sort()).toEqual([
    'own-account-form: write TC, a blank and four digits',
    'own-field-value: did you mean "on the tracks"? (one of none, watched, on the tracks)',
    "own-field-value: write it in quotes, such as '2120'",
  ])
})
