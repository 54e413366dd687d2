import type { Description } from '../bundle/description.ts'
import type { Files } from '../bundle/manifest.ts'

/** One thing in which a bundle contradicts itself or its generator. */
export interface AccountFault {
  code: 'contents' | 'account' | 'generator'
  /** The file concerned, by its name in the bundle. */
  file: string
  message: string
}

/** What a bundle holds and what it says of itself. */
export interface Accounted {
  files: Files
  description: Description
  /** Whether it has a signature, or will have one. */
  signed: boolean
}

/** Bytes as the text they hold. */
export const utf8Of = (bytes: Uint8Array | undefined) =>
  Buffer.from(bytes ?? new Uint8Array()).toString('utf8')

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
