import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { equalBytes, sha256 } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import type { Files } from '../bundle/manifest.ts'
import { type BundleFinding, NoBundleError, RefusedError } from '../verify/finding.ts'
import { Budget } from '../verify/limits.ts'
import { readFolder } from '../verify/read-folder.ts'
import type { ArchiveEntry } from '../verify/read-tar.ts'
import { artifactType, layoutFiles } from './write-layout.ts'

const markerName = 'oci-layout'
const indexName = 'index.json'
const zarfName = 'zarf.yaml'

/** Whether a folder is an OCI image layout. */
export const isLayout = (path: string): boolean =>
  [markerName, indexName].every((name) => existsSync(join(path, name)))

const descriptor = z.looseObject({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
})
const indexSchema = z.looseObject({ manifests: z.array(descriptor).length(1) })
const manifestSchema = z.looseObject({
  artifactType: z.string().optional(),
  config: descriptor,
  layers: z.array(descriptor.extend({ annotations: z.record(z.string(), z.string()) })),
})

/** A layout as it lies there: what its blobs are called as files of a bundle, and everything that is in it. */
export interface ReadLayout {
  /** The files of the bundle by their names in its archive, with its folder. */
  entries: ArchiveEntry[]
  /** Every file of the layout. */
  layout: Files
}

/**
 * Reads a layout as `bundle --oci` writes it, or a registry tool gives it back. Every blob has to be what its name, its size
 * and its descriptor say. Throws {@link NoBundleError} for the image of something else, {@link RefusedError} where a blob is another.
 */
export function readLayout(path: string): ReadLayout {
  const { entries: found } = readFolder(resolve(path), new Budget())
  const layout = new Map(found.map(({ name, bytes }) => [name, bytes]))
  const index = parsedAs(indexSchema, layout.get(indexName))
  if (!index)
    throw new NoBundleError(`${path}: is an OCI image layout whose ${indexName} names no single image`)
  const blob = ({ digest, size }: z.infer<typeof descriptor>): Uint8Array => {
    const name = `blobs/${digest.replace(':', '/')}`
    const bytes = layout.get(name)
    if (!bytes) throw new RefusedError('missing', 'is named, and is not there', name)
    if (bytes.length !== size || `sha256:${sha256(bytes)}` !== digest)
      throw new RefusedError('altered', 'is not what its digest says', name)
    return bytes
  }
  const [first] = index.manifests
  const manifest = first && parsedAs(manifestSchema, blob(first))
  if (!manifest || manifest.artifactType !== artifactType)
    throw new NoBundleError(
      `${path}: is an OCI image layout of something else than a bundle (${artifactType})`,
    )
  blob(manifest.config)
  const entries = manifest.layers.map((layer) => ({
    name: layer.annotations['org.opencontainers.image.title'] ?? '',
    bytes: blob(layer),
  }))
  return { entries, layout }
}

/**
 * A layout holds what is made of its bundle and nothing else: image and blobs to the last byte. Its index may be written anew by
 * registry tools, and the file for Zarf may have stayed behind.
 */
export function layoutFaults(layout: Files, files: Files, description: Description): BundleFinding[] {
  const made = layoutFiles(files, description)
  const odd = [...layout].filter(
    ([name, bytes]) =>
      name !== indexName && name !== markerName && !equalBytes(made.get(name) ?? new Uint8Array(), bytes),
  )
  const missing = [...made.keys()].filter((name) => name !== zarfName && !layout.has(name))
  return [
    ...odd.map(
      ([file]): BundleFinding =>
        made.has(file)
          ? { code: 'repacked', file, message: 'is not what is made of this bundle' }
          : { code: 'extra', file, message: 'belongs to no file of the bundle' },
    ),
    ...missing.map(
      (file): BundleFinding => ({
        code: 'missing',
        file,
        message: 'is made of this bundle, and is not there',
      }),
    ),
  ]
}

function parsedAs<S extends z.ZodType>(schema: S, bytes: Uint8Array | undefined): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))).data
  } catch {
    return undefined
  }
}
