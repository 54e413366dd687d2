import { describe, expect, it } from 'vitest'
import { entriesOf, files, refusals, tarOf, text, top, write } from '../../../tests/changed-bundles.ts'
import { encode } from '../bundle/bytes.ts'
import { manifestName, renderManifest } from '../bundle/manifest.ts'
import type { FindingCode } from './finding.ts'
import { verifyBundle } from './verify.ts'

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
