import { BrokenFileError } from './said.ts'

/** A stretch of bytes that has to be there. Throws {@link BrokenFileError} where the file ends before. */
export function stretch(bytes: Buffer, from: number, length: number): Buffer {
  if (from < 0 || length < 0 || from + length > bytes.length)
    throw new BrokenFileError('it ends in the middle')
  return bytes.subarray(from, from + length)
}

/** Where a byte stands next, or the end. */
export const nextByte = (bytes: Buffer, byte: number, from: number): number => {
  const at = bytes.indexOf(byte, from)
  return at < 0 ? bytes.length : at
}

/** Bytes as text where they are text and nothing else, in UTF-8 or in UTF-16 with its mark. */
export function asText(bytes: Buffer): string | undefined {
  const wide = wideText(bytes)
  if (wide !== undefined) return wide
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return noText.test(text.replace(/\0+$/, '')) ? undefined : text.replace(/\0+$/, '')
  } catch {
    return undefined
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these do not occur in text.
const noText = /[\x00-\x08\x0e-\x1f\x7f]/

/** Text in UTF-16 that begins with the mark of its order. */
export function wideText(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return bigEndian(bytes.subarray(2))
  return undefined
}

/** Text in UTF-16 with the higher byte first. */
export const bigEndian = (bytes: Buffer): string =>
  Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')

/** Stretches of letters in bytes of a form that nobody reads whole: in one byte each, and in two. */
export function letterRuns(bytes: Buffer): string {
  const narrow = bytes.toString('latin1').match(/[\x20-\x7e]{6,}/g) ?? []
  const wide = bytes.toString('latin1').match(wideLetters) ?? []
  return [...narrow, ...wide.map((run) => run.replaceAll('\0', ''))].join(' ')
}

const nul = String.fromCharCode(0)
const wideLetters = new RegExp(`(?:[ -~]${nul}){6,}|(?:${nul}[ -~]){6,}`, 'g')
