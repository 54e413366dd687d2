import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256 } from '../src/publish/bundle/bytes.ts'
import { filesBelow } from '../src/publish/bundle/files-below.ts'
import { openBundle } from '../src/publish/verify/open-bundle.ts'
import { makeHeld, needles } from './held-workspace.ts'
import { type Ran, runVerb } from './run-verb.ts'
import { saidIn } from './said-in.ts'

/**
 * Everything that a bundle can be, made of a workspace in which much is withheld: what goes, what is printed on the way, and
 * what the other side makes of it tell nothing of that, and are the same to the byte whatever it says.
 */
let folder = ''
/** Everything that was printed. */
const said: { args: string; ran: Ran }[] = []
const at = (...names: string[]) => join(folder, ...names)

async function run(status: number, ...args: string[]): Promise<Ran> {
  const ran = await runVerb(...args)
  said.push({ args: args.join(' '), ran })
  expect(ran.status, `${args.join(' ')}\n${ran.stdout}${ran.stderr}`).toBe(status)
  return ran
}

/**
 * The workspace, with what is withheld from it spoken of in other words. `ground` and `over` are its layers, `bare` is its base
 * without the component of its own, whose code data cannot bring.
 */
function makeWorkspace(name: string, word: (text: string) => string): void {
  mkdirSync(at(name))
  makeHeld(at(name))
  edit(at(name, 'ground/environments/il4/onboarding.mdx'), (text) =>
    text.replace(
      'reviewed:',
      'readiness:\n  review: {title: Reviewed together, owner: pre, by: attendance, roles: [pre]}\n' +
        '  quiet: {title: A quillon review, owner: pre, by: attendance, roles: [pre], marking: SECRET}\nreviewed:',
    ),
  )
  edit(at(name, 'ground/content/guides/start/canary.mdx'), (text) => `${text}\n(S) The quillon way.\n`)
  for (const layer of ['ground', 'over'])
    for (const [path, bytes] of filesBelow(at(name, layer)))
      if (/\.(?:yaml|mdx)$/.test(path))
        writeFileSync(at(name, layer, path), word(Buffer.from(bytes).toString()))
  cpSync(at(name, 'ground'), at(name, 'bare'), { recursive: true })
  for (const path of ['extend', 'content/pages/offers.mdx'])
    rmSync(at(name, 'bare', path), { recursive: true })
  edit(at(name, 'bare/fieldbook.config.yaml'), (text) => text.replace(/extend:[\s\S]*/, ''))
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8')
  expect(change(text)).not.toBe(text)
  writeFileSync(path, change(text))
}

/** The next edition has something more that everybody may read. */
function goOn(name: string): void {
  for (const base of ['ground', 'bare'])
    edit(
      at(name, base, 'content/glossary.yaml'),
      (text) => `${text}\ntide:\n  term: Tide\n  meaning: What comes again.\n`,
    )
}

const bundle = (name: string, out: string, layers: readonly string[], ...more: string[]) =>
  run(
    0,
    ...['bundle', '--network', 'low', '--out', at(out), '--work', at(`${name}-work`)],
    ...[...layers.flatMap((layer) => ['--root', at(name, layer)]), ...more],
  )

const whole = 'fieldbook-low-v2.tar.gz'
const plain = 'fieldbook-low-v2-plain.tar.gz'
const data = 'fieldbook-low-v2-data.tar.gz'
const first = { whole: 'first/fieldbook-low-v1.tar.gz', data: 'first/fieldbook-low-v1-data.tar.gz' }

/** The second edition in every form there is, each laid on the first. */
async function second(name: string, out: string): Promise<void> {
  const next = ['--version', 'v2', '--oci']
  const both = ['ground', 'over']
  await bundle(name, out, both, ...next, '--after', at(first.whole), '--delta')
  await bundle(name, out, both, ...next, '--profile', 'plain')
  await bundle(name, out, ['bare'], ...next, '--profile', 'data', '--after', at(first.data), '--delta')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-transferred-'))
  makeWorkspace('one', (text) => text)
  await bundle('one', 'first', ['ground', 'over'], '--version', 'v1')
  await bundle('one', 'first', ['bare'], '--version', 'v1', '--profile', 'data')
  goOn('one')
  await second('one', 'second')
}, 400_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every file that was written for the other side, also within archives. */
function* written(): Generator<[name: string, bytes: Uint8Array]> {
  for (const part of ['first', 'second', 'rebuilt', 'laid', 'host'])
    for (const [path, bytes] of filesBelow(at(part))) {
      yield [`${part}/${path}`, bytes]
      if (path.endsWith('.tar.gz') && !path.includes('-from-'))
        for (const [name, packed] of openBundle(at(part, path)).files)
          yield [`${part}/${path}/${name}`, packed]
    }
}

it('tells of nothing that is withheld, in any file of any form, and in no stream of any verb', {
  timeout: 300_000,
}, async () => {
  const delta = (of: string) => at('second', `${of}-from-v1.tar.gz`)
  const roots = ['--root', at('one/ground'), '--root', at('one/over')]
  const earlier = at('one/editions/low.json')
  for (const args of [
    ['verify', at('second', whole)],
    ['verify', at('second', plain), '--format', 'json'],
    ['verify', at('second', data)],
    ['verify', delta('fieldbook-low-v2-data'), '--onto', at(first.data), '--format', 'json'],
    ['verify', delta('fieldbook-low-v2'), '--onto', at(first.whole), '--write', at('laid')],
    ['verify', at('second', whole), '--against', at(first.whole), '--format', 'markdown'],
    ['verify', at('second', data), '--against', at(first.data)],
    ['verify', at('second', data), '--against', at(first.data), '--format', 'json'],
    ...['text', 'json', 'markdown'].map((form) => {
      return ['release', '--network', 'low', ...roots, '--against', earlier, '--format', form]
    }),
    ['verify', at(first.whole), '--install', at('host'), '--network', 'low', ...roots],
    ['verify', delta('fieldbook-low-v2'), '--install', at('host'), '--network', 'low', ...roots],
    ['verify', '--installed', at('host')],
    ['verify', '--installed', at('host'), '--format', 'json'],
  ])
    await run(0, ...args)
  // Kept when the network could hold more than it may today.
  expect((await run(2, 'verify', at('second', whole), '--against', earlier)).stderr).toMatch(
    /low\.json: holds what is marked SECRET: the network holds up to CUI, not SECRET\n$/,
  )
  const rebuilt = ['--onto', at(first.data), '--out', at('rebuilt'), '--work', at('one-work')]
  await run(0, 'rebuild', delta('fieldbook-low-v2-data'), ...rebuilt)

  const found: string[] = []
  const seen = { files: 0, bytes: 0 }
  const read = new Set<string>()
  for (const [name, bytes] of written()) {
    if (needles.test(name.toLowerCase())) found.push(name)
    const digest = sha256(bytes)
    if (read.has(digest)) continue
    read.add(digest)
    seen.files += 1
    seen.bytes += bytes.length
    if (needles.test(saidIn(bytes))) found.push(name)
  }
  for (const { args, ran } of said)
    if (needles.test(`${ran.stdout}${ran.stderr}`.toLowerCase())) found.push(args)
  expect(found).toEqual([])
  console.log(
    `transferred: no needle in ${seen.files} files, ${seen.bytes} bytes, and ${said.length} runs of verbs`,
  )
  // They are looked for where they would be.
  const page = openBundle(at('second', whole)).files.get('site/pages/offers.html')
  expect(saidIn(page ?? new Uint8Array())).toContain('postgres')
  expect([...written()].map(([name]) => name)).toEqual(
    expect.arrayContaining([expect.stringMatching(/il4\/readiness\.html$/)]),
  )
})

it('is the same to the byte whatever the withheld things say, and whether they are there', {
  timeout: 300_000,
}, async () => {
  makeWorkspace('other', (text) => text.replaceAll(/quillon|pardalot|zephrine/gi, 'Merganser'))
  rmSync(at('other/over/environments/il2/releases.yaml'))
  for (const base of ['ground', 'bare']) {
    edit(at('other', base, 'content/guides/start/canary.mdx'), (text) => text.replace(/\n\(S\).*\n/, ''))
    edit(at('other', base, 'environments/il4/onboarding.mdx'), (text) => text.replace(/\n {2}quiet:.*/, ''))
  }
  goOn('other')
  await second('other', 'other-second')
  expect(readdirSync(at('other-second'))).toEqual(readdirSync(at('second')))
  const mine = filesBelow(at('second'))
  const different = [...filesBelow(at('other-second'))].filter(
    ([name, bytes]) => Buffer.compare(bytes, mine.get(name) ?? Buffer.from('')) !== 0,
  )
  expect(different.map(([name]) => name)).toEqual([])
})
