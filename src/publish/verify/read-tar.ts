import { equalBytes } from '../bundle/bytes.ts'
import { padding, tarBlock, tarHeader } from '../bundle/tar.ts'
import { RefusedError } from './finding.ts'
import type { Budget } from './limits.ts'

/** An entry of an archive, as it stands there. */
export interface ArchiveEntry {
  name: string
  bytes: Uint8Array
}

const regular = '0'
const kinds: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '5': 'a folder of its own',
  '6': 'a pipe',
}

/**
 * The files of a tar archive, which has to be one as {@link tarHeader} writes it: regular files alone, fixed
 * owner and mode, one time for all, zeros between, two blocks of zeros and the end.
 */
export function readTar(tar: Uint8Array, budget: Budget): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  let time: number | undefined
  let at = 0
  while (!isZero(tar.subarray(at, at + tarBlock))) {
    const header = tar.subarray(at, at + tarBlock)
    if (header.length < tarBlock)
      throw new RefusedError('truncated', 'the archive ends in the middle of a header')
    const name = headerText(header, 0, 100)
    const kind = String.fromCharCode(header[156] ?? 0)
    if (kind !== regular) {
      const what = kinds[kind] ?? 'an entry of a kind that no bundle has'
      throw new RefusedError('not-a-file', `is ${what}`, name)
    }
    const size = octal(header, 124, 12)
    time ??= octal(header, 136, 12)
    const bytes = tar.subarray(at + tarBlock, at + tarBlock + size)
    budget.spend(size, name)
    if (bytes.length < size) throw new RefusedError('truncated', 'the archive ends in the middle of it', name)
    // Every byte of a header is settled by name, size and time: anything else is not of our making.
    if (name.length > 100 || !equalBytes(header, tarHeader({ path: name, bytes }, time)))
      throw new RefusedError('malformed', 'its header is not one of a bundle', name)
    const next = at + tarBlock + size + padding(size)
    if (!isZero(tar.subarray(at + tarBlock + size, next)))
      throw new RefusedError('trailing-bytes', 'bytes lie between it and the next file', name)
    entries.push({ name, bytes })
    at = next
  }
  if (tar.length < at + 2 * tarBlock) throw new RefusedError('truncated', 'the archive has no end')
  if (tar.length > at + 2 * tarBlock || !isZero(tar.subarray(at)))
    throw new RefusedError('trailing-bytes', 'bytes follow the end of the archive')
  return entries
}

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)

function headerText(header: Uint8Array, at: number, length: number): string {
  const field = header.subarray(at, at + length)
  const end = field.indexOf(0)
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('latin1')
}

function octal(header: Uint8Array, at: number, length: number): number {
  const field = headerText(header, at, length)
  if (!/^[0-7]{11}$/.test(field)) throw new RefusedError('malformed', 'a header holds a number that is none')
  return Number.parseInt(field, 8)
}
