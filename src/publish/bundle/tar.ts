import { zeros } from './bytes.ts'

/** A file as it goes into an archive. */
export interface ArchiveFile {
  path: string
  bytes: Uint8Array
  executable?: boolean
}

/** The bytes of a block of a tar archive. */
export const tarBlock = 512

/**
 * A tar archive (POSIX ustar) in the order given: regular files of owner 0, with the mode 644, or 755 where
 * executable, and one time for all, in seconds since 1970. Folders are implied. Nothing else goes into the bytes.
 */
export function* tarChunks(files: Iterable<ArchiveFile>, seconds: number): Generator<Uint8Array> {
  for (const file of files) {
    yield tarHeader(file, seconds)
    yield file.bytes
    yield zeros(padding(file.bytes.length))
  }
  yield zeros(2 * tarBlock)
}

/** Bytes between the end of a file and the next header. */
export const padding = (size: number) => (tarBlock - (size % tarBlock)) % tarBlock

/** The header of one file. A name over 100 characters is split at a slash, as ustar has it. */
export function tarHeader({ path, bytes, executable = false }: ArchiveFile, seconds: number): Uint8Array {
  const header = new Uint8Array(tarBlock)
  const text = (value: string, at: number) => header.set(new TextEncoder().encode(value), at)
  const octal = (value: number, at: number, digits: number) =>
    text(`${value.toString(8).padStart(digits, '0')}\0`, at)
  const { prefix, name } = splitName(path)
  text(name, 0)
  octal(executable ? 0o755 : 0o644, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(bytes.length, 124, 11)
  octal(seconds, 136, 11)
  text('        0', 148)
  text('ustar\x0000', 257)
  octal(0, 329, 7)
  octal(0, 337, 7)
  text(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  text(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function splitName(path: string): { prefix: string; name: string } {
  if (path.length <= 100) return { prefix: '', name: path }
  for (let at = path.indexOf('/'); at !== -1 && at <= 155; at = path.indexOf('/', at + 1)) {
    if (path.length - at - 1 <= 100) return { prefix: path.slice(0, at), name: path.slice(at + 1) }
  }
  throw new Error(`${path}: a tar header cannot hold a name this long`)
}
