import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KilledError, onFaultyDisk } from '../../../tests/faulty-disk.ts'
import {
  archiveOf,
  bundleFiles,
  smallContentsOf as contentsOf,
  workFolder,
} from '../../../tests/minimal-bundle.ts'
import { UsageError } from '../../cli/exit.ts'
import { withFiles } from '../../cli/files.ts'
import { sha256 } from '../bundle/bytes.ts'
import { InstallError, install } from './install.ts'
import { verifyBundle } from './verify.ts'

const { folder, fresh, write } = workFolder()

const october = contentsOf({ version: '2026.10' })
const november = contentsOf({ version: '2026.11' })
const files = { october: bundleFiles(october), november: bundleFiles(november) }
const archive = write(archiveOf(files.november, 'tar.gz', november.about), 'november.tar.gz')
const unpacked = join(folder, 'unpacked')
for (const [name, bytes] of files.november) {
  mkdirSync(dirname(join(unpacked, name)), { recursive: true })
  writeFileSync(join(unpacked, name), bytes)
}

type About = { version: string }
const installed = (map: ReadonlyMap<string, Uint8Array>, { version }: About, options = {}) => {
  const target = fresh('target')
  install(map, describedAs(version), target, { network: 'low', ...options })
  return target
}
const { description } = verifyBundle(unpacked).report
const describedAs = (version: string) => {
  if (!description) throw new Error('the sample is no bundle')
  return { ...description, version }
}

/** The version that is current, which has to be whole; undefined where nothing is. */
function currentOf(target: string): string | undefined {
  if (!existsSync(join(target, 'current'))) return undefined
  const { report } = verifyBundle(join(target, 'current'))
  expect(report.findings).toEqual([])
  return report.description?.version
}

/** No version is there in part: what has a name of its own is whole. */
function versionsOf(target: string): string[] {
  const names = readdirSync(join(target, 'versions')).filter((name) => !name.startsWith('.'))
  for (const name of names) expect(verifyBundle(join(target, 'versions', name)).report.findings).toEqual([])
  return names
}

describe.each([
  { disk: 'with links', withoutLinks: false },
  { disk: 'without links', withoutLinks: true },
])('a disk $disk', ({ withoutLinks }) => {
  it('goes to a version, on to the next, and back', () => {
    const target = installed(files.october, october.about, { withoutLinks })
    expect(currentOf(target)).toBe('2026.10')
    expect(install(files.november, describedAs('2026.11'), target, { withoutLinks }).before).toBe('2026.10')
    expect(currentOf(target)).toBe('2026.11')
    expect(versionsOf(target)).toContain('2026.10')
    install(files.november, describedAs('2026.11'), target, { withoutLinks })
    expect(currentOf(target)).toBe('2026.11')
    install(files.october, describedAs('2026.10'), target, { withoutLinks })
    expect(currentOf(target)).toBe('2026.10')
    expect(versionsOf(target)).toContain('2026.11')
    expect(lstatSync(join(target, 'current')).isSymbolicLink()).toBe(!withoutLinks)
  })

  it('refuses another bundle under the same version, and changes nothing', () => {
    const target = installed(files.october, october.about, { withoutLinks })
    const other = new Map(files.october).set('site/index.html', new Uint8Array([60]))
    if (withoutLinks) install(files.november, describedAs('2026.11'), target, { withoutLinks })
    const before = currentOf(target)
    expect(() => install(other, describedAs('2026.10'), target, { withoutLinks })).toThrow(InstallError)
    expect(currentOf(target)).toBe(before)
  })
})

/** Both installers, by what they are asked and what they answer. */
const installers = [
  {
    name: 'verify --install',
    run: (folder: string, target: string, network?: string, [, outOfOrder]: string[] = []) => {
      try {
        const { report, files: read } = verifyBundle(folder)
        if (!report.description) throw new Error('the sample is no bundle')
        install(read, report.description, target, {
          ...(network === undefined ? {} : { network }),
          ...(outOfOrder === undefined ? {} : { outOfOrder }),
        })
        return { status: 0, said: '' }
      } catch (error) {
        if (!(error instanceof InstallError)) throw error
        return { status: 2, said: error.message }
      }
    },
  },
  {
    name: 'install.sh',
    run: (folder: string, target: string, network?: string, more: string[] = []) => {
      const flags = network === undefined ? [] : ['--network', network]
      const { status, stderr } = spawnSync('sh', [join(folder, 'install.sh'), ...flags, ...more, target], {
        encoding: 'utf8',
      })
      expect(stderr.split('\n').length).toBeLessThan(3)
      return { status, said: stderr.trim() }
    },
  },
]

const unpack = (about: Parameters<typeof contentsOf>[0]) => {
  const to = fresh('bundle')
  for (const [name, bytes] of bundleFiles(contentsOf(about))) {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    writeFileSync(join(to, name), bytes)
  }
  return to
}
const high = unpack({
  marking: 'SECRET',
  network: { id: 'high', name: 'High side', holds: 'SECRET', audience: ['FVEY'] },
})
const raised = unpack({
  version: '2026.12',
  marking: 'SECRET',
  network: { id: 'low', name: 'Low side', holds: 'SECRET', audience: ['FVEY'] },
})

describe.each(installers)('$name and the network of the host', ({ run }) => {
  const everything = (target: string) =>
    lstatSync(target, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(target, { recursive: true }).sort()
      : []
  const refused = (folder: string, target: string, network: string | undefined, why: RegExp) => {
    const before = everything(target)
    const { status, said } = run(folder, target, network)
    expect({ status, said }).toEqual({ status: 2, said: expect.stringMatching(why) })
    expect(everything(target)).toEqual(before)
  }

  it('is told once, and keeps it', () => {
    const target = fresh('target')
    refused(
      unpacked,
      target,
      undefined,
      /which network.*--network N; the bundle is CUI.*, for the network "low", which holds CUI$/,
    )
    expect(run(unpacked, target, 'low').status).toBe(0)
    expect(readFileSync(join(target, 'network'), 'utf8')).toBe('low\n')
    expect(run(unpacked, target).status).toBe(0)
    refused(unpacked, target, 'high', /is of the network "low", not of "high"$/)
  })

  it('refuses a bundle for another, before anything is touched', () => {
    refused(
      high,
      fresh('target'),
      'low',
      /the bundle is SECRET, for the network "high", which holds SECRET, and this host is on "low"$/,
    )
    refused(unpacked, fresh('target'), 'high', /is CUI.*, for the network "low".*this host is on "high"$/)
  })

  it.each(['kept', 'not kept'])('refuses a SECRET bundle over a low site whose network is %s', (how) => {
    const target = installed(files.october, october.about)
    if (how === 'not kept') rmSync(join(target, 'network'))
    refused(high, target, undefined, /SECRET.*this host is on "low"$|of the network "high"|holds CUI/)
    refused(high, target, 'high', /is of the network "low", not of "high"$|holds CUI/)
    expect(currentOf(target)).toBe('2026.10')
  })

  it('refuses a bundle that says that the same network may hold more', () => {
    const target = installed(files.october, october.about)
    refused(raised, target, 'low', /is for one that holds CUI; if the network has changed/)
  })

  it.each<[string, (target: string) => void, string]>([
    ['a file', (target) => writeFileSync(join(target, 'thesis.txt'), 'x'), 'thesis.txt'],
    ['a hidden file', (target) => writeFileSync(join(target, '.env'), 'x'), '.env'],
    [
      'a file among the versions',
      (target) => writeFileSync(join(target, 'versions/notes'), 'x'),
      'versions/notes',
    ],
    ['a folder among the versions', (target) => mkdirSync(join(target, 'versions/mine')), 'versions/mine'],
    ['a link that leads elsewhere', (target) => symlinkSync('/etc', join(target, 'previous')), 'previous'],
    ['a network that is none', (target) => writeFileSync(join(target, 'network'), ''), 'network'],
  ])('refuses a folder that holds %s', (_, change, named) => {
    const target = installed(files.october, october.about)
    change(target)
    refused(unpacked, target, 'low', new RegExp(`^(?:install.sh: )?${join(target, named)}: `))
  })

  it('refuses a folder of something else, and the place of a file', () => {
    const target = fresh('other')
    mkdirSync(target)
    writeFileSync(join(target, 'thesis.txt'), 'x')
    refused(unpacked, target, 'low', /thesis\.txt: was not written by/)
    refused(unpacked, join(target, 'thesis.txt'), 'low', /is no folder$/)
  })
})

it('can be read by a web server, whatever the installing user keeps to themself', () => {
  const before = process.umask(0o077)
  const target = installed(files.october, october.about)
  expect(process.umask(before)).toBe(0o077)
  const mode = (path: string) => (statSync(join(target, 'current', path)).mode & 0o777).toString(8)
  expect([mode('.'), mode('site'), mode('site/index.html')]).toEqual(['755', '755', '644'])
})

it('points "previous" at the version before, for the way back', () => {
  const target = installed(files.october, october.about)
  install(files.november, describedAs('2026.11'), target)
  expect(readlinkSync(join(target, 'previous'))).toBe(join('versions', '2026.10'))
})

it('writes .gz files that hold the same, which verify compares and never overlooks', () => {
  const target = installed(files.november, november.about, { precompress: true })
  const current = join(target, 'current')
  const check = () => verifyBundle(current, { precompressed: true }).report.findings.map((f) => f.code)
  expect(existsSync(join(current, 'site/index.html.gz'))).toBe(true)
  expect(check()).toEqual([])
  expect(verifyBundle(current).report.findings.map((f) => f.code)).toContain('extra')
  const gz = readFileSync(join(current, 'site/services.html.gz'))
  writeFileSync(join(current, 'site/index.html.gz'), gz)
  expect(check()).toContain('extra')
})

const node = (at: number, target: string, how: string, ...flags: string[]) =>
  spawnSync(
    process.execPath,
    ['tests/faulty-install.ts', archive, target, String(at), how, '--network', 'low', ...flags],
    {
      encoding: 'utf8',
    },
  )

// Each of these counts its calls, and at one of them kills the script and all it started.
const shims = join(folder, 'shims')
mkdirSync(shims)
for (const tool of ['mv', 'ln', 'mkdir', 'cat', 'rm', 'gzip']) {
  const real = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim()
  // Counted by what the shell has in it: a program for that would take longer than all else.
  const count = 'n=0; while read -r _; do n=$((n + 1)); done <"$COUNT"'
  const shim = `#!/bin/sh\necho >>"$COUNT"\n${count}\n[ $n != "$KILL_AT" ] || kill -9 0\nexec ${real} "$@"\n`
  writeFileSync(join(shims, tool), shim)
  chmodSync(join(shims, tool), 0o755)
}

function shell(at: number, target: string, ...flags: string[]) {
  const count = fresh('count')
  writeFileSync(count, '')
  // In a session of its own, so that "kill 0" means the script alone.
  const run = spawnSync(
    'setsid',
    ['--wait', 'sh', join(unpacked, 'install.sh'), '--network', 'low', ...flags, target],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${shims}${delimiter}${process.env['PATH']}`,
        COUNT: count,
        KILL_AT: String(at),
      },
    },
  )
  return { ...run, changes: readFileSync(count, 'utf8').length }
}

const again = (target: string, ...flags: string[]) =>
  spawnSync('sh', [join(unpacked, 'install.sh'), '--network', 'low', ...flags, target], { encoding: 'utf8' })

/** Points over the whole, and every one of the last eight, where the switch is. */
const pointsOf = (total: number) => [
  ...new Set([
    ...fc.sample(fc.integer({ min: 1, max: total }), { numRuns: 8, seed: 7 }),
    ...Array.from({ length: 8 }, (_, i) => total - i),
  ]),
]

describe.each([
  { disk: 'with links', flags: [] as string[], withoutLinks: false },
  { disk: 'without links', flags: ['--no-links'], withoutLinks: true },
])('killed on a disk $disk', ({ flags, withoutLinks }) => {
  const start = () => installed(files.october, october.about, { withoutLinks })
  const settled = (target: string) => {
    const version = currentOf(target)
    const versions = versionsOf(target)
    // Between two renames there is none; both versions are whole, and the next run puts one in place.
    if (version === undefined) expect([withoutLinks, versions]).toEqual([true, ['2026.10', '2026.11']])
    else expect(['2026.10', '2026.11']).toContain(version)
    return version
  }

  const put = (target: string) => () =>
    install(files.november, describedAs('2026.11'), target, { network: 'low', withoutLinks })

  it('verify --install leaves the old version or the new one', async () => {
    const { changes: total } = await onFaultyDisk(0, 'kill', put(start()))
    expect(total).toBeGreaterThan(25)
    const seen = new Set<string | undefined>()
    // Every change there is: it is all in one process.
    for (let at = 1; at <= total; at += 1) {
      const target = start()
      expect((await onFaultyDisk(at, 'kill', put(target))).thrown).toBeInstanceOf(KilledError)
      seen.add(settled(target))
      put(target)()
      expect(currentOf(target)).toBe('2026.11')
      expect(readdirSync(join(target, 'versions')).filter((name) => name.startsWith('.'))).toEqual([])
    }
    expect(seen).toContain('2026.10')
  })

  it('a process that is killed in truth leaves the same', { timeout: 60_000 }, () => {
    const target = start()
    const total = Number(/^(\d+) changes/m.exec(node(0, start(), 'count', ...flags).stderr)?.[1])
    expect(total).toBeGreaterThan(25)
    expect(node(total - 1, target, 'kill', ...flags).signal).toBe('SIGKILL')
    settled(target)
    expect(node(0, target, 'count', ...flags).status).toBe(0)
    expect(currentOf(target)).toBe('2026.11')
    expect(readdirSync(join(target, 'versions')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('install.sh leaves the old version or the new one', { timeout: 240_000 }, () => {
    const total = shell(0, start(), ...flags).changes
    expect(total).toBeGreaterThan(25)
    const seen = new Set<string | undefined>()
    for (const at of pointsOf(total)) {
      const target = start()
      expect(shell(at, target, ...flags).status).not.toBe(0)
      seen.add(settled(target))
      expect(again(target, ...flags)).toMatchObject({ status: 0, stderr: '' })
      expect(currentOf(target)).toBe('2026.11')
      expect(readdirSync(join(target, 'versions')).filter((name) => name.startsWith('.'))).toEqual([])
    }
    expect(seen).toContain('2026.10')
  })
})

describe('a full disk: one line, exit code 2, nothing half-written', () => {
  const untouched = (target: string) => {
    expect(existsSync(join(target, 'current'))).toBe(false)
    if (existsSync(join(target, 'versions'))) expect(readdirSync(join(target, 'versions'))).toEqual([])
  }

  it.each([1, 2, 3, 9, 20])('at change %i', async (at) => {
    const target = fresh('full')
    const run = () =>
      withFiles(() => install(files.november, describedAs('2026.11'), target, { network: 'low' }))
    const { thrown } = await onFaultyDisk(at, 'full', run)
    expect(thrown).toBeInstanceOf(UsageError)
    expect((thrown as Error).message).toMatch(/^.+: there is no space left on the disk$/)
    untouched(target)
  })

  it('for the whole command', () => {
    const target = fresh('full')
    const { status, stderr } = node(9, target, 'full')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^fieldbook: .+: there is no space left on the disk\n\d+ changes\n$/)
    untouched(target)
  })
})

it('what does not read back as it was written is not installed', { timeout: 60_000 }, () => {
  const target = fresh('garbled')
  const { status, stderr } = node(9, target, 'garble')
  expect(status).toBe(2)
  expect(stderr).toMatch(/what was written does not read back the same\n/)
  expect(readdirSync(join(target, 'versions'))).toEqual([])
})

describe('install.sh refuses', () => {
  const changed = (change: (copy: string) => void) => {
    const copy = fresh('copy')
    for (const [name, bytes] of files.november) {
      mkdirSync(dirname(join(copy, name)), { recursive: true })
      writeFileSync(join(copy, name), bytes)
    }
    change(copy)
    const target = fresh('target')
    const args = [join(copy, 'install.sh'), '--network', 'low', target]
    const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8' })
    expect(existsSync(target)).toBe(false)
    return { status, stderr }
  }
  const append = (text: string) => (copy: string) =>
    writeFileSync(join(copy, 'MANIFEST.sha256'), text, { flag: 'a' })
  const digest = '0'.repeat(64)

  it.each<[string, (copy: string) => void, RegExp]>([
    [
      'an altered file',
      (copy) => writeFileSync(join(copy, 'site/index.html'), 'x'),
      /site\/index\.html: FAILED/,
    ],
    ['a missing file', (copy) => rmSync(join(copy, 'site/index.html')), /site\/index\.html: FAILED/],
    [
      'an extra file',
      (copy) => writeFileSync(join(copy, 'site/x.html'), 'x'),
      /x\.html is not in the manifest/,
    ],
    [
      'a .gz of something else',
      (copy) => writeFileSync(join(copy, 'site/index.html.gz'), 'x'),
      /not in the manifest/,
    ],
    ['a manifest without lines', (copy) => writeFileSync(join(copy, 'MANIFEST.sha256'), ''), /does not hold/],
    ['no manifest', (copy) => rmSync(join(copy, 'MANIFEST.sha256')), /no MANIFEST/],
    ['a name that leads out', append(`${digest}  ../../etc/passwd\n`), /line that is none|leads elsewhere/],
    ['a name that leads out further down', append(`${digest}  site/../../x\n`), /leads elsewhere/],
    ['an absolute name', append(`${digest}  /etc/passwd\n`), /line that is none/],
    ['an option for a name', append(`${digest}  -rf\n`), /line that is none/],
    ['a line that is none', append('hello\n'), /line that is none/],
  ])('%s', (_, change, message) => {
    expect(changed(change)).toMatchObject({ status: 1, stderr: expect.stringMatching(message) })
  })

  it('links', () => {
    const { status, stderr } = changed((copy) =>
      spawnSync('ln', ['-s', '/etc/passwd', join(copy, 'site/link.html')]),
    )
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('neither a file') })
  })
})

describe('install.sh without one of its tools', () => {
  const tools = 'cat cmp cut find grep gzip head ln ls mkdir mktemp mv rm sed sha256sum tr uname wc'.split(
    ' ',
  )
  const located = new Map(
    tools.map((tool) => [
      tool,
      spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim(),
    ]),
  )
  const withTools = (names: readonly string[]) => {
    const bin = fresh('bin')
    mkdirSync(bin)
    for (const name of names) symlinkSync(located.get(name) ?? '', join(bin, name))
    const target = fresh('target')
    const args = [join(unpacked, 'install.sh'), '--network', 'low', '--precompress', target]
    const { status, stderr } = spawnSync('/bin/sh', args, { encoding: 'utf8', env: { PATH: bin } })
    return { status, stderr, installed: existsSync(join(target, 'current')) }
  }

  it('works with these and no others', () => {
    expect(withTools(tools)).toEqual({ status: 0, stderr: '', installed: true })
  })

  // A check that cannot be made must not pass for one that was.
  it.each(tools)('%s: it says so, and does nothing', (tool) => {
    const rest = withTools(tools.filter((name) => name !== tool))
    expect(rest).toEqual({ status: 2, stderr: expect.stringMatching(`needs ${tool}`), installed: false })
  })
})

describe.each(installers)('$name and the order of editions', ({ run }) => {
  const named = (bundle: string, version: string, asOf: string) => ({
    version,
    asOf,
    manifest: sha256(readFileSync(join(bundle, 'MANIFEST.sha256'))),
  })
  const first = unpack({ version: 'v1', asOf: '2026-11-02' })
  const second = unpack({ version: 'v2', asOf: '2026-11-09', predecessor: named(first, 'v1', '2026-11-02') })
  const third = unpack({ version: 'v3', asOf: '2026-11-16', predecessor: named(second, 'v2', '2026-11-09') })
  const sameDay = unpack({
    version: 'v3b',
    asOf: '2026-11-16',
    predecessor: named(third, 'v3', '2026-11-16'),
  })
  const without = unpack({ version: 'v4', asOf: '2026-11-23' })
  const outOfOrder = (why: string) => ['--out-of-order', why]

  it('goes from each to the next', () => {
    const target = fresh('target')
    for (const bundle of [first, second, third, sameDay]) expect(run(bundle, target, 'low').status).toBe(0)
    expect(currentOf(target)).toBe('v3b')
    expect(readFileSync(join(target, 'history'), 'utf8')).toBe(
      [first, second, third, sameDay]
        .map((bundle, i) => `${['v1', 'v2', 'v3', 'v3b'][i]} ${named(bundle, '', '').manifest}\n`)
        .join(''),
    )
    expect(run(sameDay, target, 'low').status).toBe(0)
    expect(readFileSync(join(target, 'history'), 'utf8').split('\n')).toHaveLength(5)
  })

  it.each<[string, string[], string, RegExp]>([
    ['an older one', [first, second], first, /version v1 is older/],
    ['the one before of the same day', [first, second, third, sameDay], third, /version v3 is older/],
    ['a gap', [first], third, /missing between them/],
    ['one that names none, over one that does', [first, second], without, /names no edition before it/],
    ['one after another than what is there', [without], sameDay, /is older/],
  ])('refuses %s, and installs it when told why', (_, before, bundle, why) => {
    const target = fresh('target')
    for (const one of before) expect(run(one, target, 'low').status).toBe(0)
    const current = currentOf(target)
    const history = readFileSync(join(target, 'history'), 'utf8')
    expect(run(bundle, target, 'low')).toEqual({ status: 2, said: expect.stringMatching(why) })
    expect(currentOf(target)).toBe(current)
    expect(readFileSync(join(target, 'history'), 'utf8')).toBe(history)
    expect(run(bundle, target, 'low', outOfOrder('ticket 4711, "pulled"')).status).toBe(0)
    expect(currentOf(target)).not.toBe(current)
    expect(readFileSync(join(target, 'history'), 'utf8')).toMatch(/^\S+ [0-9a-f]{64} ticket 4711, "pulled"$/m)
  })

  it('lets the day decide where nobody names an edition before', () => {
    const target = fresh('target')
    const later = unpack({ version: 'v5', asOf: '2026-11-30' })
    for (const bundle of [first, without, later]) expect(run(bundle, target, 'low').status).toBe(0)
    expect(run(without, target, 'low')).toEqual({ status: 2, said: expect.stringMatching(/is older/) })
  })
})
