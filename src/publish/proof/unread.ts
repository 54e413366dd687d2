/** Why a file cannot be read whole by the proof; undefined where it can. */
export function whyUnread(path: string, bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  const known = kinds.find(({ begins }) => begins.some((start) => head.startsWith(start)))
  if (known) return known.why
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return undefined
  return isText(bytes) ? undefined : `nobody knows how to read ${/\.\w+$/.exec(path)?.[0] ?? 'it'}`
}

const packed = 'it is packed in a way that the proof does not unpack whole'

/** Kinds of files by how they begin. Images and fonts show no words but in metadata, which is read. */
const kinds: readonly { begins: readonly string[]; why: string | undefined }[] = [
  { begins: ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'RIFF', '\0\0\x01\0'], why: undefined },
  { begins: ['wOFF', 'wOF2'], why: undefined },
  { begins: ['%PDF-'], why: 'a PDF may write words in codes of its own fonts' },
  {
    begins: ['PK\x03\x04', 'BZh', '\xfd7zXZ', '7z\xbc\xaf', 'Rar!', '\x28\xb5\x2f\xfd', '\x1f\x8b'],
    why: packed,
  },
]

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}
