import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { encode, sha256 } from '../bundle/bytes.ts'
import { bundleName, type Description } from '../bundle/description.ts'
import { type Files, manifestName, signatureName } from '../bundle/manifest.ts'
import { ExistsError } from '../bundle/write-new.ts'
import { mimeTypes } from '../headers.ts'
import { partOf } from '../output/archive-folder.ts'
import { zarfConfig } from './zarf.ts'

/** What registries are told a bundle is. */
export const artifactType = 'application/vnd.fieldbook.bundle.v2'

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const indexType = 'application/vnd.oci.image.index.v1+json'
const titleOf = 'org.opencontainers.image.title'

/** Where the layout of an edition goes. */
export const layoutFor = (about: Parameters<typeof bundleName>[0], folder: string): string =>
  join(folder, `${bundleName(about)}.oci`)

/** Throws where there is a layout already: none replaces another. */
export function refuseLayout(layout: string): void {
  if (existsSync(layout)) throw new ExistsError(layout)
}

/**
 * Writes the files of a bundle as an OCI image layout: a blob each, so that the digest of every layer is the one that the
 * manifest of the bundle has for that file. Beside it stands what Zarf needs to carry the archive as documentation. Gives the folder; it
 * is whole or not there.
 */
export function writeLayout(files: Files, description: Description, layout: string): string {
  refuseLayout(layout)
  const part = partOf(layout)
  rmSync(part, { recursive: true, force: true })
  try {
    for (const [path, bytes] of layoutFiles(files, description)) {
      mkdirSync(join(part, path, '..'), { recursive: true })
      writeFileSync(join(part, path), bytes, { flag: 'wx' })
    }
    renameSync(part, layout)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  return layout
}

/** The files of the layout; the same bundle gives the same bytes. */
export function layoutFiles(files: Files, description: Description): Map<string, Uint8Array> {
  const { title, version, asOf, revision, network, marking } = description
  const blobs = new Map<string, Uint8Array>()
  const blob = (mediaType: string, bytes: Uint8Array) => {
    const digest = sha256(bytes)
    blobs.set(`blobs/sha256/${digest}`, bytes)
    return { mediaType, digest: `sha256:${digest}`, size: bytes.length }
  }
  const folder = bundleName(description)
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType,
    config: blob('application/vnd.oci.empty.v1+json', encode('{}')),
    layers: [...files].map(([name, bytes]) => ({
      ...blob(mediaTypeOf(name), bytes),
      annotations: { [titleOf]: `${folder}/${name}` },
    })),
    annotations: {
      'org.opencontainers.image.created': `${asOf}T00:00:00Z`,
      'org.opencontainers.image.title': title,
      'org.opencontainers.image.version': version,
      ...(revision === undefined ? {} : { 'org.opencontainers.image.revision': revision }),
      'fieldbook.marking': marking,
      'fieldbook.network': network.id,
      'fieldbook.manifest': sha256(files.get(manifestName) ?? ''),
    },
  }
  const main = blob(manifestType, json(manifest))
  const index = {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: [{ ...main, artifactType, annotations: { 'org.opencontainers.image.ref.name': version } }],
  }
  return new Map([
    ...[...blobs].sort(([a], [b]) => (a < b ? -1 : 1)),
    ['index.json', json(index)],
    ['oci-layout', encode('{"imageLayoutVersion":"1.0.0"}')],
    ['zarf.yaml', encode(zarfConfig(description))],
  ])
}

const json = (value: object) => encode(`${JSON.stringify(value)}\n`)

/** Without a charset, which descriptors do not have. */
function mediaTypeOf(name: string): string {
  if (name === manifestName || name === signatureName) return 'text/plain'
  const [type = 'text/plain'] = (mimeTypes[extname(name)] ?? 'text/plain').split(';')
  return type
}
