import { extname } from 'node:path'
import { mimeTypes } from '../headers.ts'

/** What stands at the root of a bundle, and what `host/` holds, beside the kinds of file a site consists of. */
const besides: Readonly<Record<string, string>> = {
  '.conf': 'configuration of a web server',
  '.sh': 'the installer, POSIX shell',
  '.sha256': 'the manifest',
  '.sig': 'its signature',
  '.yml': 'configuration for Cloud Foundry',
}
/** What a playbook consists of, which a bundle of data holds. */
const ofPlaybook = new Set(['.yaml', '.mdx'])

const besidesByName = new Set(['Staticfile'])

/** Whether a bundle may hold a file of this name, by its ending. */
export function isBundled(name: string): boolean {
  const ending = extname(name)
  if (name.startsWith('site/')) return ending in mimeTypes
  if (name.startsWith('playbook/')) return ending in mimeTypes || ofPlaybook.has(ending)
  return ending in mimeTypes || ending in besides || besidesByName.has(name.slice(name.lastIndexOf('/') + 1))
}

/** The endings of the files given, each once, in order; a name without an ending stands for itself. */
export function typesOf(names: Iterable<string>): string[] {
  const types = new Set<string>()
  for (const name of names) types.add(extname(name) || name.slice(name.lastIndexOf('/') + 1))
  return [...types].sort()
}

const archives: readonly { what: string; at?: number; magic: readonly number[] }[] = [
  { what: 'a zip archive', magic: [0x50, 0x4b, 0x03, 0x04] },
  { what: 'a zip archive', magic: [0x50, 0x4b, 0x05, 0x06] },
  { what: 'gzip data', magic: [0x1f, 0x8b] },
  { what: 'bzip2 data', magic: [0x42, 0x5a, 0x68] },
  { what: 'xz data', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { what: 'zstd data', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { what: 'a 7-Zip archive', magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { what: 'a RAR archive', magic: [0x52, 0x61, 0x72, 0x21] },
  { what: 'a tar archive', at: 257, magic: [0x75, 0x73, 0x74, 0x61, 0x72] },
]

/** What kind of archive or compressed stream the bytes are; undefined where a guard has nothing to unpack. */
export function archiveWithin(bytes: Uint8Array): string | undefined {
  return archives.find(({ at = 0, magic }) => magic.every((byte, i) => bytes[at + i] === byte))?.what
}
