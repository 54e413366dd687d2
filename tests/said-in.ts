import { gunzipSync } from 'node:zlib'

/** What bytes say, as they are and unpacked, in small letters: read here anew, so that the proof is not asked about itself. */
export function saidIn(bytes: Uint8Array): string {
  const whole = Buffer.from(bytes)
  const packed = [...whole.toString('latin1').matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([run]) =>
    unzipped(Buffer.from(run, 'base64')),
  )
  return [whole, unzipped(whole), ...packed]
    .map((read) => read.toString('latin1'))
    .join('\n')
    .toLowerCase()
}

function unzipped(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes)
  } catch {
    return bytes
  }
}
