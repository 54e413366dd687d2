import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { bigEndian, stretch } from './bytes.ts'
import { BrokenFileError, type Carried, type CarriedText } from './said.ts'
import { readXmp } from './xmp.ts'

const names = [
  'copyright',
  'family',
  'style',
  'id',
  'full name',
  'version',
  'PostScript name',
  'trademark',
  'maker',
]
const later = [
  'designer',
  'description',
  'address of the maker',
  'address of the designer',
  'licence',
  'address of the licence',
]

/** What a font says of itself: its table of names, and the description and private part that WOFF may add. */
export function readFont(bytes: Buffer): Omit<Carried, 'form'> {
  const head = bytes.toString('latin1', 0, 4)
  const { table, about, own } =
    head === 'wOFF' ? inWoff(bytes) : head === 'wOF2' ? inWoff2(bytes) : inPlain(bytes)
  const said = table ? readNames(table) : []
  if (about)
    said.push(
      ...readXmp(about.toString('utf8')).map(({ where, text }) => ({
        where: where.replace('XMP', 'font'),
        text,
      })),
    )
  return { said, unread: own > 0 ? [`${own} bytes of it are for a program of its maker`] : [] }
}

interface Parts {
  table?: Buffer
  about?: Buffer
  own: number
}

function inPlain(bytes: Buffer): Parts {
  const count = stretch(bytes, 4, 2).readUInt16BE()
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const entry = stretch(bytes, at, 16)
    if (entry.toString('latin1', 0, 4) === 'name')
      return { table: stretch(bytes, entry.readUInt32BE(8), entry.readUInt32BE(12)), own: 0 }
  }
  return { own: 0 }
}

/** WOFF 1.0: every table is packed by itself. */
function inWoff(bytes: Buffer): Parts {
  const header = stretch(bytes, 0, 44)
  const about = part(bytes, header.readUInt32BE(24), header.readUInt32BE(28), inflated)
  const own = header.readUInt32BE(40)
  for (let at = 44; at < 44 + header.readUInt16BE(12) * 20; at += 20) {
    const entry = stretch(bytes, at, 20)
    if (entry.toString('latin1', 0, 4) !== 'name') continue
    const [from, packed, length] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)]
    const data = stretch(bytes, from, packed)
    return { table: packed < length ? inflated(data) : data, own, ...(about && { about }) }
  }
  return { own, ...(about && { about }) }
}

/** WOFF 2.0: all tables are packed together, in the order of their list, where `name` is the sixth of the known ones. */
function inWoff2(bytes: Buffer): Parts {
  const header = stretch(bytes, 0, 48)
  const about = part(bytes, header.readUInt32BE(28), header.readUInt32BE(32), unbrotlied)
  const own = header.readUInt32BE(44)
  let at = 48
  const number = () => {
    let value = 0
    for (let i = 0; i < 5; i += 1) {
      const byte = stretch(bytes, at, 1)[0] ?? 0
      at += 1
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
    throw new BrokenFileError('it is no whole font')
  }
  let from = 0
  let found: { from: number; length: number } | undefined
  for (let i = 0; i < header.readUInt16BE(12); i += 1) {
    const flags = stretch(bytes, at, 1)[0] ?? 0
    at += 1
    const known = flags & 0x3f
    const tag = known === 63 ? stretch(bytes, at, 4).toString('latin1') : known
    if (known === 63) at += 4
    const length = number()
    const isOutline = tag === 10 || tag === 11
    // The tables of outlines are rewritten unless they say 3, others only where they say anything.
    const isRewritten = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0
    const stored = isRewritten ? number() : length
    if (tag === 5 || tag === 'name') found = { from, length: stored }
    from += stored
  }
  const packed = stretch(bytes, at, header.readUInt32BE(20))
  const tables = unbrotlied(packed)
  return { own, ...(about && { about }), ...(found && { table: stretch(tables, found.from, found.length) }) }
}

const part = (bytes: Buffer, from: number, length: number, unpack: (packed: Buffer) => Buffer) =>
  length > 0 ? unpack(stretch(bytes, from, length)) : undefined

const options = { maxOutputLength: 64_000_000 }
const inflated = (packed: Buffer) => inflateSync(packed, options)
const unbrotlied = (packed: Buffer) => brotliDecompressSync(packed, options)

/** The records of a table of names (OpenType, `name`), each once. */
function readNames(table: Buffer): CarriedText[] {
  const said = new Map<string, CarriedText>()
  const texts = stretch(table, 4, 2).readUInt16BE()
  for (let at = 6; at < 6 + table.readUInt16BE(2) * 12; at += 12) {
    const record = stretch(table, at, 12)
    const [platform, id] = [record.readUInt16BE(0), record.readUInt16BE(6)]
    const value = stretch(table, texts + record.readUInt16BE(10), record.readUInt16BE(8))
    const text = platform === 1 ? value.toString('latin1') : bigEndian(value)
    const where = `${names[id] ?? later[id - names.length] ?? `name ${id}`} (font)`
    if (text.trim() !== '') said.set(`${where}${text}`, { where, text })
  }
  return [...said.values()]
}
