import { inflateSync } from 'node:zlib'
import { asText, letterRuns, nextByte, stretch } from './bytes.ts'
import { readExif } from './exif.ts'
import { BrokenFileError, type Carried, type CarriedText, type ReadInside } from './said.ts'
import { readXmp } from './xmp.ts'

/** A chunk of a PNG: its kind, and the bytes in it. */
export interface PngChunk {
  kind: string
  data: Buffer
  /** With its length, its kind and its sum. */
  whole: Buffer
}

/** Chunks that make the picture and say nothing. */
export const pixelChunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs bKGD hIST acTL fcTL fdAT cICP mDCV cLLI'.split(' '),
)

/** The chunks of a PNG, and what stands behind its end. Throws where it is cut short. */
export function pngChunks(bytes: Buffer): { chunks: PngChunk[]; after: Buffer } {
  const chunks: PngChunk[] = []
  for (let at = 8; ; ) {
    const head = stretch(bytes, at, 8)
    const length = head.readUInt32BE(0)
    const kind = head.toString('latin1', 4)
    const whole = stretch(bytes, at, length + 12)
    chunks.push({ kind, data: whole.subarray(8, length + 8), whole })
    at += length + 12
    if (kind === 'IEND') return { chunks, after: bytes.subarray(at) }
  }
}

/** Text, time, Exif and profiles in the chunks of a PNG (W3C, PNG third edition, 11.3), and what hides behind its pixels. */
export function readPng(bytes: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const said: CarriedText[] = []
  const unread: string[] = []
  const { chunks, after } = pngChunks(bytes)
  if (after.length > 0) {
    said.push(...inside(after).said)
    unread.push(`${after.length} bytes stand behind its end`)
  }
  const pixels = Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data))
  if (pixels.length > 0 && pixels.length > packedLength(pixels))
    unread.push(`${pixels.length - packedLength(pixels)} bytes stand behind its pixels`)
  for (const { kind, data } of chunks) {
    const read = pixelChunks.has(kind) ? { said: [], unread: [] } : chunkSaid(kind, data, inside)
    said.push(...read.said)
    unread.push(...read.unread)
  }
  return { said, unread }
}

/** How many bytes of packed data were needed to unpack it. */
function packedLength(packed: Buffer): number {
  const info = { info: true, maxOutputLength: 512_000_000 } as const
  try {
    const { engine } = inflateSync(packed, info) as unknown as { engine: { bytesWritten: number } }
    return engine.bytesWritten
  } catch {
    throw new BrokenFileError('its pixels cannot be unpacked')
  }
}

function chunkSaid(kind: string, data: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const end = nextByte(data, 0, 0)
  const key = data.toString('latin1', 0, end)
  if (kind === 'tEXt') return told(key, kind, data.toString('latin1', end + 1), inside)
  if (kind === 'zTXt')
    return told(key, kind, unpacked(data.subarray(end + 2), kind).toString('latin1'), inside)
  if (kind === 'iTXt') return told(key, kind, international(data, end), inside)
  if (kind === 'eXIf') return readExif(data, inside)
  if (kind === 'iCCP') {
    const profile = letterRuns(unpacked(data.subarray(end + 2), kind))
    return { said: [{ where: 'colour profile (iCCP)', text: `${key} ${profile}` }], unread: [] }
  }
  if (kind === 'tIME' && data.length === 7) {
    const day = [data.readUInt16BE(0), data[2], data[3]].map((n) => String(n).padStart(2, '0')).join('-')
    const time = [data[4], data[5], data[6]].map((n) => String(n).padStart(2, '0')).join(':')
    return { said: [{ where: 'last changed (tIME)', text: `${day} ${time}` }], unread: [] }
  }
  if (kind === 'sPLT') return { said: [{ where: 'palette (sPLT)', text: key }], unread: [] }
  const text = asText(data)
  if (text !== undefined) return { said: [{ where: `chunk ${kind}`, text }], unread: [] }
  return {
    said: [{ where: `chunk ${kind}`, text: letterRuns(data) }],
    unread: [`its chunk ${kind} is in a form of its own`],
  }
}

/** Keyword, whether packed and how, language, keyword in it, text. */
function international(data: Buffer, end: number): string {
  const language = nextByte(data, 0, end + 3)
  const translated = nextByte(data, 0, language + 1)
  const names = [data.toString('latin1', end + 3, language), data.toString('utf8', language + 1, translated)]
  const rest = data.subarray(translated + 1)
  const text = (data[end + 1] === 1 ? unpacked(rest, 'iTXt') : rest).toString('utf8')
  return [...names.filter((name) => name !== ''), text].join(' ')
}

/** A text by its keyword; programs put whole blocks of XMP, Exif and IPTC into texts as well, in hex. */
function told(key: string, kind: string, text: string, inside: ReadInside): Omit<Carried, 'form'> {
  if (key === 'XML:com.adobe.xmp') return { said: readXmp(text), unread: [] }
  const where = `${key} (${kind})`
  const [, hex] = /^\s*\w+\s+\d+\s+([\da-f\s]+)$/i.exec(text) ?? []
  if (!key.startsWith('Raw profile type') || hex === undefined) return { said: [{ where, text }], unread: [] }
  const block = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  const exif = block.subarray(0, 6).toString('latin1') === 'Exif\0\0'
  if (exif) return readExif(block.subarray(6), inside)
  return { said: [{ where, text: asText(block) ?? letterRuns(block) }], unread: [] }
}

function unpacked(packed: Buffer, kind: string): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: 64_000_000 })
  } catch {
    throw new BrokenFileError(`its chunk ${kind} cannot be unpacked`)
  }
}
