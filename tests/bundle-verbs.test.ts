import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundleFiles, workFolder } from './minimal-bundle.ts'
import { runVerb } from './run-with-env.ts'

const { folder, fresh } = workFolder()

const unpacked = join(folder, 'unpacked')
for (const [name, bytes] of bundleFiles()) {
  mkdirSync(dirname(join(unpacked, name)), { recursive: true })
  writeFileSync(join(unpacked, name), bytes)
}
const out = join(folder, 'out')
mkdirSync(out)
writeFileSync(join(out, 'fieldbook-low-2026.11.tar.gz'), '')
writeFileSync(join(out, 'fieldbook-kit-0.1.0-linux-x64.tar.gz'), '')

const fieldbook = runVerb

function expectOneLine(run: Awaited<ReturnType<typeof fieldbook>>, message: RegExp): void {
  expect(run.err).toMatch(message)
  expect(run.err.trim().split('\n')).toHaveLength(1)
  expect(run).toMatchObject({ status: 2, out: '' })
}

describe('wrong input: one clear line, exit code 2, nothing half-written', { timeout: 60_000 }, async () => {
  it.each<[string, string[], RegExp]>([
    [
      'a network that does not exist',
      ['bundle', '--network', 'hihg', '--out', folder],
      /did you mean "high"/,
    ],
    ['an archive that exists', ['bundle', '--network', 'low', '--out', out], /is there already/],
    ['a key that does not exist', ['bundle', '--sign-with', 'no-key', '--out', out], /no such file/],
    [
      'a version that is no name',
      ['bundle', '--version', '../x', '--out', join(out, 'none')],
      /cannot name a bundle/,
    ],
    ['a folder that is no bundle', ['verify', 'src'], /is no bundle/],
    ['a file that is no bundle', ['verify', 'package.json'], /is no bundle/],
    ['a bundle that does not exist', ['verify', 'nowhere.tar.gz'], /there is no such file/],
    ['a format that does not exist', ['verify', unpacked, '--format', 'xml'], /use one of text, json/],
    ['keys that do not exist', ['verify', unpacked, '--allowed-signers', 'none'], /no such file/],
    ['a network nobody described', ['verify', unpacked, '--network', 'hihg'], /did you mean "high"/],
    ['a target that is a file', ['verify', unpacked, '--install', 'package.json'], /package\.json/],
    ['a kit of which nobody said what goes', ['kit', '--out', out], /--network N.*--whole.*--no-content$/m],
    [
      'a kit of two things',
      ['kit', '--whole', '--network', 'low', '--out', out],
      /--network and --whole exclude each other/,
    ],
    [
      'an archive among other things',
      ['bundle', '--network', 'low', '--out', folder],
      /was not written by Fieldbook/,
    ],
    ['a kit among other things', ['kit', '--no-content', '--out', folder], /was not written by Fieldbook/],
    [
      'an archive in the sources',
      ['bundle', '--network', 'low', '--out', 'content/x'],
      /lies in content\/ of the workspace/,
    ],
    [
      'a site among other things',
      ['build', '--network', 'low', '--out', folder],
      /was not written by Fieldbook/,
    ],
    [
      'a site in the sources',
      ['build', '--network', 'low', '--out', 'public'],
      /lies in public\/ of the workspace/,
    ],
    [
      'a site over the workspace',
      ['build', '--network', 'low', '--out', '.'],
      /is the workspace, or holds it/,
    ],
    [
      'an installation in the generator',
      ['verify', unpacked, '--install', 'src/x', '--network', 'low'],
      /lies in src\/ of the generator/,
    ],
    [
      'an installation that nobody said the network of',
      ['verify', unpacked, '--install', join(folder, 'none')],
      /--network N; the bundle is CUI\/\/REL TO USA, FVEY, for the network "low"/,
    ],
    [
      'an installation on another network',
      ['verify', unpacked, '--install', join(folder, 'none'), '--network', 'high'],
      /this host is on "high"|not for "high"/,
    ],
    [
      'a door that does not exist',
      ['bundle', '--profile', 'palin', '--out', out],
      /use one of whole, plain, data/,
    ],
    [
      'a site of data alone',
      ['build', '--profile', 'data', '--out', join(folder, 'none')],
      /use one of whole, plain$/m,
    ],
    [
      'an edition after no bundle',
      ['bundle', '--after', 'src', '--out', join(folder, 'none')],
      /is no bundle/,
    ],
    [
      'an edition after itself',
      ['bundle', '--network', 'low', '--after', unpacked, '--out', join(folder, 'none')],
      /--after.*: is version 2026\.11 itself/,
    ],
    [
      'an edition after one of another network',
      ['bundle', '--network', 'high', '--after', unpacked, '--version', 'x', '--out', join(folder, 'none')],
      /for the network "low", and this one is for "high"/,
    ],
    [
      'an edition after one of another door',
      ['build', '--profile', 'plain', '--after', unpacked, '--out', join(folder, 'none')],
      /of the profile "whole", and this one of "plain"/,
    ],
    [
      'an edition after a later one',
      ['build', '--after', unpacked, '--as-of', '2026-11-01', '--out', join(folder, 'none')],
      /as of 2026-11-16, later than this edition/,
    ],
    [
      'a whole to be built anew',
      ['rebuild', unpacked, '--out', join(folder, 'none')],
      /of the profile "whole"; what can be/,
    ],
    ['no bundle to be built anew', ['rebuild', 'src', '--out', join(folder, 'none')], /is no bundle/],
    [
      'nothing to be built anew',
      ['rebuild', 'nowhere', '--out', join(folder, 'none')],
      /there is no such file/,
    ],
    [
      'a delta of nothing',
      ['bundle', '--delta', '--out', join(folder, 'none')],
      /give the one before.*--after/,
    ],
    [
      'a bundle laid on another',
      ['verify', unpacked, '--onto', unpacked],
      /--onto: is about a delta, and .* is none/,
    ],
    [
      'a bundle written again',
      ['verify', unpacked, '--write', join(folder, 'none')],
      /--write: is about a delta/,
    ],
    ['nothing to verify', ['verify'], /name a bundle/],
    ['what is installed where nothing is', ['verify', '--installed', out], /nothing is installed there/],
    ['a bundle and what is installed', ['verify', unpacked, '--installed', out], /takes neither a bundle/],
    [
      'a reason without an installation',
      ['verify', unpacked, '--out-of-order', 'x'],
      /give --install DIR too/,
    ],
    [
      'a reason of two lines',
      ['verify', unpacked, '--install', join(folder, 'none'), '--out-of-order', 'a\nb'],
      /in one line of plain letters/,
    ],
    ['two layers for a kit', ['kit', '--whole', '--root', '.', '--root', 'src', '--out', out], /one --root/],
  ])('%s', async (_, args, message) => {
    const before = readdirSync(folder, { recursive: true })
    expectOneLine(await fieldbook(args), message)
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
  })

  it('a bundle of another format', async () => {
    const other = fresh('other')
    cpSync(unpacked, other, { recursive: true })
    const path = join(other, 'bundle.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 2', '"format": 3'))
    const listed = spawnSync('sh', ['-c', 'sha256sum $(cut -c 67- MANIFEST.sha256)'], { cwd: other }).stdout
    writeFileSync(join(other, 'MANIFEST.sha256'), listed)
    expectOneLine(await fieldbook(['verify', other]), /format 3; this version reads 1 and 2/)
  })

  it('a day that only the clock gives', async () => {
    const workspace = fresh('undated')
    for (const part of ['content', 'environments', 'public', 'editions'])
      cpSync(part, join(workspace, part), { recursive: true })
    const path = join(workspace, 'content/site.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^asOf:.*$/m, ''))
    const to = fresh('out')
    const run = await fieldbook(['bundle', '--root', workspace, '--out', to], { SOURCE_DATE_EPOCH: '' })
    expectOneLine(run, /--as-of DAY/)
    expect(existsSync(to)).toBe(false)
  })
})

describe('verify', { timeout: 60_000 }, async () => {
  it('is a command that ends as it says', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['bin/fieldbook.mjs', 'verify', ...args], { encoding: 'utf8' })
    expect(run(unpacked)).toMatchObject({ status: 0, stderr: '' })
    expect(run('src')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/is no bundle/) })
  })

  it('says what a bundle is, and ends with 0', async () => {
    const { status, out: text, err } = await fieldbook(['verify', unpacked])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const lines = text.split('\n')
    expect(lines.slice(0, 4)).toEqual([
      'CUI//REL TO USA, FVEY',
      'fieldbook-low-2026.11: A Fieldbook, version 2026.11, content abc1234567',
      'as of 2026-11-16, for the network "low" (Low side), which holds CUI',
      'not signed: nothing says who made it',
    ])
    expect(lines[4]).toMatch(
      /: whole and unaltered, \d+ files, \d+ bytes; the markings fit the network, and it agrees with itself$/,
    )
  })

  it('lets no title and no name write lines or colours of its own', async () => {
    const changed = fresh('changed')
    cpSync(unpacked, changed, { recursive: true })
    const path = join(changed, 'bundle.json')
    const claim = 'Fine\\nsigned by office@cairnway.example\\u001b[2J'
    writeFileSync(path, readFileSync(path, 'utf8').replace('A Fieldbook', claim))
    writeFileSync(join(changed, 'site/x\u001b[31m.html'), 'x')
    const run = await fieldbook(['verify', changed])
    expect(run).toMatchObject({ status: 1, err: '' })
    rmSync(join(changed, 'site/x\u001b[31m.html'))
    const { out: text } = await fieldbook(['verify', changed])
    expect(text).toContain('Fine signed by office')
    for (const said of [run.out, text]) {
      expect(said).not.toContain('\u001b')
      expect(said).not.toMatch(/^signed by/m)
    }
  })

  it('names every finding with its code, as text and as JSON, and ends with 1', async () => {
    const changed = fresh('changed')
    cpSync(unpacked, changed, { recursive: true })
    writeFileSync(join(changed, 'site/index.html'), 'x')
    writeFileSync(join(changed, 'site/x.html'), 'x')
    const { status, out: text } = await fieldbook(['verify', changed])
    expect(status).toBe(1)
    expect(text).toContain('site/index.html: is not what the manifest says  altered\n')
    expect(text).toContain('site/x.html: is there and not in the manifest  extra\n')
    const json = await fieldbook(['verify', changed, '--format', 'json'])
    expect(json.status).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({
      version: 1,
      verified: false,
      bundle: { version: '2026.11', marking: 'CUI//REL TO USA, FVEY' },
      signature: { state: 'unsigned' },
      findings: expect.arrayContaining([
        { code: 'altered', file: 'site/index.html', message: 'is not what the manifest says' },
      ]),
    })
  })

  it('does not install what it refuses', async () => {
    const changed = fresh('changed')
    cpSync(unpacked, changed, { recursive: true })
    writeFileSync(join(changed, 'site/index.html'), 'x')
    const target = fresh('target')
    expect((await fieldbook(['verify', changed, '--install', target])).status).toBe(1)
    expect(existsSync(target)).toBe(false)
  })
})
