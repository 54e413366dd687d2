import { letterRuns, stretch } from './bytes.ts'
import { readExif } from './exif.ts'
import type { Carried, CarriedText, ReadInside } from './said.ts'
import { readXmp } from './xmp.ts'

/** A chunk of a WebP: its kind, the bytes in it, and all of it with its padding. */
export interface WebpChunk {
  kind: string
  data: Buffer
  whole: Buffer
}

/** Chunks that make the picture and say nothing. */
export const webpPixels: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])

/** The chunks of a WebP, and what stands behind its end. Throws where it is cut short. */
export function webpChunks(bytes: Buffer): { chunks: WebpChunk[]; after: Buffer } {
  const end = 8 + bytes.readUInt32LE(4)
  const all = stretch(bytes, 0, end)
  const chunks: WebpChunk[] = []
  for (let at = 12; at < end; ) {
    const head = stretch(all, at, 8)
    const length = head.readUInt32LE(4)
    const data = stretch(all, at + 8, length)
    chunks.push({
      kind: head.toString('latin1', 0, 4),
      data,
      whole: all.subarray(at, at + 8 + length + (length & 1)),
    })
    at += 8 + length + (length & 1)
  }
  return { chunks, after: bytes.subarray(end) }
}

/** Exif, XMP and profiles of a WebP (RFC 9649, 2.7), and what it has beside them. */
export function readWebp(bytes: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const { chunks, after } = webpChunks(bytes)
  const said: CarriedText[] = []
  const unread: string[] = []
  if (after.length > 0) {
    said.push(...inside(after).said)
    unread.push(`${after.length} bytes stand behind its end`)
  }
  for (const { kind, data } of chunks) {
    if (webpPixels.has(kind)) continue
    if (kind === 'EXIF') {
      const exif = readExif(data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data, inside)
      said.push(...exif.said)
      unread.push(...exif.unread)
    } else if (kind === 'XMP ') said.push(...readXmp(data.toString('utf8')))
    else if (kind === 'ICCP') said.push({ where: 'colour profile', text: letterRuns(data) })
    else {
      said.push({ where: `chunk ${kind.trim()}`, text: letterRuns(data) })
      unread.push(`its chunk ${kind.trim()} is in a form of its own`)
    }
  }
  return { said, unread }
}
