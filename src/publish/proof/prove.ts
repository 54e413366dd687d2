import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dominates } from '../../domain/marking/dominance.ts'
import { Markings, schemeOf } from '../../domain/marking/effective.ts'
import type { Playbook, PublicFile } from '../../domain/playbook/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import type { Network } from '../../model/network.ts'
import { listFiles } from '../../workspace/find-files.ts'
import type { Verdicts } from '../kept/kept-verdicts.ts'
import { type DecodedText, readingsOf } from './decode.ts'
import { type Needles, needlesOf } from './needles.ts'
import { type RawFile, rawParts } from './raw/raw-parts.ts'
import { allFiles, belowFor, part } from './sources.ts'
import { whyUnread } from './unread.ts'
import { wordsOf } from './words.ts'

/** A place in the output that says something withheld. */
export interface Leak {
  /** The output file, and how it had to be read. */
  file: string
  how: string
  /** Where it stands in the file, or where the packed stretch begins that says it; absent for the file's name. */
  at?: { line: number; col: number } | { byte: number }
  /** What was found, in words. */
  words: string
  /** Where it was written. */
  source: Position
}

/** What was looked for and where. It tells of what was withheld, so it stays on this side. */
export interface Proof {
  network: string
  passed: boolean
  needles: number
  files: number
  bytes: number
  leaks: Leak[]
  /** Files of `public/` that could not be read whole, and that no person has looked at as far as the site says. */
  unread: { file: string; why: string }[]
}

/** What a proof looks for, and in whose name. */
export interface ProofOptions {
  /** Everything the layers say. */
  playbook: Playbook
  network: Network & { id: string }
  /** Text of the generator, whose words give nothing away. */
  own: string
  /** The files of the layers, raw. */
  sources: readonly RawFile[]
  /** What is known of files that were read before under the very same needles: such a file is read to see that its bytes are the same. */
  verdictsFor?: (needles: Iterable<string>) => Verdicts | undefined
}

/**
 * Reads every file of a site, as bytes and as every text they may hold, and looks for anything that came from
 * what the network may not hold. It works from the unfiltered playbook and its markings, and once more from the raw
 * text of the workspace's files, read by code that shares nothing with the first reading: what either takes for
 * withheld is looked for.
 */
export function prove(site: string, options: ProofOptions): Proof {
  return new Prover(site, options).proof()
}

/** A proof while it is made: files may be read as soon as they are there, and the rest is read at the end. */
export class Prover {
  readonly #site: string
  readonly #network: string
  readonly #needles: Needles
  readonly #verdicts: Verdicts | undefined
  readonly #copies: ReadonlyMap<string, Position>
  readonly #seen: ReadonlySet<string>
  readonly #ofPublic: ReadonlySet<string>
  readonly #read = new Map<string, FileRead>()

  constructor(
    site: string,
    { playbook, network, own, sources, verdictsFor = () => undefined }: ProofOptions,
  ) {
    this.#site = site
    this.#network = network.id
    const raw = rawParts(sources, network, schemeOf(playbook))
    this.#needles = needlesOf([part(playbook, network), raw], own)
    this.#verdicts = verdictsFor(this.#needles.byRun.keys())
    this.#copies = withheldFiles(playbook, network)
    // What a layer says that the network may not hold decides nothing of it.
    this.#seen = new Set(belowFor(playbook, network).site?.data.seen)
    this.#ofPublic = new Set(playbook.files.map(({ path }) => path))
  }

  /** Reads a file of the site. */
  read(file: string): void {
    const version = versionOf(join(this.#site, file))
    const content = readFileSync(join(this.#site, file))
    // A kit holds the files of a workspace, where `public/` is a folder.
    const path = file.replace(/^public\//, '')
    const isUnseen = this.#ofPublic.has(path) && !this.#seen.has(path)
    const why = isUnseen ? whyUnread(path, content) : undefined
    this.#read.set(file, {
      version,
      bytes: content.length,
      unread: why === undefined ? [] : [{ file: path, why }],
      leaks: this.#leaksIn(file, content),
    })
  }

  /** The proof, when every file is there: those that were not read yet are, and those that are other than they were. */
  proof(): Proof {
    const files = listFiles(this.#site)
    const read = files.map((file) => {
      if (this.#read.get(file)?.version !== versionOf(join(this.#site, file))) this.read(file)
      return this.#read.get(file)
    })
    const leaks = read.flatMap((file) => file?.leaks ?? [])
    const unread = read.flatMap((file) => file?.unread ?? [])
    return {
      network: this.#network,
      passed: leaks.length === 0 && unread.length === 0,
      needles: this.#needles.byRun.size,
      files: files.length,
      bytes: read.reduce((sum, file) => sum + (file?.bytes ?? 0), 0),
      leaks,
      unread,
    }
  }

  #leaksIn(file: string, content: Buffer): Leak[] {
    const needles = this.#needles
    const found = new Map<string, Leak>()
    const look = ({ how, text, byte }: DecodedText) => {
      for (const words of needles.in(wordsOf(text))) {
        if (found.has(words) || isNoise(words, text)) continue
        const source = needles.byRun.get(words)?.()
        if (!source) continue
        const at = byte === undefined ? placeOf(words, content) : { byte }
        found.set(words, { file, how, ...(at && how !== itsName ? { at } : {}), words, source })
      }
    }
    look({ how: itsName, text: file })
    const copied = this.#copies.get(hashOf(content))
    if (copied) found.set(copied.file, { file, how: 'its bytes', words: copied.file, source: copied })
    if (needles.byRun.size > 0 && !this.#verdicts?.isClean(content)) {
      for (const reading of readingsOf(content)) look(reading)
      // What its name says already is not looked for again, so of such a file nothing is known.
      if (found.size === 0) this.#verdicts?.note(content)
    }
    return [...found.values()]
  }
}

/** What a file said when it was read. */
interface FileRead {
  version: string
  bytes: number
  leaks: Leak[]
  unread: Proof['unread']
}

/** Another one when a file is written anew. */
function versionOf(path: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
  return [ino, size, mtimeNs, ctimeNs].join()
}

/** Files of `public/` that layers keep back, by what is in them, unless a file that goes is the same. */
function withheldFiles(playbook: Playbook, network: Network): ReadonlyMap<string, Position> {
  const markings = new Markings(playbook)
  const isHeld = ({ layer }: PublicFile) => dominates(network, markings.ofLayer(layer), markings.scheme)
  const all = [...allFiles(playbook)].map((file) => ({ file, hash: hashOf(readFileSync(file.source)) }))
  const held = new Set(all.filter(({ file }) => isHeld(file)).map(({ hash }) => hash))
  return new Map(
    all
      .filter(({ hash }) => !held.has(hash))
      .map(({ file, hash }) => [hash, { file: `public/${file.path}`, line: 1, col: 1 }]),
  )
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const itsName = 'its name'

/** Whether words are so short that they stand by chance in packed bytes, and these are such bytes. */
function isNoise(words: string, text: string): boolean {
  return words.length <= 4 && (text.includes('\ufffd') || /[A-Za-z0-9+/]{200}/.test(text))
}

/** Line and column of words in a text, across tags and what else parts them. */
function placeOf(words: string, content: Buffer): { line: number; col: number } | undefined {
  const text = content.toString('utf8')
  const pattern = new RegExp(words.split(' ').join('(?:<[^>]*>|[^\\p{L}\\p{N}])+'), 'iu')
  const before = text.slice(0, pattern.exec(text)?.index ?? 0).split('\n')
  return pattern.test(text) ? { line: before.length, col: (before.at(-1) ?? '').length + 1 } : undefined
}
