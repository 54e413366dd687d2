import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ArchiveForm, packArchive } from './archive.ts'
import { encode, sha256 } from './bytes.ts'
import { bundleName } from './description.ts'
import type { Files } from './manifest.ts'
import { ExistsError, writeNew } from './write-new.ts'

/** Where the archive of a bundle and its digest go. */
export interface BundlePlace {
  archive: string
  digest: string
}

/** Names the two files in `folder`; throws ExistsError where one is there already. */
export function placeFor(
  about: Parameters<typeof bundleName>[0],
  form: ArchiveForm,
  folder: string,
): BundlePlace {
  const archive = join(folder, `${bundleName(about)}.${form}`)
  const place = { archive, digest: `${archive}.sha256` }
  for (const path of Object.values(place)) if (existsSync(path)) throw new ExistsError(path)
  return place
}

/** The archive of a bundle's files, in their order. */
export function packBundle(
  files: Files,
  about: Parameters<typeof bundleName>[0] & { asOf: string },
  form: ArchiveForm,
): Uint8Array {
  const folder = bundleName(about)
  const entries = [...files].map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes }))
  return packArchive(entries, form, about.asOf)
}

/** Writes an archive and, beside it, its digest as `sha256sum -c` reads it, and `more` with it: all or nothing. */
export function writeArchive(
  archive: Uint8Array,
  place: BundlePlace,
  more: ReadonlyMap<string, Uint8Array> = new Map(),
): string {
  const digest = sha256(archive)
  writeNew(
    new Map([
      [place.archive, [archive]],
      [place.digest, [encode(`${digest}  ${basename(place.archive)}\n`)]],
      ...[...more].map(([path, bytes]) => [path, [bytes]] as const),
    ]),
  )
  return digest
}
