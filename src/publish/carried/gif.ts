import { asText, letterRuns, stretch } from './bytes.ts'
import { BrokenFileError, type Carried, type CarriedText, type ReadInside } from './said.ts'
import { readXmp } from './xmp.ts'

/** A block of a GIF after its head: pixels, or an extension with its label and, of applications, their name. */
export interface GifBlock {
  label?: number
  application?: string
  data: Buffer
  whole: Buffer
}

/** The head of a GIF with its colours, its blocks, and what stands behind its end. Throws where it is cut short. */
export function gifBlocks(bytes: Buffer): { head: Buffer; blocks: GifBlock[]; after: Buffer } {
  const flags = stretch(bytes, 10, 3)[0] ?? 0
  let at = 13 + colours(flags)
  const head = stretch(bytes, 0, at)
  const blocks: GifBlock[] = []
  for (;;) {
    const kind = stretch(bytes, at, 1)[0]
    if (kind === 0x3b) return { head, blocks, after: bytes.subarray(at + 1) }
    if (kind === 0x2c) {
      const pixels = at + 11 + colours(stretch(bytes, at + 9, 1)[0] ?? 0)
      const { end } = subBlocks(bytes, pixels)
      blocks.push({ data: Buffer.alloc(0), whole: bytes.subarray(at, end) })
      at = end
    } else if (kind === 0x21) {
      const { data, end } = subBlocks(bytes, at + 2)
      const label = bytes[at + 1] ?? 0
      const application = label === 0xff ? data.toString('latin1', 0, 11) : undefined
      blocks.push({
        label,
        data,
        whole: bytes.subarray(at, end),
        ...(application !== undefined && { application }),
      })
      at = end
    } else throw new BrokenFileError('it is no whole GIF')
  }
}

const colours = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

/** Blocks of up to 255 bytes, to the one of none. */
function subBlocks(bytes: Buffer, from: number): { data: Buffer; end: number } {
  const parts: Buffer[] = []
  for (let at = from; ; ) {
    const length = stretch(bytes, at, 1)[0] ?? 0
    if (length === 0) return { data: Buffer.concat(parts), end: at + 1 }
    parts.push(stretch(bytes, at + 1, length))
    at += length + 1
  }
}

/** How often it plays, which is all that this application says. */
export const plays = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/

/** Comments, texts and what applications left in a GIF (GIF89a, 23 to 26). */
export function readGif(bytes: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const { blocks, after } = gifBlocks(bytes)
  const said: CarriedText[] = []
  const unread: string[] = []
  if (after.length > 0) {
    said.push(...inside(after).said)
    unread.push(`${after.length} bytes stand behind its end`)
  }
  for (const { label, application, data, whole } of blocks) {
    if (label === undefined || label === 0xf9 || (application !== undefined && plays.test(application)))
      continue
    if (label === 0xfe) said.push({ where: 'comment', text: asText(data) ?? data.toString('latin1') })
    else if (label === 0x01) said.push({ where: 'plain text', text: data.toString('latin1', 12) })
    else if (application === 'XMP DataXMP') {
      // Its text is not cut into blocks; bytes at its end count down so that it seems to be.
      const text = whole.toString('utf8', 14)
      said.push(...readXmp(text.slice(0, text.lastIndexOf('>') + 1)))
    } else {
      const where = application === undefined ? `extension ${label}` : `application ${application}`
      const text = asText(data)
      said.push({ where, text: text ?? letterRuns(data) })
      if (text === undefined) unread.push(`its ${where} is in a form of its own`)
    }
  }
  return { said, unread }
}
