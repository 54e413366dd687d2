import { basename, join } from 'node:path'
import { encode, sha256 } from '../publish/bundle/bytes.ts'
import type { Files } from '../publish/bundle/manifest.ts'
import { deltaFolder } from '../publish/delta/delta-files.ts'
import { type EditionFiles, packDelta } from '../publish/delta/write-delta.ts'
import { describedIn } from '../publish/verify/described.ts'

/** A delta and its digest, to be written beside the archive of the edition that it makes. */
export function deltaBeside(
  before: EditionFiles,
  files: Files,
  folder: string,
): { path: string; bytes: number; files: Map<string, Uint8Array> } {
  const { delta, archive } = packDelta(before, { files, description: describedIn(files) })
  const path = join(folder, `${deltaFolder(delta)}.tar.gz`)
  const digest = encode(`${sha256(archive)}  ${basename(path)}\n`)
  return {
    path,
    bytes: archive.length,
    files: new Map([
      [path, archive],
      [`${path}.sha256`, digest],
    ]),
  }
}
