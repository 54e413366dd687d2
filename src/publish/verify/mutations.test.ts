import { spawnSync } from 'node:child_process'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf, files, refusals, tarOf, text, top, write } from '../../../tests/changed-bundles.ts'
import { archiveOf } from '../../../tests/minimal-bundle.ts'
import { archiveForms } from '../bundle/archive.ts'
import { encode, sha256 } from '../bundle/bytes.ts'
import { manifestName, renderManifest } from '../bundle/manifest.ts'
import { tarChunks } from '../bundle/tar.ts'
import { Budget, limits } from './limits.ts'

/** A line for `sha256sum -c` about each changed archive. */
const archives: string[] = []

it('passes what was not touched', () => {
  for (const form of archiveForms) expect(refusals(write(archiveOf(files, form)))).toEqual([])
})

describe.each(archiveForms)('250 + 250 changes to the bytes of a %s', (form) => {
  const archive = archiveOf(files, form)
  const runs = { seed: 20261116, numRuns: 250 }
  const place = fc.nat(archive.length - 1)
  const altered = (bytes: Uint8Array) => {
    const path = write(bytes, `x.${form}`)
    archives.push(`${sha256(archive)}  ${path}`)
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

it('a manifest that agrees does not help: files removed, renamed, swapped, added', () => {
  const site = [...files.keys()].filter((name) => name.startsWith('site/'))
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

it('a thousand changed archives, every one seen by sha256sum too', () => {
  const list = write(encode(`${archives.join('\n')}\n`))
  const { stdout } = spawnSync('sha256sum', ['-c', list], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  expect(stdout.match(/: FAILED$/gm)).toHaveLength(archives.length)
  expect(archives).toHaveLength(1000)
})
