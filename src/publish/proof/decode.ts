import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { carriedIn } from '../carried/carried.ts'

/** One way to read the bytes of a file: as they are, without tags, unpacked. */
export interface DecodedText {
  /** How it was obtained: `text`, `words between tags`, `base64, gzip`. */
  how: string
  text: string
  /** Where in the file the stretch begins that was unpacked to it; absent for the file's own text. */
  byte?: number
}

const deepest = 4
const largest = 64_000_000

/**
 * Every text that a file's bytes may hold: as UTF-8, with entities and escapes resolved, without tags, and whatever
 * is packed inside (gzip and deflate members, base64 in scripts), read again in the same ways. What pictures, fonts and
 * PDFs carry beside what they show is read by their form.
 */
export function* readingsOf(bytes: Buffer, how = 'text', depth = 0, byte?: number): Generator<DecodedText> {
  const text = unfold(bytes.toString('utf8'))
  // Names of tags are not words, what stands in their attributes is; and inline tags stand within words.
  const views = {
    '': text.replace(/<\/?[a-z][\w:-]*/gi, '<'),
    ', without tags': text.replace(/<[^>]*>/g, ' '),
    ', tags joined': text.replace(/<\/?[a-z][^>]*>/gi, ''),
  }
  const seen = new Set<string>()
  for (const [view, seenText] of Object.entries(views)) {
    for (const [escapes, read] of [
      ['', seenText],
      [', escapes resolved', resolveEscapes(seenText)],
    ] as const) {
      if (!seen.has(read))
        yield { how: how + view + escapes, text: read, ...(byte === undefined ? {} : { byte }) }
      seen.add(read)
    }
  }
  if (/\\[0-9a-f]{2}/i.test(text)) {
    const read = text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) =>
      character(Number.parseInt(hex, 16)),
    )
    yield { how: `${how}, escapes of styles resolved`, text: read, ...(byte === undefined ? {} : { byte }) }
  }
  for (const { name, read } of wideTexts(bytes)) {
    yield { how: `${how}, ${name}`, text: read, ...(byte === undefined ? {} : { byte }) }
  }
  for (const { where, text: said } of carriedIn(bytes).said)
    yield { how: `${how}, ${where}`, text: said, ...(byte === undefined ? {} : { byte }) }
  if (/\bT[jJ]\b/.test(text)) yield { how: `${how}, text of a PDF`, text: shownText(text) }
  if (depth >= deepest) return
  for (const { packed, name, at } of unpack(bytes))
    yield* readingsOf(packed, `${how}, ${name}`, depth + 1, byte ?? at)
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
    const decoded = Buffer.from(run, 'base64')
    // Base64 stands in text, where places in characters and in bytes are nearly always the same.
    if (isTelling(decoded)) yield* readingsOf(decoded, `${how}, base64`, depth + 1, byte ?? index)
  }
}

/** Packed streams: the bytes themselves, and gzip members further inside. */
function* unpack(bytes: Buffer): Generator<{ packed: Buffer; name: string; at: number }> {
  const options = { maxOutputLength: largest }
  for (
    let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  ) {
    const member = attempt(() => gunzipSync(bytes.subarray(at), options))
    if (member) yield { packed: member, name: 'gzip', at }
  }
  // Streams of PDFs, compressed text of images.
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    const flags = bytes[at + 1] ?? 0
    // With a dictionary that is not in the file nothing can be unpacked; an x before a space would look like one.
    if ((0x7800 | flags) % 31 !== 0 || (flags & 0x20) !== 0) continue
    const stream = attempt(() => inflateSync(bytes.subarray(at), options))
    if (stream && stream.length > 0) yield { packed: stream, name: 'zlib', at }
  }
  // A ZIP archive, and formats made of them: local headers with deflated content.
  for (
    let at = bytes.indexOf('PK\x03\x04', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')
  ) {
    const start = at + 30 + (bytes[at + 26] ?? 0) + (bytes[at + 28] ?? 0)
    const member = attempt(() => inflateRawSync(bytes.subarray(start), options))
    if (member) yield { packed: member, name: 'zip', at }
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Text whose letters take two or four bytes: the whole of a file, or stretches of it, as cameras write them. */
function* wideTexts(bytes: Buffer): Generator<{ name: string; read: string }> {
  if (!bytes.includes(0)) {
    if (!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff)) return
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) yield { name: 'UTF-16', read: bytes.toString('utf16le') }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    yield {
      name: 'UTF-16',
      read: Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    }
  const text = bytes.toString('latin1')
  for (const [name, stretches] of Object.entries(wide)) {
    const read = (text.match(stretches) ?? []).map((run) => run.replaceAll('\0', '')).join('\n')
    if (read !== '') yield { name, read }
  }
}

const nul = String.fromCharCode(0)
const wide = {
  'UTF-16 inside': new RegExp(`(?:[ -~\\n\\r\\t]${nul}){4,}|(?:${nul}[ -~\\n\\r\\t]){4,}`, 'g'),
  'UTF-32 inside': new RegExp(`(?:[ -~\\n\\r\\t]${nul}{3}){4,}|(?:${nul}{3}[ -~\\n\\r\\t]){4,}`, 'g'),
}

/** What the operators of a PDF show: strings in parentheses or in hex, those of one operator joined. */
function shownText(text: string): string {
  const shown =
    /\[((?:\((?:\\.|[^\\)])*\)|<[\da-f\s]*>|[^\]()<>])*)\]\s*TJ|(\((?:\\.|[^\\)])*\)|<[\da-f\s]+>)\s*Tj/gi
  return [...text.matchAll(shown)]
    .map(([whole]) =>
      [...whole.matchAll(/\(((?:\\.|[^\\)])*)\)|<([\da-f\s]+)>/gi)]
        .map(
          ([, plain, hex]) => plain ?? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1'),
        )
        .join(''),
    )
    .join(' ')
}

/** Whether bytes are worth reading on: packed, or mostly text. Most runs of letters are not base64 at all. */
function isTelling(bytes: Buffer): boolean {
  if (bytes.length < 8) return false
  if (bytes[0] === 0x1f || bytes[0] === 0x78 || bytes[0] === 0x50) return true
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF|%PDF|wOF[F2])/.test(bytes.toString('latin1', 0, 4))) return true
  const head = bytes.subarray(0, 256)
  const printable = head.filter((b) => b === 9 || b === 10 || b === 13 || (b >= 32 && b < 127) || b >= 0xc2)
  return printable.length / head.length > 0.9
}

/** The lines of a calendar as they were before they were folded, which parts words anywhere (RFC 5545, 3.1). */
const unfold = (text: string) => (text.startsWith('BEGIN:VCALENDAR') ? text.replace(/\r?\n[ \t]/g, '') : text)

// Not the decoder of the pass over the pages: the proof reads what ships by itself, so no fault of one is the other's.
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
}

/** Entities of HTML and XML, `\u` and `\x` escapes of JSON and scripts, percent escapes of links. */
function resolveEscapes(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp|shy|zwj|zwnj);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => attempt(() => decodeURIComponent(run)) ?? run)
}

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ')
