import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptFolder } from './kept.ts'

/** What a proof knows of the bytes of files before it reads them. */
export interface Verdicts {
  /** Whether a file with these bytes was read whole under the same needles, and said nothing that was sought. */
  isClean: (content: Buffer) => boolean
  /** Notes that a file was read, and is clean. */
  note: (content: Buffer) => void
}

/** Verdicts of one network, under the needles of one proof. */
export class KeptVerdicts implements Verdicts {
  readonly #kept: KeptFolder
  readonly #path: string
  readonly #under: string
  readonly #revision: string | undefined
  readonly #known: ReadonlySet<string>
  readonly #now = new Set<string>()

  /**
   * `needles` are all runs of words that are sought, and `generator` is its digest: under others nothing is known. The
   * `revision` of an edition stands in every page, and is looked past where that cannot matter.
   */
  constructor(
    kept: KeptFolder,
    network: string,
    generator: string,
    needles: Iterable<string>,
    revision: string | undefined,
  ) {
    const runs = [...needles].sort()
    // Also as a part of a word: where tags are taken out, words come to stand together.
    const isSought = runs.some((run) => run.includes(revision ?? standIn) || run.includes(standIn))
    this.#kept = kept
    this.#path = join(kept.folder, `verdicts-${network}`)
    this.#under = digest(JSON.stringify([network, generator, runs]))
    this.#revision =
      revision !== undefined && !isSought && plainRevision.test(revision) ? revision : undefined
    this.#known = this.#read()
  }

  isClean(content: Buffer): boolean {
    const said = saying(content, this.#revision)
    if (!this.#known.has(said)) return false
    this.#now.add(said)
    return true
  }

  note(content: Buffer): void {
    this.#now.add(saying(content, this.#revision))
  }

  /** Keeps what is known now, in one step. What cannot be written is read again the next time. */
  keep(): void {
    const text = [this.#under, ...this.#now].join('\n')
    try {
      writeFileSync(`${this.#path}.${process.pid}`, `${this.#kept.sign(text)}\n${text}`)
      renameSync(`${this.#path}.${process.pid}`, this.#path)
    } catch {}
  }

  #read(): ReadonlySet<string> {
    try {
      const text = readFileSync(this.#path, 'utf8')
      const end = text.indexOf('\n')
      const said = text.slice(end + 1)
      const [under, ...clean] = said.split('\n')
      if (this.#kept.holds(said, text.slice(0, end)) && under === this.#under) return new Set(clean)
    } catch {}
    return new Set()
  }
}

/** The name of a release where nobody gave it one: too short to be read as packed bytes, without the letter that zlib begins with. */
const plainRevision = /^[0-9a-f]{12}$/
/** A word, as a revision is one. */
const standIn = 'revisionofanedition'

/**
 * A digest of what a file says, the same for two that differ in the revision alone where that is a word by itself: what
 * stands before and after it is read alike, whatever it is. That is so in text alone, where nothing is packed.
 */
export function saying(content: Buffer, revision: string | undefined): string {
  if (revision === undefined || !content.includes(revision)) return digest(content)
  const text = content.toString('latin1')
  if (packed.test(text)) return digest(content)
  const asWord = new RegExp(`(?<=[\\s"'>(:,])${revision}(?=[\\s"'<),.])`, 'g')
  return `${digest(Buffer.from(text.replace(asWord, standIn), 'latin1'))}r`
}

/** Control characters, which packed bytes have, and how a stream of zlib may begin among letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const packed = /[\x00-\x08\x0b\x0c\x0e-\x1f]|x[\x01\x5e\x9c\xda]/

const digest = (of: string | Buffer) => createHash('sha256').update(of).digest('hex')
