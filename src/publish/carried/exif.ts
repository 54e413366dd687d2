import { asText, bigEndian, letterRuns, stretch } from './bytes.ts'
import { BrokenFileError, type Carried, type CarriedText, type ReadInside } from './said.ts'

/** Names of the tags that people are told by name (CIPA DC-008); others are told by number. */
const names: Readonly<Record<number, string>> = {
  269: 'document name',
  270: 'description',
  271: 'maker of the camera',
  272: 'camera',
  305: 'program',
  306: 'changed',
  315: 'artist',
  316: 'computer',
  33432: 'copyright',
  36867: 'taken',
  36868: 'digitised',
  37510: 'comment',
  40091: 'title',
  40092: 'comment',
  40093: 'author',
  40094: 'keywords',
  40095: 'subject',
  42016: 'id of the picture',
  42032: 'owner of the camera',
  42033: 'number of the camera',
  42035: 'maker of the lens',
  42036: 'lens',
  42037: 'number of the lens',
}

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const most = 2_000

/** A block of Exif, or a TIFF: every text in it, where it was taken, and pictures inside. */
export function readExif(block: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const order = block.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') throw new BrokenFileError('its Exif block is not one')
  const isLittle = order === 'II'
  const short = (at: number) =>
    isLittle ? stretch(block, at, 2).readUInt16LE() : stretch(block, at, 2).readUInt16BE()
  const long = (at: number) =>
    isLittle ? stretch(block, at, 4).readUInt32LE() : stretch(block, at, 4).readUInt32BE()
  const said: CarriedText[] = []
  const unread: string[] = []
  const done = new Set<number>()
  const tell = (where: string, text: string | undefined) => {
    const trimmed = text?.replaceAll('\0', ' ').trim() ?? ''
    if (trimmed !== '') said.push({ where: `${where} (Exif)`, text: trimmed })
  }
  const directory = (at: number, part: 'picture' | 'place'): void => {
    // Directories lead on to others; a file may lead back.
    if (at === 0 || done.has(at)) return
    done.add(at)
    const position: Record<number, number[] | string> = {}
    const thumbnail = { from: 0, length: 0 }
    const count = short(at)
    if (count > most) throw new BrokenFileError('its Exif block is not one')
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
      const [tag, type, values] = [short(entry), short(entry + 2), long(entry + 4)]
      const length = (sizes[type] ?? 1) * values
      const from = length > 4 ? long(entry + 8) : entry + 8
      if (tag === 0x8769 || tag === 0xa005) directory(long(entry + 8), 'picture')
      else if (tag === 0x8825) directory(long(entry + 8), 'place')
      else if (tag === 0x0201) thumbnail.from = long(entry + 8)
      else if (tag === 0x0202) thumbnail.length = long(entry + 8)
      else {
        const value = stretch(block, from, length)
        if (part === 'place' && type === 5)
          position[tag] = Array.from(
            { length: values },
            (_, i) => long(from + i * 8) / (long(from + i * 8 + 4) || 1),
          )
        else if (part === 'place' && type === 2) position[tag] = value.toString('latin1').replaceAll('\0', '')
        else if (tag === 0x927c) {
          tell('notes of the maker of the camera', letterRuns(value))
          unread.push('its notes of the maker of the camera are in a form of their own')
        } else tell(names[tag] ?? `tag ${tag}`, textOf(tag, type, value))
      }
    }
    tell('GPS position', placeOf(position))
    if (thumbnail.length > 0) {
      tell('a smaller picture', `${thumbnail.length} bytes, which may show what the picture does not`)
      const inner = inside(stretch(block, thumbnail.from, thumbnail.length))
      said.push(...inner.said)
      unread.push(...inner.unread)
    }
    const next = at + 2 + count * 12
    if (next + 4 <= block.length) directory(long(next), 'picture')
  }
  directory(long(4), 'picture')
  return { said, unread }
}

/** What a value says: texts, names in UTF-16 as Windows writes them, comments with their encoding before them. */
function textOf(tag: number, type: number, value: Buffer): string | undefined {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return value.toString('utf16le')
  if (tag === 0x9286) {
    const [code, rest] = [value.toString('latin1', 0, 8), value.subarray(8)]
    if (code.startsWith('UNICODE')) return rest[0] === 0 ? bigEndian(rest) : rest.toString('utf16le')
    return asText(rest) ?? letterRuns(rest)
  }
  if (type === 2) return asText(value) ?? value.toString('latin1')
  // Whole files of other programs lie in tags of bytes: XMP, IPTC, notes.
  if ((type === 1 || type === 7) && value.length > 8) return asText(value) ?? letterRuns(value)
  return undefined
}

/** Latitude and longitude in degrees, with the day where it is said. */
function placeOf(position: Record<number, number[] | string>): string | undefined {
  const degrees = (tag: number, reference: number) => {
    const value = position[tag]
    if (!Array.isArray(value)) return undefined
    const [d = 0, m = 0, s = 0] = value
    return `${(d + m / 60 + s / 3600).toFixed(5)} ${String(position[reference] ?? '')}`.trim()
  }
  const parts = [degrees(2, 1), degrees(4, 3), position[0x1d]].filter((p) => p !== undefined)
  const words = Object.values(position).filter((v): v is string => typeof v === 'string' && v.length > 3)
  return [...new Set([...parts.map(String), ...words])].join(', ') || undefined
}
