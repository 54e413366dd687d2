import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** So many bytes of zero. */
export const zeros = (length: number) => new Uint8Array(length)

/** Whether two runs of bytes are the same. */
export const equalBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** Text as ASCII or UTF-8 bytes. */
export const encode = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))
