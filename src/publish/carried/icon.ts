import { stretch } from './bytes.ts'
import type { Carried, CarriedText, ReadInside } from './said.ts'

/** The pictures in an icon; those that are PNG carry what a PNG carries. */
export function readIcon(bytes: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const said: CarriedText[] = []
  const unread: string[] = []
  const count = stretch(bytes, 4, 2).readUInt16LE()
  let end = 6 + count * 16
  for (let at = 6; at < 6 + count * 16; at += 16) {
    const entry = stretch(bytes, at, 16)
    const [length, from] = [entry.readUInt32LE(8), entry.readUInt32LE(12)]
    const { said: more, unread: others } = inside(stretch(bytes, from, length))
    said.push(...more)
    unread.push(...others)
    end = Math.max(end, from + length)
  }
  if (end < bytes.length) unread.push(`${bytes.length - end} bytes stand behind its end`)
  return { said, unread }
}
