import { brotliCompressSync, crc32, deflateSync } from 'node:zlib'

/** Small files of each form that carry a text in one place, written byte by byte as their forms ask. */

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const wide = (text: string) => Buffer.from(text, 'utf16le')
const u16 = (n: number) => Buffer.from([n >> 8, n & 0xff])
const u32 = (n: number) => Buffer.concat([u16(n >>> 16), u16(n & 0xffff)])
const l16 = (n: number) => u16(n).reverse()
const l32 = (n: number) => u32(n).reverse()

/** A chunk of a PNG. */
export const chunk = (kind: string, data: Buffer) =>
  Buffer.concat([u32(data.length), latin1(kind), data, u32(crc32(Buffer.concat([latin1(kind), data])))])

const onePixel = [
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
]

/** A picture of one pixel with more chunks in it, and bytes behind its end. */
export const png = (more: readonly Buffer[] = [], after = Buffer.alloc(0)) =>
  Buffer.concat([latin1('\x89PNG\r\n\x1a\n'), ...onePixel, ...more, chunk('IEND', Buffer.alloc(0)), after])

/** An entry of a directory of Exif whose value lies behind it. */
interface Tag {
  tag: number
  type: number
  count?: number
  value: Buffer
}

/** A block of Exif with one directory, and one below it for places. */
export function exif(tags: readonly Tag[], place: readonly Tag[] = []): Buffer {
  const directory = (entries: readonly Tag[], at: number, more: readonly Buffer[] = []) => {
    const count = entries.length + more.length
    let values = at + 2 + count * 12 + 4
    const rows = entries.map(({ tag, type, count: n, value }) => {
      const row = Buffer.concat([l16(tag), l16(type), l32(n ?? value.length), l32(values)])
      values += value.length
      return row
    })
    return Buffer.concat([l16(count), ...rows, ...more, l32(0), ...entries.map(({ value }) => value)])
  }
  if (place.length === 0) return Buffer.concat([latin1('II*\0'), l32(8), directory(tags, 8)])
  const rowTo = (at: number) => Buffer.concat([l16(0x8825), l16(4), l32(1), l32(at)])
  const { length } = directory(tags, 8, [rowTo(0)])
  const first = directory(tags, 8, [rowTo(8 + length)])
  return Buffer.concat([latin1('II*\0'), l32(8), first, directory(place, 8 + length)])
}

const ascii = (tag: number, text: string): Tag => ({
  tag,
  type: 2,
  value: latin1(`${text}\0`.padEnd(5, '\0')),
})
const bytesOf = (tag: number, value: Buffer): Tag => ({ tag, type: 7, value })

export const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data])

/** No picture that a browser would draw, but built as one: a head, a scan, an end. */
export const jpeg = (more: readonly Buffer[] = [], after = Buffer.alloc(0)) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...more,
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd9]),
    after,
  ])

const blocks = (data: Buffer) => {
  const parts: Buffer[] = []
  for (let at = 0; at < data.length; at += 255) {
    const part = data.subarray(at, at + 255)
    parts.push(Buffer.from([part.length]), part)
  }
  return Buffer.concat([...parts, Buffer.from([0])])
}
const pixelOfGif = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
export const gif = (more: readonly Buffer[] = [], after = Buffer.alloc(0)) =>
  Buffer.concat([
    latin1('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff'),
    ...more,
    pixelOfGif,
    Buffer.from([0x3b]),
    after,
  ])
export const extension = (label: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0x21, label]), blocks(data)])

const riffChunk = (kind: string, data: Buffer) =>
  Buffer.concat([latin1(kind), l32(data.length), data, Buffer.alloc(data.length & 1)])
export const webp = (more: readonly Buffer[] = [], after = Buffer.alloc(0)) => {
  const features = riffChunk('VP8X', Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const body = Buffer.concat([
    latin1('WEBP'),
    features,
    riffChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
    ...more,
  ])
  return Buffer.concat([latin1('RIFF'), l32(body.length), body, after])
}

/** An icon with one picture. */
export const icon = (picture: Buffer) =>
  Buffer.concat([
    Buffer.from([0, 0, 1, 0, 1, 0]),
    Buffer.from([1, 1, 0, 0, 1, 0, 8, 0]),
    l32(picture.length),
    l32(22),
    picture,
  ])

export const svg = (inside: string, attributes = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"${attributes}>${inside}</svg>`)

const packedStream = (text: string | Buffer) => {
  const data = deflateSync(text)
  return Buffer.concat([
    latin1(`1 0 obj <</Length ${data.length}/Filter/FlateDecode>> stream\n`),
    data,
    latin1('\nendstream endobj\n'),
  ])
}
export const pdf = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat([
    latin1('%PDF-1.7\n'),
    ...parts.map((part) => (typeof part === 'string' ? latin1(part) : part)),
    latin1('%%EOF\n'),
  ])

const nameTable = (text: string) => {
  const value = wide(text).swap16()
  const record = Buffer.concat([3, 1, 0x409, 4, value.length, 0].map(u16))
  return Buffer.concat([u16(0), u16(1), u16(18), record, value])
}
const plainFont = (text: string) => {
  const table = nameTable(text)
  return Buffer.concat([
    latin1('\0\x01\0\0'),
    u16(1),
    u16(0),
    u16(0),
    u16(0),
    latin1('name'),
    u32(0),
    u32(28),
    u32(table.length),
    table,
  ])
}
const woff = (text: string) => {
  const table = nameTable(text)
  const packed = deflateSync(table)
  const header = Buffer.alloc(44)
  header.write('wOFF', 'latin1')
  header.writeUInt16BE(1, 12)
  return Buffer.concat([
    header,
    latin1('name'),
    u32(64),
    u32(packed.length),
    u32(table.length),
    u32(0),
    packed,
  ])
}
const woff2 = (text: string) => {
  const table = nameTable(text)
  const packed = brotliCompressSync(Buffer.concat([Buffer.from([1, 2, 3, 4]), table]))
  const header = Buffer.alloc(48)
  header.write('wOF2', 'latin1')
  header.writeUInt16BE(2, 12)
  header.writeUInt32BE(packed.length, 20)
  return Buffer.concat([header, Buffer.from([1, 4, 5, table.length]), packed])
}

const xmp = (text: string) =>
  `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description dc:source="${text}"><dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`
const iptc = (text: string) => {
  const record = Buffer.concat([Buffer.from([0x1c, 2, 120]), u16(text.length), latin1(text)])
  return Buffer.concat([latin1('Photoshop 3.0\x008BIM'), u16(0x0404), u16(0), u32(record.length), record])
}
const base64 = (bytes: Buffer) => bytes.toString('base64')
const cameraNote = (text: string): Tag => bytesOf(0x9286, Buffer.concat([latin1('UNICODE\0'), wide(text)]))

/** Places in which a file can carry a text, each by its name, with the ending of the file. */
export const places: Readonly<Record<string, { ending: string; file: (text: string) => Buffer }>> = {
  'PNG tEXt': { ending: 'png', file: (t) => png([chunk('tEXt', latin1(`Author\0${t}`))]) },
  'PNG zTXt': {
    ending: 'png',
    file: (t) => png([chunk('zTXt', Buffer.concat([latin1('Comment\0\0'), deflateSync(t)]))]),
  },
  'PNG iTXt': { ending: 'png', file: (t) => png([chunk('iTXt', latin1(`Title\0\0\0en\0\0${t}`))]) },
  'PNG iTXt, packed': {
    ending: 'png',
    file: (t) => png([chunk('iTXt', Buffer.concat([latin1('Title\0\x01\0\0\0'), deflateSync(t)]))]),
  },
  'PNG XMP': {
    ending: 'png',
    file: (t) => png([chunk('iTXt', latin1(`XML:com.adobe.xmp\0\0\0\0\0${xmp(t)}`))]),
  },
  'PNG Exif': { ending: 'png', file: (t) => png([chunk('eXIf', exif([ascii(0x013b, t)]))]) },
  'PNG Exif in hex, as programs leave it': {
    ending: 'png',
    file: (t) => {
      const block = Buffer.concat([latin1('Exif\0\0'), exif([cameraNote(t)])])
      const text = `Raw profile type exif\0\0`
      return png([
        chunk(
          'zTXt',
          Buffer.concat([latin1(text), deflateSync(`\nexif\n${block.length}\n${block.toString('hex')}\n`)]),
        ),
      ])
    },
  },
  'PNG colour profile': {
    ending: 'png',
    file: (t) => png([chunk('iCCP', Buffer.concat([latin1('p\0\0'), deflateSync(wide(`desc ${t}`))]))]),
  },
  'PNG chunk of a program': { ending: 'png', file: (t) => png([chunk('prVt', latin1(t))]) },
  'JPEG comment': { ending: 'jpg', file: (t) => jpeg([segment(0xfe, latin1(t))]) },
  'JPEG Exif': {
    ending: 'jpg',
    file: (t) => jpeg([segment(0xe1, Buffer.concat([latin1('Exif\0\0'), exif([ascii(0x010e, t)])]))]),
  },
  'JPEG Exif, author as Windows writes it': {
    ending: 'jpg',
    file: (t) =>
      jpeg([
        segment(0xe1, Buffer.concat([latin1('Exif\0\0'), exif([{ tag: 0x9c9d, type: 1, value: wide(t) }])])),
      ]),
  },
  'JPEG Exif, comment in UTF-16': {
    ending: 'jpg',
    file: (t) => jpeg([segment(0xe1, Buffer.concat([latin1('Exif\0\0'), exif([cameraNote(t)])]))]),
  },
  'JPEG Exif, name of a place': {
    ending: 'jpg',
    file: (t) => jpeg([segment(0xe1, Buffer.concat([latin1('Exif\0\0'), exif([], [ascii(0x001c, t)])]))]),
  },
  'JPEG Exif, in the smaller picture': {
    ending: 'jpg',
    file: (t) => {
      const small = jpeg([segment(0xfe, latin1(t))])
      const rows = [
        [0x0201, 4, 8 + 2 + 24 + 4],
        [0x0202, 4, small.length],
      ].map(([tag = 0, type = 0, value = 0]) => Buffer.concat([l16(tag), l16(type), l32(1), l32(value)]))
      const block = Buffer.concat([latin1('II*\0'), l32(8), l16(2), ...rows, l32(0), small])
      return jpeg([segment(0xe1, Buffer.concat([latin1('Exif\0\0'), block]))])
    },
  },
  'JPEG XMP': {
    ending: 'jpg',
    file: (t) => jpeg([segment(0xe1, latin1(`http://ns.adobe.com/xap/1.0/\0${xmp(t)}`))]),
  },
  'JPEG XMP over two segments': {
    ending: 'jpg',
    file: (t) => {
      const packet = latin1(xmp(t))
      const middle = packet.indexOf(t) + 4
      const part = (data: Buffer, at: number) =>
        segment(
          0xe1,
          Buffer.concat([
            latin1(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`),
            u32(packet.length),
            u32(at),
            data,
          ]),
        )
      return jpeg([part(packet.subarray(0, middle), 0), part(packet.subarray(middle), middle)])
    },
  },
  'JPEG IPTC': { ending: 'jpg', file: (t) => jpeg([segment(0xed, iptc(t))]) },
  'JPEG colour profile': {
    ending: 'jpg',
    file: (t) => jpeg([segment(0xe2, Buffer.concat([latin1('ICC_PROFILE\0\x01\x01'), wide(`desc ${t}`)]))]),
  },
  'GIF comment': { ending: 'gif', file: (t) => gif([extension(0xfe, latin1(t))]) },
  'GIF plain text': {
    ending: 'gif',
    file: (t) => gif([extension(0x01, Buffer.concat([Buffer.alloc(12), latin1(t)]))]),
  },
  'GIF application': { ending: 'gif', file: (t) => gif([extension(0xff, latin1(`SOMEPROG1.0${t}`))]) },
  'WebP Exif': { ending: 'webp', file: (t) => webp([riffChunk('EXIF', exif([cameraNote(t)]))]) },
  'WebP XMP': { ending: 'webp', file: (t) => webp([riffChunk('XMP ', latin1(xmp(t)))]) },
  'icon with a PNG': {
    ending: 'ico',
    file: (t) => icon(png([chunk('zTXt', Buffer.concat([latin1('Comment\0\0'), deflateSync(t)]))])),
  },
  'SVG text': { ending: 'svg', file: (t) => svg(`<text>${t}</text>`) },
  'SVG text under a cover': {
    ending: 'svg',
    file: (t) => svg(`<text>${t}</text><rect width="1" height="1"/>`),
  },
  'SVG text that does not show': {
    ending: 'svg',
    file: (t) => svg(`<text display="none" fill="none">${t}</text>`),
  },
  'SVG title': { ending: 'svg', file: (t) => svg(`<title>${t}</title>`) },
  'SVG description': { ending: 'svg', file: (t) => svg(`<desc>${t}</desc>`) },
  'SVG metadata': {
    ending: 'svg',
    file: (t) => svg(`<metadata><rdf:RDF><dc:creator>${t}</dc:creator></rdf:RDF></metadata>`),
  },
  'SVG comment': { ending: 'svg', file: (t) => svg(`<!-- ${t} -->`) },
  'SVG file name of an editor': { ending: 'svg', file: (t) => svg('', ` inkscape:export-filename="${t}"`) },
  'SVG data of an editor': { ending: 'svg', file: (t) => svg('', ` data-name="${t}"`) },
  'SVG name of a part': { ending: 'svg', file: (t) => svg(`<g id="${t}"/>`) },
  'SVG picture inside, with text': {
    ending: 'svg',
    file: (t) =>
      svg(
        `<image href="data:image/png;base64,${base64(png([chunk('zTXt', Buffer.concat([latin1('Comment\0\0'), deflateSync(t)]))])).replace(/.{40}/g, '$&&#10;')}"/>`,
      ),
  },
  'SVG picture inside, an SVG': {
    ending: 'svg',
    file: (t) =>
      svg(`<image href="data:image/svg+xml,${encodeURIComponent(svg(`<desc>${t}</desc>`).toString())}"/>`),
  },
  'PDF author': { ending: 'pdf', file: (t) => pdf(`<</Author (${t})>>`) },
  'PDF title in UTF-16': {
    ending: 'pdf',
    file: (t) => pdf(`<</Title <FEFF${wide(t).swap16().toString('hex')}>>>`),
  },
  'PDF title with escapes': {
    ending: 'pdf',
    file: (t) =>
      pdf(`<</Title (${[...t].map((c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')})>>`),
  },
  'PDF XMP': { ending: 'pdf', file: (t) => pdf(xmp(t)) },
  'PDF packed dictionary': {
    ending: 'pdf',
    file: (t) => pdf(packedStream(`<</Subject <FEFF${wide(t).swap16().toString('hex')}>>>`)),
  },
  'PDF packed page': { ending: 'pdf', file: (t) => pdf(packedStream(`BT (${t}) Tj ET`)) },
  'PDF page, words parted by steps': {
    ending: 'pdf',
    file: (t) =>
      pdf(
        packedStream(
          `[${t
            .split(' ')
            .map((w) => `(${w})`)
            .join('-333')}] TJ`,
        ),
      ),
  },
  'PDF note': { ending: 'pdf', file: (t) => pdf(`<</Type/Annot/Contents(${t})>>`) },
  'PDF name of a file in it': { ending: 'pdf', file: (t) => pdf(`<</Type/Filespec/UF(${t})>>`) },
  'font, as it is': { ending: 'ttf', file: plainFont },
  'font, WOFF': { ending: 'woff', file: woff },
  'font, WOFF2': { ending: 'woff2', file: woff2 },
}

/** Files that hide something where no reader of their form looks, or are not what they say; and what is said of them. */
export const unreadFiles: Readonly<Record<string, { ending: string; file: () => Buffer; why: RegExp }>> = {
  'PNG with bytes behind its end': {
    ending: 'png',
    file: () => png([], latin1('hidden')),
    why: /6 bytes stand behind its end/,
  },
  'PNG with bytes behind its pixels': {
    ending: 'png',
    file: () => png([chunk('IDAT', latin1('what was cut off'))]),
    why: /16 bytes stand behind its pixels/,
  },
  'PNG with a chunk of its own': {
    ending: 'png',
    file: () => png([chunk('prVt', Buffer.from([1, 2, 3]))]),
    why: /chunk prVt is in a form of its own/,
  },
  'PNG with text that cannot be unpacked': {
    ending: 'png',
    file: () => png([chunk('zTXt', latin1('K\0\0rubbish'))]),
    why: /chunk zTXt cannot be unpacked/,
  },
  'PNG cut short': { ending: 'png', file: () => png().subarray(0, 50), why: /ends in the middle/ },
  'JPEG with bytes behind its end': {
    ending: 'jpg',
    file: () => jpeg([], jpeg()),
    why: /bytes stand behind its end/,
  },
  'JPEG with notes of its camera': {
    ending: 'jpg',
    file: () =>
      jpeg([
        segment(
          0xe1,
          Buffer.concat([latin1('Exif\0\0'), exif([bytesOf(0x927c, Buffer.from([1, 2, 3, 4, 5, 6]))])]),
        ),
      ]),
    why: /notes of the maker of the camera/,
  },
  'JPEG with a segment of its own': {
    ending: 'jpg',
    file: () => jpeg([segment(0xe5, Buffer.from([1, 2, 3]))]),
    why: /segment APP5/,
  },
  'JPEG whose Exif is none': {
    ending: 'jpg',
    file: () => jpeg([segment(0xe1, latin1('Exif\0\0rubbish'))]),
    why: /Exif block is not one/,
  },
  'GIF with bytes behind its end': {
    ending: 'gif',
    file: () => gif([], Buffer.from([1])),
    why: /1 bytes stand behind its end/,
  },
  'GIF with an application of its own': {
    ending: 'gif',
    file: () => gif([extension(0xff, latin1('OTHERPROG01\x01\x02'))]),
    why: /application OTHERPROG01/,
  },
  'WebP with bytes behind its end': {
    ending: 'webp',
    file: () => webp([], Buffer.from([1, 2])),
    why: /2 bytes stand behind its end/,
  },
  'WebP with a chunk of its own': {
    ending: 'webp',
    file: () => webp([riffChunk('OWNC', Buffer.from([1]))]),
    why: /chunk OWNC/,
  },
  'icon with bytes behind its pictures': {
    ending: 'ico',
    file: () => Buffer.concat([icon(png()), Buffer.from([1])]),
    why: /behind its end/,
  },
  'SVG that declares entities': {
    ending: 'svg',
    file: () =>
      Buffer.from(
        '<!DOCTYPE svg [<!ENTITY a "Quill">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;feather</text></svg>',
      ),
    why: /declares entities/,
  },
  'PDF with files inside': {
    ending: 'pdf',
    file: () => pdf('<</Type/EmbeddedFile>>'),
    why: /has files inside/,
  },
  'PDF that is encrypted': {
    ending: 'pdf',
    file: () => pdf('trailer <</Encrypt 5 0 R>>'),
    why: /is encrypted/,
  },
  'font with a part for a program': {
    ending: 'woff',
    file: () => {
      const file = Buffer.from(woff('Family '.repeat(9)))
      file.writeUInt32BE(12, 40)
      return file
    },
    why: /12 bytes of it are for a program/,
  },
}
