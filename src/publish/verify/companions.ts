import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { equalBytes } from '../bundle/bytes.ts'
import type { Files } from '../bundle/manifest.ts'
import { mimeTypes } from '../headers.ts'
import { inflate } from './gunzip.ts'

const ending = '.gz'
const headerLength = 10
const trailerLength = 8

/** What a server sends to readers who take gzip: beside each text file of the site that shrinks, its `.gz`. */
export function compressSite(files: Files): Map<string, Uint8Array> {
  const companions = new Map<string, Uint8Array>()
  for (const [name, bytes] of files) {
    if (!name.startsWith('site/') || !mimeTypes[extname(name)]?.includes('charset')) continue
    const packed = gzipSync(bytes, { level: 9 })
    if (packed.length < bytes.length) companions.set(name + ending, packed)
  }
  return companions
}

/** Files without the `.gz` that stand beside one and hold the same. Any other `.gz` stays, to be refused. */
export function withoutCompanions(files: Files): Map<string, Uint8Array> {
  return new Map([...files].filter(([name, bytes]) => !isCompanion(name, bytes, files)))
}

function isCompanion(name: string, bytes: Uint8Array, files: Files): boolean {
  const original = name.endsWith(ending) ? files.get(name.slice(0, -ending.length)) : undefined
  // gzip as gzip and zlib write it: no name, no comment.
  if (!original || bytes[2] !== 8 || bytes[3] !== 0) return false
  try {
    return equalBytes(inflate(bytes.subarray(headerLength, -trailerLength), original.length), original)
  } catch {
    return false
  }
}
