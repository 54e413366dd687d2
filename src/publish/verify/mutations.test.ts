import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf, bundleFiles, smallContentsOf, workFolder } from '../../../tests/minimal-bundle.ts'
import { archiveForms } from '../bundle/archive.ts'
import { encode, sha256 } from '../bundle/bytes.ts'
import { manifestName, renderManifest } from '../bundle/manifest.ts'
import { tarChunks } from '../bundle/tar.ts'
import { type FindingCode, NoBundleError } from './finding.ts'
import { Budget, limits } from './limits.ts'
import { verifyBundle } from './verify.ts'

const { write, fresh } = workFolder()
const files = bundleFiles(smallContentsOf())
const top = 'fieldbook-low-2026.11'

/** How many changed bundles were refused, and what `sha256sum -c` was asked about. */
const count = { refused: 0, archives: [] as string[], seen: 0 }

/** What `verify` says: the codes of its findings, or that this is no bundle. Nothing means that it passes. */
function refusals(path: string): string[] {
  const codes = codesOf(path)
  if (codes.length > 0) count.refused += 1
  return codes
}

function codesOf(path: string): string[] {
  try {
    return verifyBundle(path).report.findings.map((finding) => finding.code)
  } catch (error) {
    if (error instanceof NoBundleError) return ['no-bundle']
    throw error
  }
}

it('passes what was not touched', () => {
  for (const form of archiveForms) expect(refusals(write(archiveOf(files, form)))).toEqual([])
})

describe.each(archiveForms)('250 + 250 changes to the bytes of a %s', (form) => {
  const archive = archiveOf(files, form)
  const runs = { seed: 20261116, numRuns: 250 }
  const place = fc.nat(archive.length - 1)
  const altered = (bytes: Uint8Array) => {
    const path = write(bytes, `x.${form}`)
    count.archives.push(`${sha256(archive)}  ${path}`)
    return path
  }

  it('no bit can be flipped', () => {
    const flipped = fc.property(place, fc.nat(7), (at, bit) => {
      const changed = archive.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      expect(refusals(altered(changed))).not.toEqual([])
    })
    fc.assert(flipped, runs)
  })

  it('it can neither end early nor go on, nor lose or gain bytes within', () => {
    const piece = fc.uint8Array({ minLength: 1, maxLength: 600 })
    const how = fc.constantFrom('end', 'append', 'cut', 'insert')
    const resized = fc.property(place, place, piece, how, (a, b, bytes, kind) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1]
      const changed = {
        end: archive.slice(0, from),
        append: Buffer.concat([archive, bytes]),
        cut: Buffer.concat([archive.subarray(0, from), archive.subarray(to)]),
        insert: Buffer.concat([archive.subarray(0, from), bytes, archive.subarray(from)]),
      }[kind]
      expect(refusals(altered(changed))).not.toEqual([])
    })
    fc.assert(resized, runs)
  })
})

interface Entry {
  path: string
  bytes: Uint8Array
}

/** A tar of anything, as somebody else's tool would write it. */
function tarOf(entries: readonly Entry[], patch?: (header: Buffer) => void): Uint8Array {
  const chunks = [...tarChunks(entries, Date.parse('2026-11-16T00:00:00Z') / 1000)].map(Buffer.from)
  const last = chunks.at(-4)
  if (patch && last) {
    patch(last)
    last.fill(' ', 148, 156)
    const sum = last.reduce((total, byte) => total + byte, 0)
    last.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  }
  return gzipSync(Buffer.concat(chunks))
}

const entriesOf = (map: ReadonlyMap<string, Uint8Array>): Entry[] =>
  [...map].map(([name, bytes]) => ({ path: `${top}/${name}`, bytes }))

const text = encode('one more\n')

/** Names that must never be unpacked, or not side by side with the one given, and what `verify` calls them. */
const badNames: Readonly<Record<string, { code: FindingCode; of: (name: string) => string }>> = {
  'leads out': { code: 'unsafe-name', of: (name) => `../${name}` },
  'leads out further down': { code: 'unsafe-name', of: (name) => `${top}/site/../../../${name}` },
  'stays, by a detour': { code: 'unsafe-name', of: (name) => `${top}/./${name}` },
  absolute: { code: 'unsafe-name', of: (name) => `/tmp/${name}` },
  drive: { code: 'unsafe-name', of: (name) => `C:/${name}` },
  backslash: { code: 'unsafe-name', of: (name) => `${top}\\${name}` },
  hidden: { code: 'unsafe-name', of: (name) => `${top}/.${flat(name)}` },
  'a blank at the end': { code: 'unsafe-name', of: (name) => `${top}/${name} ` },
  device: { code: 'unsafe-name', of: (name) => `${top}/site/aux.${flat(name)}` },
  'too long': {
    code: 'unsafe-name',
    of: (name) => `${top}/site/${flat(name)}${'x'.repeat(99)}`.slice(0, 100),
  },
  'another alphabet': { code: 'malformed', of: (name) => `${top}/site/ü-${flat(name)}` },
  'other case': { code: 'case-clash', of: (name) => `${top}/${swapCase(name)}` },
  'a folder of that name': { code: 'case-clash', of: (name) => `${top}/${name}/index.html` },
  'the same': { code: 'duplicate', of: (name) => `${top}/${name}` },
  'another folder': { code: 'extra', of: (name) => `elsewhere/${name}` },
  'one more': { code: 'extra', of: (name) => `${top}/site/one-more-${flat(name)}` },
}
const flat = (name: string) => name.replaceAll('/', '-')
const swapCase = (name: string) => (name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase())
const names = [...files.keys()]

describe(`${Object.keys(badNames).length} names beside each of ${names.length} files`, () => {
  it.each(Object.entries(badNames))('%s', (_, { code, of }) => {
    for (const name of names) {
      const bad = of(name)
      expect(refusals(write(tarOf([...entriesOf(files), { path: bad, bytes: text }]))), bad).toContain(code)
      // Even where the manifest has been made to agree.
      const inside = bad.startsWith(`${top}/`) ? bad.slice(top.length + 1) : bad
      const agreed = new Map(files)
      agreed.set(manifestName, encode(renderManifest(new Map([...files, [inside, text]]))))
      const consistent = [...entriesOf(agreed), { path: bad, bytes: text }]
      expect(refusals(write(tarOf(consistent))), bad).not.toEqual([])
    }
  })

  it.each([
    ['1', 'a hard link'],
    ['2', 'a symbolic link'],
    ['3', 'a device'],
    ['4', 'a device'],
    ['5', 'a folder of its own'],
    ['6', 'a pipe'],
    ['7', 'an entry of a kind that no bundle has'],
    ['x', 'an entry of a kind that no bundle has'],
    ['g', 'an entry of a kind that no bundle has'],
    ['K', 'an entry of a kind that no bundle has'],
    ['L', 'an entry of a kind that no bundle has'],
    ['S', 'an entry of a kind that no bundle has'],
    ['\0', 'an entry of a kind that no bundle has'],
  ])('type %j of tar is refused', (type, what) => {
    const added = [...entriesOf(files), { path: `${top}/site/zz.html`, bytes: new Uint8Array() }]
    const path = write(
      tarOf(added, (header) => {
        header.write(type, 156, 'latin1')
        header.write('/etc/passwd', 157)
      }),
    )
    expect(verifyBundle(path).report.findings).toMatchObject([
      { code: 'not-a-file', file: `${top}/site/zz.html`, message: `is ${what}` },
    ])
  })
})

it.each<[string, (header: Buffer) => void]>([
  ['runs as another user', (header) => header.write('0004755', 100)],
  ['may be run', (header) => header.write('0000755', 100)],
  ['has an owner', (header) => header.write('0001750', 108)],
  ['has a time of its own', (header) => header.write('00000000000', 136)],
  ['has a name of no alphabet', (header) => header.fill(0xff, top.length + 6, top.length + 8)],
  ['has a second name behind the first', (header) => header.write('evil', 90)],
  ['lies in a folder of its own', (header) => header.write('..', 345)],
  ['has a number in another base', (header) => header.fill(0x80, 124, 125)],
  ['says nothing of its kind of tar', (header) => header.fill(0, 257, 263)],
])('a file that %s is malformed', (_, patch) => {
  const added = [...entriesOf(files), { path: `${top}/site/zz.html`, bytes: text }]
  expect(refusals(write(tarOf(added)))).not.toContain('malformed')
  expect(refusals(write(tarOf(added, patch)))).toEqual(['malformed'])
})

it('a manifest that agrees does not help: files removed, renamed, swapped, added', () => {
  const site = names.filter((name) => name.startsWith('site/'))
  const remade = (change: (map: Map<string, Uint8Array>) => void) => {
    const map = new Map(files)
    change(map)
    map.set(manifestName, encode(renderManifest(map)))
    return refusals(write(archiveOf(map)))
  }
  for (const [i, name] of site.entries()) {
    const bytes = files.get(name) ?? text
    const other = site[(i + 1) % site.length] ?? name
    expect(remade((map) => map.delete(name))).toContain('description')
    expect(remade((map) => map.delete(name) && map.set(`${name}.txt`, bytes))).toContain('description')
    expect(remade((map) => map.set(`site/more-${i}.html`, bytes))).toContain('description')
    expect(remade((map) => map.set(name, Buffer.concat([encode('PK\x03\x04'), bytes])))).toContain(
      'file-type',
    )
    // What is then whole in itself is another bundle; only a signature tells that.
    const swapped = new Map(files).set(name, files.get(other) ?? text).set(other, bytes)
    expect(refusals(write(archiveOf(swapped)))).toContain('altered')
  }
})

it('files in another order, or twice compressed, are not the archive that was made', () => {
  const reversed = new Map([...files].reverse())
  expect(refusals(write(archiveOf(reversed)))).toEqual(['repacked'])
  expect(refusals(write(gzipSync(archiveOf(files))))).not.toEqual([])
  const stored = gzipSync(Buffer.concat([...tarChunks(entriesOf(files), 1794787200)]), { level: 0 })
  expect(refusals(write(stored))).toEqual(['repacked'])
})

it('what follows the end is found by itself', () => {
  for (const form of archiveForms) {
    const more = Buffer.concat([archiveOf(files, form), encode('more')])
    expect(refusals(write(more))).toEqual([form === 'zip' ? 'truncated' : 'trailing-bytes'])
  }
  const member = gzipSync('')
  expect(refusals(write(Buffer.concat([archiveOf(files), member])))).toEqual(['trailing-bytes'])
})

it('a zip that two tools would read as two things is malformed', () => {
  const zip = Buffer.from(archiveOf(files, 'zip'))
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  const changed = (at: number, value: number) => {
    const copy = Buffer.from(zip)
    copy[at] = value
    return refusals(write(copy))
  }
  // Flags, method, digest and name of the first local header; the same of the list; where a file is said to lie.
  for (const at of [6, 8, 14, 32, central + 8, central + 10, central + 16, central + 48, central + 42])
    expect(changed(at, (zip[at] ?? 0) ^ 1), `byte ${at}`).toEqual(['malformed'])
  // A link, by the mode that the list gives it.
  expect(changed(central + 41, 0xa1)).toEqual(['not-a-file'])
})

it('a bomb is refused before it is unpacked', () => {
  // Deflate data of a megabyte that another may follow, so that a gigabyte takes no time to write.
  const megabyte = deflateRawSync(new Uint8Array(2 ** 20), { finishFlush: constants.Z_SYNC_FLUSH })
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3])
  const bomb = Buffer.concat([header, ...Array.from({ length: 1024 }, () => megabyte), new Uint8Array(10)])
  expect(bomb.length).toBeLessThan(2 ** 21)
  expect(refusals(write(bomb))).toEqual(['too-large'])
  const claim = tarOf([...entriesOf(files), { path: `${top}/site/zz.html`, bytes: text }], (header) => {
    header.write('77777777777', 124)
  })
  expect(refusals(write(claim))).toEqual(['too-large'])
  const budget = new Budget()
  expect(() => {
    for (let i = 0; i <= limits.files; i += 1) budget.spend(0, 'x')
  }).toThrow('more than 100000 files')
})

/** Changes to an unpacked bundle, and whether `sha256sum -c` can see them. */
const folderChanges: Readonly<
  Record<string, { seen: boolean; code: FindingCode; change: (path: string, other: string) => void }>
> = {
  flipped: {
    seen: true,
    code: 'altered',
    change: (path) => {
      const bytes = Buffer.from(files.get(nameOf(path)) ?? text)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      writeFileSync(path, bytes)
    },
  },
  truncated: {
    seen: true,
    code: 'altered',
    change: (path) => writeFileSync(path, (files.get(nameOf(path)) ?? text).slice(0, -1)),
  },
  appended: {
    seen: true,
    code: 'altered',
    change: (path) => writeFileSync(path, Buffer.concat([files.get(nameOf(path)) ?? text, encode('\n')])),
  },
  removed: { seen: true, code: 'missing', change: (path) => rmSync(path) },
  renamed: { seen: true, code: 'missing', change: (path) => renameSync(path, `${path}x`) },
  swapped: {
    seen: true,
    code: 'altered',
    change: (path, other) => {
      writeFileSync(path, files.get(nameOf(other)) ?? text)
      writeFileSync(other, files.get(nameOf(path)) ?? text)
    },
  },
  'file added': {
    seen: false,
    code: 'extra',
    change: (path) => writeFileSync(join(dirname(path), 'added.html'), text),
  },
  'link added': {
    seen: false,
    code: 'not-a-file',
    change: (path) => symlinkSync('/etc/hostname', join(dirname(path), 'added.html')),
  },
  'link in its place': {
    seen: false,
    code: 'not-a-file',
    change: (path) => {
      renameSync(path, `${root}-moved`)
      symlinkSync(`${root}-moved`, path)
    },
  },
  'empty folder added': {
    seen: false,
    code: 'extra',
    change: (path) => mkdirSync(join(dirname(path), 'added')),
  },
  'hidden file added': {
    seen: false,
    code: 'unsafe-name',
    change: (path) => writeFileSync(join(dirname(path), '.added'), text),
  },
}

let root = ''
const nameOf = (path: string) => path.slice(root.length + 1)

function unpack(): string {
  root = fresh('folder')
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), bytes)
  }
  return root
}

const sha256sum = (folder: string) =>
  spawnSync('sha256sum', ['-c', '--status', '--strict', manifestName], { cwd: folder }).status

describe(`${Object.keys(folderChanges).length} changes to each of ${names.length} unpacked files`, () => {
  it('passes as it was unpacked, with coreutils too', () => {
    expect(refusals(unpack())).toEqual([])
    expect(sha256sum(root)).toBe(0)
  })

  it.each(Object.entries(folderChanges))('%s', (_, { seen, code, change }) => {
    const original = unpack()
    for (const [i, name] of names.entries()) {
      root = fresh('folder')
      cpSync(original, root, { recursive: true })
      // The manifest itself: sha256sum cannot read its own list there, which it says, or sees other lines.
      change(join(root, name), join(root, names[(i + 1) % names.length] ?? name))
      const found = refusals(root)
      expect(found, name).not.toEqual([])
      if (name === manifestName) continue
      // A name in the place of the next file may be the manifest's, and then that is what is said.
      if (!found.includes('manifest')) expect(found, name).toContain(code)
      if (!seen) continue
      expect(sha256sum(root), name).not.toBe(0)
      count.seen += 1
    }
  })
})

it('more than 500 changes, every one refused, and by sha256sum where it can see them', () => {
  const list = write(encode(`${count.archives.join('\n')}\n`))
  const { stdout } = spawnSync('sha256sum', ['-c', list], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  expect(stdout.match(/: FAILED$/gm)).toHaveLength(count.archives.length)
  expect(count.archives).toHaveLength(1000)
  expect(count.seen).toBeGreaterThan(100)
  console.info(
    `${count.refused} changed bundles refused by verify; sha256sum -c saw ${count.archives.length} changed archives` +
      ` and ${count.seen} changed folders`,
  )
})
