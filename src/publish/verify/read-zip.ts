import { crc32 } from 'node:zlib'
import { RefusedError } from './finding.ts'
import { inflate } from './gunzip.ts'
import type { Budget } from './limits.ts'
import type { ArchiveEntry } from './read-tar.ts'

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 }
const localLength = 30
const centralLength = 46
const endLength = 22
const regularFile = 0o100_000

/**
 * The files of a zip archive. Local and central headers have to agree and everything has to lie without a gap:
 * local headers with their data, central headers, the end. So no tool can see other files than another does.
 */
export function readZip(zip: Uint8Array, budget: Budget): ArchiveEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - endLength
  if (end < 0 || view.getUint32(end, true) !== signatures.end)
    throw new RefusedError('truncated', 'the archive has no end, or bytes follow it')
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  // One disk, no comment, and the directory right before the end.
  const fits =
    view.getUint32(end + 4, true) === 0 &&
    view.getUint16(end + 8, true) === count &&
    start + view.getUint32(end + 12, true) === end &&
    view.getUint16(end + 20, true) === 0
  if (!fits) throw new RefusedError('malformed', 'the end of the archive does not fit what is before it')

  const entries: ArchiveEntry[] = []
  let local = 0
  let central = start
  for (let i = 0; i < count; i += 1) {
    if (central + centralLength > end || view.getUint32(central, true) !== signatures.central)
      throw new RefusedError('malformed', 'the list of files cannot be read')
    const nameLength = view.getUint16(central + 28, true)
    const name = latin1(zip.subarray(central + centralLength, central + centralLength + nameLength))
    const size = view.getUint32(central + 24, true)
    const packed = view.getUint32(central + 20, true)
    const data = local + localLength + nameLength
    const sound =
      // no extra field, no comment, first disk, no internal attributes
      zip.subarray(central + 30, central + 38).every((byte) => byte === 0) &&
      view.getUint32(central + 42, true) === local &&
      data + packed <= start &&
      view.getUint32(local, true) === signatures.local &&
      // version, flags, method, time, digest, sizes and lengths are the same twice
      same(zip, local + 4, central + 6, 26) &&
      latin1(zip.subarray(local + localLength, data)) === name &&
      view.getUint16(central + 8, true) === 0
    if (!sound) throw new RefusedError('malformed', 'its two headers do not agree', name)
    const attributes = view.getUint32(central + 38, true)
    if (attributes >>> 16 !== (regularFile | 0o644))
      throw new RefusedError('not-a-file', 'is no plain file', name)
    budget.spend(size, name)
    const bytes = unpack(zip.subarray(data, data + packed), view.getUint16(central + 10, true), size, name)
    if (bytes.length !== size || crc32(bytes) !== view.getUint32(central + 16, true))
      throw new RefusedError('malformed', 'its checksum does not fit', name)
    entries.push({ name, bytes })
    local = data + packed
    central += centralLength + nameLength
  }
  if (local !== start || central !== end)
    throw new RefusedError('trailing-bytes', 'bytes lie in the archive that belong to no file')
  return entries
}

function unpack(data: Uint8Array, method: number, size: number, name: string): Uint8Array {
  if (method === 0) return data
  if (method === 8) return inflate(data, size, name)
  throw new RefusedError('malformed', 'is compressed in a way that no bundle is', name)
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

const same = (bytes: Uint8Array, a: number, b: number, length: number) =>
  Buffer.compare(bytes.subarray(a, a + length), bytes.subarray(b, b + length)) === 0
