import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { files, fresh, refusals, text } from '../../../tests/changed-bundles.ts'
import { encode } from '../bundle/bytes.ts'
import { manifestName } from '../bundle/manifest.ts'
import type { FindingCode } from './finding.ts'

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

/** How many changes `sha256sum -c` saw. */
let seenBySum = 0
const names = [...files.keys()]

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
      seenBySum += 1
    }
  })
})

it('sha256sum sees more than a hundred of them', () => {
  expect(seenBySum).toBeGreaterThan(100)
})
