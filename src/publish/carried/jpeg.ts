import { asText, letterRuns, nextByte, stretch } from './bytes.ts'
import { readExif } from './exif.ts'
import { BrokenFileError, type Carried, type CarriedText, type ReadInside } from './said.ts'
import { readXmp } from './xmp.ts'

/** A segment of a JPEG: its marker, what is in it, and all of it as it stands. */
export interface JpegSegment {
  marker: number
  data: Buffer
  whole: Buffer
}

/** The segments of a JPEG in their order, scans with their data, and what stands behind its end. Throws where it is cut short. */
export function jpegSegments(bytes: Buffer): { segments: JpegSegment[]; after: Buffer } {
  const segments: JpegSegment[] = []
  for (let at = 2; ; ) {
    if (stretch(bytes, at, 2)[0] !== 0xff) throw new BrokenFileError('it is no whole JPEG')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return { segments, after: bytes.subarray(at + 2) }
    const length = stretch(bytes, at + 2, 2).readUInt16BE()
    const data = stretch(bytes, at + 4, length - 2)
    const end = marker === 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length
    segments.push({ marker, data, whole: bytes.subarray(at, end) })
    at = end
  }
}

/** The pixels of a scan run to the next marker that is none of theirs. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = nextByte(bytes, 0xff, from); ; at = nextByte(bytes, 0xff, at + 1)) {
    if (at + 1 >= bytes.length) throw new BrokenFileError('it ends in the middle')
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
}

const xmp = 'http://ns.adobe.com/xap/1.0/\0'
const moreXmp = 'http://ns.adobe.com/xmp/extension/\0'

/** Comments, Exif, XMP, IPTC and profiles in the segments of a JPEG, and what stands behind its end. */
export function readJpeg(bytes: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const { segments, after } = jpegSegments(bytes)
  const said: CarriedText[] = []
  const unread: string[] = []
  if (after.length > 0) {
    said.push(...inside(after).said)
    unread.push(`${after.length} bytes stand behind its end`)
  }
  for (const { marker, data } of segments) {
    if (marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef)) continue
    const read = segmentSaid(marker, data, inside)
    said.push(...read.said)
    unread.push(...read.unread)
  }
  // Long packets are cut into segments, each with 40 bytes of its own before it.
  const parts = segments.filter(({ data }) => data.toString('latin1', 0, moreXmp.length) === moreXmp)
  const packet = Buffer.concat(parts.map(({ data }) => data.subarray(moreXmp.length + 40)))
  if (packet.length > 0) said.push(...readXmp(packet.toString('utf8')))
  return { said, unread }
}

function segmentSaid(marker: number, data: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const text = data.toString('latin1')
  const name = `APP${marker - 0xe0}`
  if (marker === 0xfe) return { said: [{ where: 'comment', text: asText(data) ?? text }], unread: [] }
  if (text.startsWith('JFIF\0')) {
    const pixels = (data[12] ?? 0) * (data[13] ?? 0)
    if (pixels === 0 && data.length <= 14) return { said: [], unread: [] }
    return { said: [{ where: 'a smaller picture (JFIF)', text: `${data.length - 14} bytes` }], unread: [] }
  }
  if (text.startsWith('Adobe') && data.length <= 12) return { said: [], unread: [] }
  if (text.startsWith('Exif\0')) return readExif(data.subarray(6), inside)
  if (text.startsWith(xmp)) return { said: readXmp(data.toString('utf8', xmp.length)), unread: [] }
  if (text.startsWith(moreXmp)) return { said: [], unread: [] }
  if (text.startsWith('ICC_PROFILE\0'))
    return { said: [{ where: 'colour profile', text: letterRuns(data.subarray(14)) }], unread: [] }
  if (text.startsWith('Photoshop 3.0\0')) return readPhotoshop(data.subarray(14))
  const plain = asText(data)
  if (plain !== undefined) return { said: [{ where: name, text: plain }], unread: [] }
  return {
    said: [{ where: name, text: letterRuns(data) }],
    unread: [`its segment ${name} is in a form of its own`],
  }
}

/** Names of the records of IPTC that say who, where and what; others are told by number. */
const records: Readonly<Record<number, string>> = {
  5: 'title',
  25: 'keyword',
  55: 'created',
  80: 'author',
  90: 'city',
  101: 'country',
  105: 'headline',
  110: 'credit',
  115: 'source',
  116: 'copyright',
  120: 'caption',
  122: 'written by',
}

/** Blocks of Photoshop, of which the one of IPTC says things record by record. */
function readPhotoshop(blocks: Buffer): Omit<Carried, 'form'> {
  const said: CarriedText[] = []
  for (let at = 0; at + 12 <= blocks.length; ) {
    if (blocks.toString('latin1', at, at + 4) !== '8BIM') break
    const id = blocks.readUInt16BE(at + 4)
    const named = ((blocks[at + 6] ?? 0) + 2) & ~1
    const length = stretch(blocks, at + 6 + named, 4).readUInt32BE()
    const data = stretch(blocks, at + 10 + named, length)
    if (id === 0x0404) said.push(...readIptc(data))
    else if (letterRuns(data) !== '') said.push({ where: `Photoshop ${id}`, text: letterRuns(data) })
    at += 10 + named + length + (length & 1)
  }
  return { said, unread: [] }
}

function readIptc(data: Buffer): CarriedText[] {
  const said: CarriedText[] = []
  for (let at = 0; at + 5 <= data.length && data[at] === 0x1c; ) {
    const length = data.readUInt16BE(at + 3)
    const value = stretch(data, at + 5, length)
    const text = asText(value) ?? value.toString('latin1')
    const record = data[at + 2] ?? 0
    if (record > 0 && text.trim() !== '')
      said.push({ where: `${records[record] ?? `record ${record}`} (IPTC)`, text })
    at += 5 + length
  }
  return said
}
