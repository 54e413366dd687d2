import { RefusedError } from './finding.ts'

/** Far above any site, far below what hurts a machine. Sizes in bytes. */
export const limits = {
  archive: 512 * 2 ** 20,
  unpacked: 1024 * 2 ** 20,
  file: 256 * 2 ** 20,
  files: 100_000,
}

/** Counts what is unpacked, and refuses before too much is. */
export class Budget {
  #bytes = 0
  #files = 0

  /** A file of `size` bytes is about to be read. */
  spend(size: number, name: string): void {
    this.#files += 1
    this.#bytes += size
    if (size > limits.file) throw new RefusedError('too-large', `is larger than ${limits.file} bytes`, name)
    if (this.#bytes > limits.unpacked)
      throw new RefusedError('too-large', `unpacks to more than ${limits.unpacked} bytes`)
    if (this.#files > limits.files)
      throw new RefusedError('too-large', `holds more than ${limits.files} files`)
  }
}
