import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { bundleFiles, contentsOf, workFolder } from '../../../tests/minimal-bundle.ts'
import { program } from '../../../tests/programs.ts'
import { sha256 } from '../bundle/bytes.ts'
import { filesBelow } from '../bundle/files-below.ts'
import { manifestName, readBundleManifest } from '../bundle/manifest.ts'
import { ExistsError } from '../bundle/write-new.ts'
import { describedIn } from '../verify/described.ts'
import { NoBundleError } from '../verify/finding.ts'
import { verifyBundle } from '../verify/verify.ts'
import { artifactType, layoutFiles, layoutFor, writeLayout } from './write-layout.ts'

const { fresh } = workFolder()
const files = bundleFiles(contentsOf())
const description = describedIn(files)

interface Descriptor {
  mediaType: string
  digest: string
  size: number
  annotations?: Record<string, string>
}
const read = (folder: string, path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'))
const blobOf = ({ digest }: Descriptor) => `blobs/${digest.replace(':', '/')}`

it('is a layout in which every blob is what its name and its size say', () => {
  const layout = writeLayout(files, description, layoutFor(description, fresh('out')))
  expect(read(layout, 'oci-layout')).toEqual({ imageLayoutVersion: '1.0.0' })
  const index = read(layout, 'index.json')
  expect(index).toMatchObject({ schemaVersion: 2, manifests: [{ artifactType }] })
  const manifest = read(layout, blobOf(index.manifests[0]))
  expect(manifest).toMatchObject({ schemaVersion: 2, mediaType: index.manifests[0].mediaType, artifactType })
  const named = [index.manifests[0], manifest.config, ...manifest.layers] as Descriptor[]
  for (const descriptor of named) {
    const bytes = readFileSync(join(layout, blobOf(descriptor)))
    expect([`sha256:${sha256(bytes)}`, bytes.length]).toEqual([descriptor.digest, descriptor.size])
    expect(descriptor.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
  }
  // Nothing lies there that no descriptor names.
  const there = readdirSync(join(layout, 'blobs/sha256')).sort()
  expect(there).toEqual([...new Set(named.map(({ digest }) => digest.slice('sha256:'.length)))].sort())
})

it('has for every file of the bundle the digest that the manifest of the bundle has', () => {
  const out = layoutFiles(files, description)
  const index = JSON.parse(Buffer.from(out.get('index.json') ?? '').toString())
  const manifest = JSON.parse(Buffer.from(out.get(blobOf(index.manifests[0])) ?? '').toString())
  const layers = new Map(
    (manifest.layers as Descriptor[]).map(({ digest, annotations }) => [
      annotations?.['org.opencontainers.image.title'],
      digest,
    ]),
  )
  expect(layers.size).toBe(files.size)
  const listed = readBundleManifest(Buffer.from(files.get(manifestName) ?? '').toString()) ?? new Map()
  expect(listed.size).toBe(files.size - 1)
  for (const [name, digest] of listed)
    expect(layers.get(`fieldbook-low-2026.11/${name}`)).toBe(`sha256:${digest}`)
  expect(manifest.annotations['fieldbook.manifest']).toBe(sha256(files.get(manifestName) ?? ''))
})

it('is the same for the same bundle, and replaces none', () => {
  const place = layoutFor(description, fresh('out'))
  writeLayout(files, description, place)
  expect(filesBelow(place)).toEqual(
    new Map([...layoutFiles(files, description)].sort(([a], [b]) => (a < b ? -1 : 1))),
  )
  expect(() => writeLayout(files, description, place)).toThrow(ExistsError)
  expect(existsSync(place)).toBe(true)
})

it('says to Zarf what it carries', () => {
  const config = parse(Buffer.from(layoutFiles(files, description).get('zarf.yaml') ?? '').toString())
  expect(config).toMatchObject({
    apiVersion: 'zarf.dev/v1alpha1',
    kind: 'ZarfPackageConfig',
    metadata: { name: 'fieldbook-low', version: '2026.11' },
    documentation: {
      bundle: '../fieldbook-low-2026.11.tar.gz',
      digest: '../fieldbook-low-2026.11.tar.gz.sha256',
    },
    components: [{ name: 'fieldbook' }],
  })
})

// A tool of registries, where the machine has one.
it.skipIf(!program('skopeo'))('is taken by skopeo', async () => {
  const { execFileSync } = await import('node:child_process')
  const layout = writeLayout(files, description, layoutFor(description, fresh('out')))
  const copy = fresh('copy')
  execFileSync('skopeo', ['copy', `oci:${layout}:2026.11`, `oci:${copy}:2026.11`], { stdio: 'ignore' })
  expect(existsSync(join(copy, 'index.json'))).toBe(true)
})

/** The same layout with something changed in it. */
function laidOut(change: (layout: string) => void = () => {}): string {
  const layout = writeLayout(files, description, layoutFor(description, fresh('laid')))
  change(layout)
  return layout
}
const findingsOf = (layout: string) =>
  verifyBundle(layout).report.findings.map(({ code, file }) => [code, file])
const blobNamed = (layout: string, end: string) => {
  const manifest = read(layout, blobOf(read(layout, 'index.json').manifests[0]))
  const layer = manifest.layers.find(({ annotations }: Descriptor) =>
    annotations?.['org.opencontainers.image.title']?.endsWith(end),
  )
  return blobOf(layer)
}

it('is verified as the bundle that it holds', () => {
  const { report } = verifyBundle(laidOut())
  expect(report).toMatchObject({ form: 'oci', files: files.size, findings: [] })
  expect(report.description).toEqual(description)
})

it('is verified as a registry tool gives it back: with an index of its own, and without the file for Zarf', () => {
  const layout = laidOut((at) => {
    rmSync(join(at, 'zarf.yaml'))
    const { manifests } = read(at, 'index.json')
    const [{ digest, size, mediaType }] = manifests
    writeFileSync(
      join(at, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType, digest, size }] }),
    )
  })
  expect(findingsOf(layout)).toEqual([])
})

it.each<[string, (layout: string) => void, string]>([
  ['a blob that was changed', (at) => appendFileSync(join(at, blobNamed(at, 'index.html')), ' '), 'altered'],
  ['a blob that is gone', (at) => rmSync(join(at, blobNamed(at, 'index.html'))), 'missing'],
  [
    'a blob that nothing names',
    (at) => writeFileSync(join(at, `blobs/sha256/${'0'.repeat(64)}`), 'more'),
    'extra',
  ],
  ['a file beside it', (at) => writeFileSync(join(at, 'more.txt'), 'more'), 'extra'],
  ['another file for Zarf', (at) => appendFileSync(join(at, 'zarf.yaml'), 'components: []\n'), 'repacked'],
  ['a link', (at) => symlinkSync('/etc/hostname', join(at, 'more')), 'not-a-file'],
])('is refused with %s', (_what, change, code) => {
  expect(findingsOf(laidOut(change)).map(([found]) => found)).toContain(code)
})

it.each<[string, (layout: string) => void]>([
  [
    'an index of two images',
    (at) => {
      const index = read(at, 'index.json')
      writeFileSync(
        join(at, 'index.json'),
        JSON.stringify({ ...index, manifests: [...index.manifests, ...index.manifests] }),
      )
    },
  ],
  ['an index that is none', (at) => writeFileSync(join(at, 'index.json'), '[')],
])('is no bundle with %s', (_what, change) => {
  expect(() => verifyBundle(laidOut(change))).toThrow(NoBundleError)
})
