/** A stretch of bytes: copied from the source, or new. */
export type Stretch = { from: number; length: number } | { bytes: Uint8Array }

/** Bytes of the source are looked up by blocks of this length that begin at each `stride`. */
const block = 24
const stride = 8
/** A copy costs a line of the recipe, so it has to save more than that. */
const shortest = 32

const multiplier = 0x01000193

/** Where in a source runs of bytes stand, by the hash of the block they begin with. */
export class SourceIndex {
  readonly bytes: Uint8Array
  readonly #heads: Int32Array
  readonly #mask: number

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    const blocks = Math.max(1, Math.ceil(bytes.length / stride))
    const size = 2 ** Math.ceil(Math.log2(2 * blocks))
    this.#mask = size - 1
    this.#heads = new Int32Array(size).fill(-1)
    // From the end, so that of equal blocks the first one counts.
    for (let at = Math.floor((bytes.length - block) / stride) * stride; at >= 0; at -= stride)
      this.#heads[this.#slot(hashAt(bytes, at))] = at
  }

  /** A place that may begin with the block of this hash; -1 where none is known. */
  find(hash: number): number {
    return this.#heads[this.#slot(hash)] ?? -1
  }

  #slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask
  }
}

function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0
  for (let i = 0; i < block; i++) hash = (Math.imul(hash, multiplier) + (bytes[at + i] ?? 0)) | 0
  return hash
}

/** What the first byte of a block counts in its hash, to take it out again. */
const weight = (() => {
  let power = 1
  for (let i = 1; i < block; i++) power = Math.imul(power, multiplier)
  return power
})()

/**
 * Says a target as copies out of a source and bytes between them. `likely` is where in the source the target probably begins:
 * the same file of the edition before. Any answer is right; a better one is shorter.
 */
export function findCopies(target: Uint8Array, source: SourceIndex, likely: number): Stretch[] {
  const { bytes } = source
  const stretches: Stretch[] = []
  let literal = 0
  const copy = (at: number, from: number, length: number) => {
    if (at > literal) stretches.push({ bytes: target.subarray(literal, at) })
    stretches.push({ from, length })
    literal = at + length
  }
  const lengthAt = (at: number, from: number) => {
    let n = 0
    while (at + n < target.length && from + n < bytes.length && target[at + n] === bytes[from + n]) n++
    return n
  }
  let at = 0
  // After a copy the next one is often a little further on in the same file, as after a day that was changed.
  let next = likely
  if (likely >= 0) {
    const same = lengthAt(0, likely)
    if (same >= shortest) {
      copy(0, likely, same)
      at = same
      next = likely + same
    }
  }
  let hash: number | undefined
  while (at + block <= target.length) {
    hash ??= hashAt(target, at)
    const found = best(at, [next < 0 ? -1 : next + (at - literal), source.find(hash)])
    if (found) {
      let { from, length } = found
      let start = at
      while (start > literal && from > 0 && target[start - 1] === bytes[from - 1]) {
        start--
        from--
        length++
      }
      copy(start, from, length)
      at = literal
      next = from + length
      hash = undefined
      continue
    }
    hash = (Math.imul(hash - Math.imul(target[at] ?? 0, weight), multiplier) + (target[at + block] ?? 0)) | 0
    at++
  }
  if (literal < target.length) stretches.push({ bytes: target.subarray(literal) })
  return stretches

  function best(at: number, places: readonly number[]): { from: number; length: number } | undefined {
    let chosen: { from: number; length: number } | undefined
    for (const from of places) {
      if (from < 0 || from >= bytes.length) continue
      const length = lengthAt(at, from)
      if (length >= shortest && length > (chosen?.length ?? 0)) chosen = { from, length }
    }
    return chosen
  }
}
