import { carriedIn } from '../carried/carried.ts'

/** Why a file cannot be read whole by the proof; undefined where it can. */
export function whyUnread(path: string, bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  if (packed.some((start) => head.startsWith(start)))
    return 'it is packed in a way that the proof does not unpack whole'
  const { form, unread } = carriedIn(bytes)
  if (unread.length > 0) return unread.join('; ')
  if (form !== undefined && form !== 'SVG') return undefined
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return undefined
  return isText(bytes) ? undefined : `nobody knows how to read ${/\.\w+$/.exec(path)?.[0] ?? 'it'}`
}

/** Archives, and formats made of them, by how they begin. */
const packed = ['PK\x03\x04', 'BZh', '\xfd7zXZ', '7z\xbc\xaf', 'Rar!', '\x28\xb5\x2f\xfd', '\x1f\x8b']

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}
