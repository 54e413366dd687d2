import { wideText } from './bytes.ts'
import { readFont } from './font.ts'
import { readGif } from './gif.ts'
import { readIcon } from './icon.ts'
import { readJpeg } from './jpeg.ts'
import { readPdf } from './pdf.ts'
import { readPng } from './png.ts'
import { BrokenFileError, type Carried, type ReadInside } from './said.ts'
import { readSvg } from './svg.ts'
import { readWebp } from './webp.ts'

type Reader = (bytes: Buffer, inside: ReadInside) => Omit<Carried, 'form'>

/** The forms that can be read, by how they begin. */
const forms: readonly { form: string; isOne: (head: string) => boolean; read: Reader }[] = [
  { form: 'PNG', isOne: (head) => head.startsWith('\x89PNG\r\n\x1a\n'), read: readPng },
  { form: 'JPEG', isOne: (head) => head.startsWith('\xff\xd8\xff'), read: readJpeg },
  { form: 'GIF', isOne: (head) => /^GIF8[79]a/.test(head), read: readGif },
  { form: 'WebP', isOne: (head) => /^RIFF[\s\S]{4}WEBP/.test(head), read: readWebp },
  { form: 'icon', isOne: (head) => head.startsWith('\0\0\x01\0'), read: readIcon },
  { form: 'PDF', isOne: (head) => head.startsWith('%PDF-'), read: readPdf },
  {
    form: 'font',
    isOne: (head) => ['wOFF', 'wOF2', 'OTTO', 'true', '\0\x01\0\0'].some((one) => head.startsWith(one)),
    read: readFont,
  },
]

/** The form of a file by how it begins. */
function formOf(bytes: Buffer): (typeof forms)[number] | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  const known = forms.find(({ isOne }) => isOne(head))
  if (known) return known
  const text = wideText(bytes.subarray(0, 64)) ?? bytes.toString('utf8', 0, 64)
  if (!/^\ufeff?\s*<(?:\?xml|!--|!DOCTYPE svg|svg[\s>])/i.test(text)) return undefined
  const isSvg = /<svg[\s>]/.test(wideText(bytes) ?? bytes.toString('utf8'))
  return isSvg ? { form: 'SVG', isOne: () => true, read: readSvg } : undefined
}

const deepest = 4

/** What the bytes of a file carry; of a form that is not known nothing is said, and nothing is called unread. */
export function carriedIn(bytes: Buffer, depth = 0): Carried {
  const known = formOf(bytes)
  if (!known) return { said: [], unread: [] }
  if (depth > deepest)
    return { form: known.form, said: [], unread: ['files lie in files in it, too deep to be read'] }
  try {
    return { form: known.form, ...known.read(bytes, (inner) => carriedIn(inner, depth + 1)) }
  } catch (error) {
    // Whatever breaks a reader is a file that is not what it says.
    const why = error instanceof BrokenFileError ? error.message : `it is no whole ${known.form}`
    return { form: known.form, said: [], unread: [why] }
  }
}
