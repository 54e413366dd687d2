import { describe, expect, it } from 'vitest'
import { archiveOf, bundleFiles, contentsOf, workFolder } from '../../../tests/minimal-bundle.ts'
import { runVerb } from '../../../tests/run-verb.ts'
import type { Contents } from '../bundle/assemble.ts'
import { encode, sha256 } from '../bundle/bytes.ts'
import { manifestName } from '../bundle/manifest.ts'
import { verifyBundle } from '../verify/verify.ts'
import { compareBundles } from './compare-bundles.ts'
import { IncomparableError, type SoundBundle } from './sound-bundle.ts'

const { write } = workFolder()

/** A bundle of contents that were changed, as an archive that `verify` finds sound. */
function archive(
  about: Partial<Contents['about']> = {},
  change: (contents: Contents) => void = () => {},
): string {
  const contents = contentsOf(about)
  const changed = { ...contents, site: new Map(contents.site), markings: new Map(contents.markings) }
  change(changed)
  return write(archiveOf(bundleFiles(changed), 'tar.gz', changed.about), 'bundle.tar.gz')
}

function sound(path: string): SoundBundle {
  const { report, files } = verifyBundle(path)
  if (!report.description || report.findings.length > 0) throw new Error(JSON.stringify(report.findings))
  return { files, description: report.description, isOwn: true }
}

/** Another text of a page in `site/`. */
const rewrite = (file: string, from: string, to: string) => (contents: Contents) => {
  const bytes = (contents.site as Map<string, Uint8Array>).get(file)
  const text = Buffer.from(bytes ?? '').toString()
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  ;(contents.site as Map<string, Uint8Array>).set(file, encode(text.replaceAll(from, to)))
}

const now = archive()

it('finds nothing between a bundle and itself', () => {
  const { statements, pages, files, data, facts, same } = compareBundles(sound(now), sound(now))
  expect({ statements, pages, files, data, facts }).toEqual({
    statements: [],
    pages: [],
    files: [],
    data: [],
    facts: undefined,
  })
  expect(same).toBe(sound(now).files.size - 1)
})

describe('the line of editions', () => {
  const comesAfter = (manifest: string) =>
    archive({ version: '2026.12', predecessor: { version: '2026.11', asOf: '2026-11-16', manifest } })
  const digest = sha256(sound(now).files.get(manifestName) ?? '')

  it.each([
    [
      'the next one',
      () => comesAfter(digest),
      'next',
      /is the edition that the later names as the one before it: version 2026\.11/,
    ],
    [
      'one after another',
      () => comesAfter('0'.repeat(64)),
      'other',
      /names another edition as the one before it/,
    ],
    ['one that names none', () => archive({ version: '2026.12' }), 'unnamed', /names no edition before it/],
    ['itself', () => now, 'same', /are one edition/],
  ] as const)('says of %s what it is', async (_what, later, is, words) => {
    const path = later()
    expect(compareBundles(sound(now), sound(path)).line.is).toBe(is)
    for (const format of ['text', 'markdown']) {
      const { stdout } = await runVerb('verify', path, '--against', now, '--format', format)
      expect(stdout.replace(/\s+/g, ' ')).toMatch(words)
    }
  })
})

it('tells a sentence with its page and marking', () => {
  const later = archive(
    {},
    rewrite('guides/canary.html', '<p>guides/canary.html 2026.11 0</p>', '<p>It now says this. </p>'),
  )
  const { statements = [] } = compareBundles(sound(now), sound(later))
  expect(statements).toContainEqual({
    happened: 'new',
    text: { after: 'It now says this.' },
    marking: { after: 'CUI//REL TO USA, FVEY' },
    lowered: false,
    places: ['guides/canary.html'],
  })
})

it('counts what only says which edition it is, and what only is marked up otherwise', () => {
  const { statements, silent } = compareBundles(
    sound(archive({ version: '2026.10', revision: 'earlier' })),
    sound(archive({}, rewrite('index.html', '<p>index.html', '<p lang="en">index.html'))),
  )
  expect(statements).toEqual([])
  expect(silent.names).toBeGreaterThan(100)
})

it('counts a page whose bytes alone differ', () => {
  const later = archive({}, rewrite('index.html', '<p>index.html', '<p lang="en">index.html'))
  expect(compareBundles(sound(now), sound(later)).silent).toMatchObject({ pages: 1, names: 0 })
})

it('compares editions of one network alone', () => {
  const network = { id: 'high', name: 'High', holds: 'CUI', audience: ['FVEY'] }
  expect(() => compareBundles(sound(archive({ network })), sound(now))).toThrow(IncomparableError)
})

it('is printed in every format, under the marking of both', async () => {
  const earlier = archive(
    { version: '2026.10' },
    rewrite('guides/canary.html', 'guides/canary.html 2026.10 7919', 'It was so'),
  )
  for (const format of ['text', 'markdown', 'json']) {
    const { status, stdout } = await runVerb('verify', now, '--against', earlier, '--format', format)
    expect(status).toBe(0)
    expect(stdout).toContain('It was so')
    expect(stdout).toContain('CUI')
  }
  const { stdout } = await runVerb('verify', now, '--against', earlier, '--format', 'json')
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'fieldbook-bundle-changes', version: 1, network: 'low' })
})

it('refuses what it cannot compare in one line, and prints nothing', async () => {
  const broken = write(encode('no archive'), 'x.tar.gz')
  const network = { id: 'high', name: 'High', holds: 'CUI', audience: ['FVEY'] }
  const altered = write(
    archiveOf(new Map(bundleFiles()).set('site/index.html', encode('<!doctype html></html>'))),
    'y.tar.gz',
  )
  const facts = write(encode('{"kind":"fieldbook-edition","version":7}'), 'z.json')
  for (const against of [broken, archive({ network }), altered, facts, '/no/such/file']) {
    const { status, stdout, stderr } = await runVerb('verify', now, '--against', against)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }
  const unsound = await runVerb('verify', altered, '--against', now)
  expect(unsound.status).toBe(1)
  expect(unsound.stdout).toContain('refused')
})
