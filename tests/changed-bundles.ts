import { gzipSync } from 'node:zlib'
import { encode } from '../src/publish/bundle/bytes.ts'
import { tarChunks } from '../src/publish/bundle/tar.ts'
import { NoBundleError } from '../src/publish/verify/finding.ts'
import { verifyBundle } from '../src/publish/verify/verify.ts'
import { bundleFiles, smallContentsOf, workFolder } from './minimal-bundle.ts'

export const { write, fresh } = workFolder()

/** The files of a small bundle, and the folder that all of them lie in. */
export const files = bundleFiles(smallContentsOf())
export const top = 'fieldbook-low-2026.11'

/** Something more. */
export const text = encode('one more\n')

/** What `verify` says: the codes of its findings, or that this is no bundle. Nothing means that it passes. */
export function refusals(path: string): string[] {
  try {
    return verifyBundle(path).report.findings.map((finding) => finding.code)
  } catch (error) {
    if (error instanceof NoBundleError) return ['no-bundle']
    throw error
  }
}

interface Entry {
  path: string
  bytes: Uint8Array
}

/** A tar of anything, as somebody else's tool would write it. */
export function tarOf(entries: readonly Entry[], patch?: (header: Buffer) => void): Uint8Array {
  const chunks = [...tarChunks(entries, Date.parse('2026-11-16T00:00:00Z') / 1000)].map(Buffer.from)
  const last = chunks.at(-4)
  if (patch && last) {
    patch(last)
    last.fill(' ', 148, 156)
    const sum = last.reduce((total, byte) => total + byte, 0)
    last.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  }
  return gzipSync(Buffer.concat(chunks))
}

/** The files of a bundle as entries of a tar. */
export const entriesOf = (map: ReadonlyMap<string, Uint8Array>): Entry[] =>
  [...map].map(([name, bytes]) => ({ path: `${top}/${name}`, bytes }))
