import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../src/publish/bundle/bytes.ts'
import { type Files, manifestName } from '../src/publish/bundle/manifest.ts'
import { packDelta } from '../src/publish/delta/write-delta.ts'
import { writeLayout } from '../src/publish/oci/write-layout.ts'
import { describedIn } from '../src/publish/verify/described.ts'
import { earlierFacts } from './earlier-facts.ts'
import { archiveOf, bundleFiles, contentsOf, workFolder } from './minimal-bundle.ts'
import { runVerb } from './run-verb.ts'

const { folder, fresh } = workFolder()

/** An edition as an archive, after another or after none. */
function edition(version: string, asOf: string, before?: { files: Files; version: string; asOf: string }) {
  const predecessor = before && {
    version: before.version,
    asOf: before.asOf,
    manifest: sha256(before.files.get(manifestName) ?? ''),
  }
  const contents = contentsOf({ version, asOf, ...(predecessor && { predecessor }) })
  const files = bundleFiles(contents)
  const path = join(fresh('editions'), `fieldbook-low-${version}.tar.gz`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, archiveOf(files, 'tar.gz', contents.about))
  return { version, asOf, files, path, description: describedIn(files) }
}

const first = edition('1', '2026-11-02')
const second = edition('2', '2026-11-09', first)
const third = edition('3', '2026-11-16', second)
const stranger = edition('3', '2026-11-16')

const { delta, archive } = packDelta(second, third)
const deltaPath = join(folder, `x-from-${second.version}.tar.gz`)
writeFileSync(deltaPath, archive)

/** A layout with something changed in its manifest, and everything that follows from that. */
function layoutOf(change: (manifest: Record<string, unknown>) => void): string {
  const layout = writeLayout(third.files, third.description, join(fresh('layout'), 'x.oci'))
  const read = (path: string) => JSON.parse(readFileSync(join(layout, path), 'utf8'))
  const index = read('index.json')
  const blob = (digest: string) => `blobs/${digest.replace(':', '/')}`
  const manifest = read(blob(index.manifests[0].digest))
  change(manifest)
  const text = JSON.stringify(manifest)
  const digest = `sha256:${sha256(Buffer.from(text))}`
  writeFileSync(join(layout, blob(digest)), text)
  Object.assign(index.manifests[0], { digest, size: Buffer.byteLength(text) })
  writeFileSync(join(layout, 'index.json'), JSON.stringify(index))
  return layout
}

function kept(name: string, change: (facts: Record<string, unknown>) => void): string {
  const facts = JSON.parse(earlierFacts({ network: 'low' }))
  change(facts)
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(facts))
  return path
}

async function installed(...editions: { path: string }[]): Promise<string> {
  const host = fresh('host')
  for (const { path } of editions) {
    const { status, stderr } = await runVerb('verify', path, '--install', host, '--network', 'low')
    expect([status, stderr]).toEqual([0, ''])
  }
  return host
}

const install = (path: string, host: string, ...more: string[]) => [
  'verify',
  path,
  '--install',
  host,
  '--network',
  'low',
  ...more,
]

/** Every file below a folder with its bytes. */
const stateOf = (at: string) =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) =>
        `${entry.parentPath}/${entry.name} ${sha256(readFileSync(join(entry.parentPath, entry.name)))}`,
    )
    .sort()

describe('an edition that does not fit: one line, exit 2, nothing half-made', { timeout: 120_000 }, () => {
  it.each<[string, () => Promise<string[]> | string[], RegExp]>([
    [
      'a chain with a gap',
      async () => install(third.path, await installed(first)),
      /an edition is missing between them/,
    ],
    ['a roll-back', async () => install(first.path, await installed(first, second)), /version 1 is older/],
    [
      'an end of the chain',
      async () => install(stranger.path, await installed(first, second)),
      /names no edition before it/,
    ],
    [
      'a delta without what it is laid on',
      () => ['verify', deltaPath],
      /name the edition that it is laid on, with --onto/,
    ],
    [
      'a delta on another edition',
      () => ['verify', deltaPath, '--onto', first.path],
      /is laid on version 2.*is version 1/,
    ],
    ['a delta on nothing', () => ['verify', deltaPath, '--onto', 'nowhere'], /there is no such file/],
    [
      'a delta on what is installed, which is another',
      async () => install(deltaPath, await installed(first)),
      /is laid on version 2.*is version 1/,
    ],
    [
      'facts of another version',
      () => ['verify', third.path, '--against', kept('v2.json', (f) => Object.assign(f, { version: 2 }))],
      /version 2/,
    ],
    [
      'facts of another network',
      () => [
        'verify',
        third.path,
        '--against',
        kept('high.json', (f) => Object.assign(f, { network: 'high' })),
      ],
      /the network "high", and the bundle is for "low"/,
    ],
    [
      'facts of another kind',
      () => ['verify', third.path, '--against', kept('kind.json', (f) => Object.assign(f, { kind: 'x' }))],
      /--against|kind|no facts|facts/,
    ],
    [
      'no edition to compare with',
      () => ['verify', third.path, '--against', 'nowhere'],
      /there is no such file/,
    ],
    [
      'an image of something else',
      () => ['verify', layoutOf((m) => Object.assign(m, { artifactType: 'application/vnd.other' }))],
      /OCI image layout of something else/,
    ],
    [
      'an image of a later form',
      () => [
        'verify',
        layoutOf((m) => Object.assign(m, { artifactType: 'application/vnd.fieldbook.bundle.v3' })),
      ],
      /OCI image layout of something else/,
    ],
    [
      'a door that does not exist, to compare',
      () => ['verify', third.path, '--against', second.path, '--format', 'xml'],
      /use one of text, markdown, json/,
    ],
    [
      'what is no data, built anew',
      () => ['rebuild', third.path, '--out', join(folder, 'none')],
      /of the profile "whole"/,
    ],
    [
      'an installation that compares',
      () => ['verify', third.path, '--against', second.path, '--install', join(folder, 'none')],
      /installs nothing/,
    ],
  ])('%s', async (_what, make, line) => {
    const args = await make()
    const before = stateOf(folder)
    const { status, stdout, stderr } = await runVerb(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(/^fieldbook: [^\n]+\n$/)
    expect(stateOf(folder)).toEqual(before)
  })

  it('the editions by themselves do fit', async () => {
    const host = await installed(first, second, third)
    expect((await runVerb('verify', '--installed', host)).status).toBe(0)
    expect((await runVerb('verify', deltaPath, '--onto', second.path)).status).toBe(0)
    expect(delta.to.version).toBe('3')
    const layout = writeLayout(third.files, third.description, join(fresh('layout'), 'y.oci'))
    expect((await runVerb('verify', layout)).status).toBe(0)
    cpSync(layout, join(folder, 'copy.oci'), { recursive: true })
  })
})
