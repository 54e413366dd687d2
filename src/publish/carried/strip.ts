import { carriedIn } from './carried.ts'
import { gifBlocks, plays } from './gif.ts'
import { jpegSegments } from './jpeg.ts'
import { pixelChunks, pngChunks } from './png.ts'
import { strippedSvg } from './strip-svg.ts'
import { webpChunks, webpPixels } from './webp.ts'

const strippers: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  PNG: (bytes) =>
    Buffer.concat([
      bytes.subarray(0, 8),
      ...pngChunks(bytes).chunks.flatMap(({ kind, whole }) => (pixelChunks.has(kind) ? [whole] : [])),
    ]),
  JPEG: strippedJpeg,
  GIF: (bytes) => {
    const { head, blocks } = gifBlocks(bytes)
    const kept = blocks.filter(
      ({ label, application = '' }) => label === undefined || label === 0xf9 || plays.test(application),
    )
    return Buffer.concat([head, ...kept.map(({ whole }) => whole), Buffer.from([0x3b])])
  },
  WebP: strippedWebp,
  SVG: strippedSvg,
}

/**
 * A picture without what it carries: the same pixels in the same coding, the way it is turned, and nothing beside. Undefined for forms
 * that cannot be stripped without writing them anew, which is for the program that made them. Throws where the file is broken.
 */
export function stripped(bytes: Buffer): Buffer | undefined {
  const { form = '' } = carriedIn(bytes)
  return strippers[form]?.(bytes)
}

/** Whether a form can be stripped here. */
export const canStrip = (form: string | undefined): boolean => form !== undefined && form in strippers

function strippedJpeg(bytes: Buffer): Buffer {
  const { segments } = jpegSegments(bytes)
  const turned = segments
    .map(({ marker, data }) => (marker === 0xe1 ? orientationOf(data) : 1))
    .find((way) => way !== 1)
  const kept = segments.filter(({ marker, data }) => {
    const text = data.toString('latin1', 0, 5)
    if (marker === 0xe0) return text === 'JFIF\0' && data.length === 14
    if (marker === 0xee) return text === 'Adobe' && data.length === 12
    return marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef)
  })
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(turned === undefined ? [] : [turnedSegment(turned)]),
    ...kept.map(({ whole }) => whole),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** How a camera was held, 1 to 8; a picture without it lies on its side. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 0, 5) !== 'Exif\0') return 1
  const block = segment.subarray(6)
  const isLittle = block.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? block.readUInt16LE(at) : block.readUInt16BE(at))
  const first = isLittle ? block.readUInt32LE(4) : block.readUInt32BE(4)
  for (let i = 0; i < short(first); i += 1)
    if (short(first + 2 + i * 12) === 0x0112) {
      const way = short(first + 2 + i * 12 + 8)
      return way >= 1 && way <= 8 ? way : 1
    }
  return 1
}

/** A block of Exif that says how the picture is turned, and nothing else. */
function turnedSegment(way: number): Buffer {
  const block = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1')
  block.writeUInt16BE(way, 24)
  const head = Buffer.from([0xff, 0xe1, 0, block.length + 2])
  return Buffer.concat([head, block])
}

function strippedWebp(bytes: Buffer): Buffer {
  const kept = webpChunks(bytes)
    .chunks.filter(({ kind }) => webpPixels.has(kind))
    .map(({ kind, whole }) => {
      if (kind !== 'VP8X') return whole
      // Its flags say that profiles, Exif and XMP follow; that of transparency and of animation stay.
      const copy = Buffer.from(whole)
      copy[8] = (copy[8] ?? 0) & 0b0001_0010
      return copy
    })
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
