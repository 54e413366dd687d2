import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dominates } from '../../domain/marking/dominance.ts'
import { Markings, schemeOf } from '../../domain/marking/effective.ts'
import type { Playbook, PublicFile } from '../../domain/playbook/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import type { Network } from '../../model/network.ts'
import { listFiles } from '../../workspace/find-files.ts'
import type { Verdicts } from '../kept/kept-verdicts.ts'
import { type DecodedText, readingsOf } from './decode.ts'
import { needlesOf } from './needles.ts'
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

/**
 * Reads every file of a site, as bytes and as every text they may hold, and looks for anything that came from
 * what the network may not hold. It works from the unfiltered playbook and its markings, and once more from the raw
 * text of the workspace's files, read by code that shares nothing with the first reading: what either takes for
 * withheld is looked for. `own` is text of the generator, whose words give nothing away. Of files that were read before
 * under the very same needles `verdictsFor` may know: such a file is read to see that its bytes are the same.
 */
export function prove(
  site: string,
  playbook: Playbook,
  network: Network & { id: string },
  own: string,
  sources: readonly RawFile[],
  verdictsFor: (needles: Iterable<string>) => Verdicts | undefined = () => undefined,
): Proof {
  const raw = rawParts(sources, network, schemeOf(playbook))
  const needles = needlesOf([part(playbook, network), raw], own)
  const verdicts = verdictsFor(needles.byRun.keys())
  const copies = withheldFiles(playbook, network)
  const files = listFiles(site)
  const leaks: Leak[] = []
  const unread: Proof['unread'] = []
  // What a layer says that the network may not hold decides nothing of it.
  const seen = new Set(belowFor(playbook, network).site?.data.seen)
  const ofPublic = new Set(playbook.files.map(({ path }) => path))
  let bytes = 0
  for (const file of files) {
    const content = readFileSync(join(site, file))
    bytes += content.length
    // A kit holds the files of a workspace, where `public/` is a folder.
    const path = file.replace(/^public\//, '')
    const why = ofPublic.has(path) && !seen.has(path) ? whyUnread(path, content) : undefined
    if (why !== undefined) unread.push({ file: path, why })
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
    const copied = copies.get(hashOf(content))
    if (copied) found.set(copied.file, { file, how: 'its bytes', words: copied.file, source: copied })
    if (needles.byRun.size > 0 && !verdicts?.isClean(content)) {
      for (const reading of readingsOf(content)) look(reading)
      // What its name says already is not looked for again, so of such a file nothing is known.
      if (found.size === 0) verdicts?.note(content)
    }
    leaks.push(...found.values())
  }
  const passed = leaks.length === 0 && unread.length === 0
  return {
    network: network.id,
    passed,
    needles: needles.byRun.size,
    files: files.length,
    bytes,
    leaks,
    unread,
  }
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
