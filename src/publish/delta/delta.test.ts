import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveOf, bundleFiles, contentsOf, workFolder } from '../../../tests/minimal-bundle.ts'
import { packArchive } from '../bundle/archive.ts'
import { encode, sha256 } from '../bundle/bytes.ts'
import { filesBelow } from '../bundle/files-below.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import { NoBundleError, RefusedError } from '../verify/finding.ts'
import { verifyBundle } from '../verify/verify.ts'
import { type Delta, deltaFolder } from './delta-files.ts'
import { openDelta } from './open-delta.ts'
import { followRecipe, type Recipe, writeRecipe } from './recipe.ts'
import { verifyDelta } from './verify-delta.ts'
import { deltaEntries, packDelta } from './write-delta.ts'

const { fresh, folder } = workFolder()

const unpack = (files: Files, name: string) => {
  const to = fresh(name)
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), bytes)
  }
  return to
}
const edition = (version: string, asOf: string, before?: { files: Files; version: string; asOf: string }) => {
  const predecessor = before && {
    version: before.version,
    asOf: before.asOf,
    manifest: sha256(before.files.get(manifestName) ?? ''),
  }
  const contents = contentsOf({ version, asOf, ...(predecessor && { predecessor }) })
  const files = bundleFiles(contents)
  const { description } = verifyBundle(unpack(files, 'edition')).report
  if (!description) throw new Error('the sample is no bundle')
  return { files, description, version, asOf, about: contents.about }
}
const first = edition('v1', '2026-11-09')
const second = edition('v2', '2026-11-16', first)
const third = edition('v3', '2026-11-23', second)
const base = unpack(first.files, 'base')
const { delta, archive } = packDelta(first, second)
const name = deltaFolder(delta)

const written = (bytes: Uint8Array, called = name) => {
  const to = fresh('delta')
  mkdirSync(to)
  writeFileSync(join(to, `${called}.tar.gz`), bytes)
  return join(to, `${called}.tar.gz`)
}
const whole = written(archive)
const repacked = (changed: Partial<Delta>, recipe: Recipe = openDelta(whole).recipe) => {
  const made = { ...delta, ...changed } as Delta
  return written(packArchive(deltaEntries(made, recipe), 'tar.gz', made.to.asOf), deltaFolder(made))
}

/** What is said of a delta on a base: the codes of findings, or that it is none. */
function codesOf(path: string, on = base): string[] {
  try {
    return verifyDelta(path, on).report.findings.map(({ code }) => code)
  } catch (error) {
    if (error instanceof NoBundleError) return ['no-bundle']
    throw error
  }
}

it('makes the next edition of the one before, file for file, and is a fraction of it', () => {
  const { report, files } = verifyDelta(whole, base)
  expect(report.findings).toEqual([])
  expect(sha256(archiveOf(files, 'tar.gz', second.about))).toBe(
    sha256(archiveOf(second.files, 'tar.gz', second.about)),
  )
  const share = archive.length / archiveOf(second.files, 'tar.gz', second.about).length
  console.log(`a delta of a small edition in which every page changes: ${Math.round(share * 100)} %`)
  expect(share).toBeLessThan(0.25)
})

it('leads only from the edition that is named as the one before', () => {
  expect(() => packDelta(first, third)).toThrow(/does not come after/)
  expect(() => packDelta(second, first)).toThrow(/does not come after/)
})

const small = fc.uint8Array({ minLength: 0, maxLength: 300 })
const names = fc.constantFrom('a.txt', 'b/c.txt', 'd.12345678.css', 'd.87654321.css', 'e.txt')
const anyFiles = fc
  .array(fc.tuple(names, fc.array(small, { maxLength: 4 })), { maxLength: 5 })
  .map((pairs) => new Map(pairs.map(([path, parts]) => [path, Buffer.concat(parts)] as const)))

it('a recipe gives what it was written of, whatever the bytes', () => {
  const withManifest = (files: Files, text: string) =>
    new Map([...files, [manifestName, encode(text)] as const])
  const property = fc.property(anyFiles, anyFiles, small, fc.nat(200), (before, other, shared, at) => {
    // Long runs that both have, moved and cut.
    const run = Buffer.concat([shared, shared, shared]).subarray(at % 100)
    const old = withManifest(new Map([...before, ['run.bin', run] as const]), 'one\n')
    const later = withManifest(
      new Map([...other, ['new.bin', Buffer.concat([run.subarray(7), shared])] as const]),
      'two\n',
    )
    const made = followRecipe(writeRecipe(old, later), old)
    expect([...made.keys()].sort()).toEqual([...later.keys()].sort())
    for (const [path, bytes] of later)
      expect(Buffer.compare(made.get(path) ?? new Uint8Array([1]), bytes)).toBe(0)
  })
  fc.assert(property, { seed: 20261116, numRuns: 300 })
})

describe('refuses', () => {
  it('every bit that is flipped, and every byte that is missing', () => {
    let refused = 0
    const property = fc.property(fc.nat(archive.length - 1), fc.nat(7), fc.boolean(), (at, bit, cuts) => {
      const changed = cuts
        ? Buffer.concat([archive.subarray(0, at), archive.subarray(at + 1)])
        : Buffer.from(archive)
      if (!cuts) changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      expect(codesOf(written(changed))).not.toEqual([])
      refused++
    })
    fc.assert(property, { seed: 20261116, numRuns: 120 })
    console.log(`${refused} changed deltas refused`)
  })

  const { recipe } = openDelta(whole)
  const lines = recipe.text.split('\n').slice(0, -1)
  const withLines = (...changed: string[]) => ({
    ...recipe,
    text: changed.map((line) => `${line}\n`).join(''),
  })
  it.each<[string, () => string]>([
    ['another edition under that name', () => repacked({ to: { ...delta.to, manifest: '0'.repeat(64) } })],
    ['another version', () => repacked({ to: { ...delta.to, version: 'v9' } })],
    ['another day of the edition before', () => repacked({ from: { ...delta.from, asOf: '2026-11-01' } })],
    ['another marking', () => repacked({ marking: 'UNCLASSIFIED' })],
    ['another network', () => repacked({ network: 'high' })],
    ['another door', () => repacked({ profile: 'plain' })],
    ['a recipe without a step', () => repacked({}, withLines(...lines.slice(0, -1)))],
    ['a recipe without a file', () => repacked({}, withLines(...lines.filter((line) => !/^= /.test(line))))],
    ['a step that is none', () => repacked({}, withLines(...lines, 'x'))],
    ['a step of nothing', () => repacked({}, withLines(...lines, '0'))],
    ['a copy from beyond the end', () => repacked({}, withLines(...lines, '999999999 10'))],
    ['bytes that there are not', () => repacked({}, withLines(...lines, '999999'))],
    [
      'bytes that nobody takes',
      () => repacked({}, { ...recipe, bytes: Buffer.concat([recipe.bytes, encode('x')]) }),
    ],
    ['a file twice', () => repacked({}, withLines(...lines, '= install.sh'))],
    ['a name that leads out', () => repacked({}, withLines(...lines, '= ../x'))],
    ['a file more', () => repacked({}, withLines(...lines, '+ site/x.html', '0 10'))],
    ['a file as before that was not there', () => repacked({}, withLines(...lines, '= site/x.html'))],
    ['a rule that is none', () => repacked({}, withLines(...lines, '% sum'))],
    ['the manifest first', () => repacked({}, withLines(...lines.slice(-2), ...lines.slice(0, -2)))],
    ['an empty recipe', () => repacked({}, { ...recipe, text: '' })],
    [
      'a file beside',
      () =>
        written(
          packArchive(
            [...deltaEntries(delta, recipe), { path: `${name}/x`, bytes: encode('x') }],
            'tar.gz',
            delta.to.asOf,
          ),
        ),
    ],
    [
      'another script',
      () =>
        written(
          packArchive(
            deltaEntries(delta, recipe).map((file) =>
              file.path.endsWith('.sh') ? { ...file, bytes: encode('rm -rf /\n') } : file,
            ),
            'tar.gz',
            delta.to.asOf,
          ),
        ),
    ],
  ])('%s', (_, make) => expect(codesOf(make())).not.toEqual([]))

  it.each<[string, () => unknown, RegExp]>([
    [
      'another base',
      () => verifyDelta(whole, unpack(second.files, 'x')),
      /is laid on version v1.*is version v2/,
    ],
    [
      'a base that is not sound',
      () => verifyDelta(whole, unpack(new Map(first.files).set('site/index.html', encode('x')), 'x')),
      /is not sound, so nothing can be laid on it/,
    ],
    ['a base that is none', () => verifyDelta(whole, 'src'), /is no bundle/],
    ['a bundle', () => openDelta(written(archiveOf(second.files, 'tar.gz', second.about))), /is no delta/],
    [
      'another version of deltas',
      () => openDelta(repacked({ version: 2 as never })),
      /a delta of version 2; this one reads version 1/,
    ],
  ])('%s, in one line', (_, make, why) => {
    expect(make).toThrow(why)
    try {
      make()
    } catch (error) {
      expect(error).toBeInstanceOf(NoBundleError)
      expect(error).not.toBeInstanceOf(RefusedError)
    }
  })
})

describe('apply.sh', () => {
  const laid = fresh('laid')
  mkdirSync(laid)
  spawnSync('tar', ['-xzf', whole, '-C', laid])
  const script = join(laid, name, 'apply.sh')
  const apply = (...args: string[]) => spawnSync('sh', [script, ...args], { encoding: 'utf8' })

  it('makes the same files with a shell alone', () => {
    const to = fresh('made')
    expect(apply(base, to)).toMatchObject({ status: 0, stderr: '' })
    const made = filesBelow(to)
    expect([...made.keys()]).toEqual([...second.files.keys()])
    for (const [path, bytes] of second.files)
      expect(Buffer.compare(made.get(path) ?? encode(''), bytes)).toBe(0)
    expect(verifyBundle(to).report.findings).toEqual([])
  })

  it.each<[string, () => string[], number, RegExp]>([
    [
      'another edition',
      () => [unpack(third.files, 'x'), fresh('to')],
      2,
      /another edition than this is laid on/,
    ],
    [
      'one that was changed',
      () => [unpack(new Map(first.files).set('site/index.html', encode('x')), 'x'), fresh('to')],
      2,
      /is not as it was made/,
    ],
    ['no edition', () => [folder, fresh('to')], 2, /is no edition/],
    ['a place that is taken', () => [base, base], 2, /is there already/],
    ['half a command', () => [base], 2, /usage/],
  ])('refuses %s, and leaves nothing', (_, args, status, why) => {
    const given = args()
    const before = readdirSync(folder).sort()
    const run = apply(...given)
    expect({ status: run.status, said: run.stderr }).toEqual({ status, said: expect.stringMatching(why) })
    expect(readdirSync(folder).sort()).toEqual(before)
    expect(existsSync(given[1] ?? '') && given[1] !== base).toBe(false)
  })

  it('refuses what comes to another edition', () => {
    const changed = fresh('changed')
    mkdirSync(changed)
    spawnSync('tar', ['-xzf', whole, '-C', changed])
    writeFileSync(join(changed, name, 'new.bin'), Buffer.from(openDelta(whole).recipe.bytes).fill(65))
    const to = fresh('to')
    const run = spawnSync('sh', [join(changed, name, 'apply.sh'), base, to], { encoding: 'utf8' })
    expect({ status: run.status, there: existsSync(to) }).toEqual({ status: 1, there: false })
  })
})
