import {
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
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  currentOf,
  describedAs,
  files,
  fresh,
  installed,
  installers,
  november,
  october,
  unpack,
  unpacked,
  versionsOf,
} from '../../../tests/installed-versions.ts'
import { InstallError, install } from './install.ts'
import { verifyBundle } from './verify.ts'

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
