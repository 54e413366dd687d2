import { createRequire } from 'node:module'
import { gzipSync, type Zippable, zipSync } from 'fflate'
import { type ArchiveFile, tarChunks } from './tar.ts'

/** The forms a bundle has; both hold the same files under the same names. */
export const archiveForms = ['tar.gz', 'zip'] as const
export type ArchiveForm = (typeof archiveForms)[number]

/**
 * Packs files in the order given. The bytes depend on the files, their order and the day alone: the compression is
 * JavaScript, so that every platform gives the same, and no time zone enters. `day` is YYYY-MM-DD.
 */
export function packArchive(files: readonly ArchiveFile[], form: ArchiveForm, day: string): Uint8Array {
  return form === 'zip' ? packZip(files, day) : packTarGz(files, day)
}

/** Said rather than left to fflate, which would take a logarithm of the size, and those differ by engine. */
const mem = 8

function packTarGz(files: readonly ArchiveFile[], day: string): Uint8Array {
  const tar = Buffer.concat([...tarChunks(files, Date.parse(`${day}T00:00:00Z`) / 1000)])
  return gzipSync(tar, { level: 9, mem, mtime: 0 })
}

const unix = 3
const regularFile = 0o100_000

function packZip(files: readonly ArchiveFile[], day: string): Uint8Array {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number)
  // Zip keeps wall-clock time. Noon, since some zones skip midnight when their clocks change.
  const mtime = new Date(year, month - 1, date, 12)
  const entries: Zippable = {}
  for (const { path, bytes, executable } of files) {
    const attrs = ((regularFile | (executable ? 0o755 : 0o644)) << 16) >>> 0
    entries[path] = [bytes, { level: 9, mem, mtime, os: unix, attrs }]
  }
  return zipSync(entries)
}

/** What an archive's bytes depend on beside its files. */
export function packerVersion(): string {
  return (createRequire(import.meta.url)('fflate/package.json') as { version: string }).version
}
