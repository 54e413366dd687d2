import { crc32, inflateRawSync } from 'node:zlib'
import { RefusedError } from './finding.ts'

/**
 * Inflates raw deflate data that has to fill `bytes` to the end and give `most` bytes at the most. Neither
 * zlib nor gzip minds what follows the end of a stream, so what was used is counted.
 */
export function inflate(bytes: Uint8Array, most: number, name?: string): Buffer {
  try {
    // `info` is not in the types: it gives the engine, which knows how much it has read.
    const { buffer, engine } = inflateRawSync(bytes, {
      maxOutputLength: Math.max(1, most),
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    if (engine.bytesWritten !== bytes.length)
      throw new RefusedError('trailing-bytes', 'bytes follow the end of the compressed data', name)
    if (buffer.length > most) throw tooLarge(most, name)
    return buffer
  } catch (error) {
    if (error instanceof RefusedError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most, name)
    if (code === 'Z_BUF_ERROR')
      throw new RefusedError('truncated', 'ends in the middle of the compressed data', name)
    throw new RefusedError('malformed', 'the compressed data cannot be read', name)
  }
}

const tooLarge = (most: number, name?: string) =>
  new RefusedError('too-large', `unpacks to more than ${most} bytes`, name)

const headerLength = 10
const trailerLength = 8

/** Unpacks a gzip file of one member without name, comment or time, as bundles are; nothing may follow it. */
export function gunzip(bytes: Uint8Array, most: number): Buffer {
  if (bytes.length < headerLength + trailerLength)
    throw new RefusedError('truncated', 'ends before the compressed data do')
  // Deflate, no flags, no time; the two bytes after that say how it was made.
  if (bytes[2] !== 8 || bytes.subarray(3, 8).some((byte) => byte !== 0))
    throw new RefusedError('malformed', 'the gzip header is not one of a bundle')
  const end = bytes.length - trailerLength
  const data = inflate(bytes.subarray(headerLength, end), most)
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, trailerLength)
  if (trailer.getUint32(0, true) !== crc32(data) || trailer.getUint32(4, true) !== data.length)
    throw new RefusedError('malformed', 'the checksum of the compressed data does not fit')
  return data
}
