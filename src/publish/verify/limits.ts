import { RefusedError } from './finding.ts'

/** Far above any site, far below what hurts a machine. Sizes in bytes. */
export const limits = {
  archive: 512 * 2 ** 20,
  unpacked: 1024 * 2 ** 20,
  file: 256 * 2 ** 20,
  files: 100_000,
}

/** Pages shrink to a thirtieth at the most; a bomb to a thousandth. */
const ratio = 100
const allowance = 16 * 2 ** 20

/** The most that an archive of `size` bytes may unpack to. */
export const mostUnpacked = (size: number) => Math.min(limits.unpacked, allowance + ratio * size)

/** Counts what is unpacked, and refuses before too much is. */
export class Budget {
  readonly #most: number
  #bytes = 0
  #files = 0

  /** `most` bytes in all. */
  constructor(most = limits.unpacked) {
    this.#most = most
  }

  /** A file of `size` bytes is about to be read. */
  spend(size: number, name: string): void {
    this.#files += 1
    this.#bytes += size
    if (size > limits.file) throw new RefusedError('too-large', `is larger than ${limits.file} bytes`, name)
    if (this.#bytes > this.#most)
      throw new RefusedError('too-large', `unpacks to more than ${this.#most} bytes`)
    if (this.#files > limits.files)
      throw new RefusedError('too-large', `holds more than ${limits.files} files`)
  }
}
