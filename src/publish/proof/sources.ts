import { stringsOf } from '../../domain/base/strings.ts'
import { dominates } from '../../domain/marking/dominance.ts'
import { Markings, type WrittenMarking } from '../../domain/marking/effective.ts'
import type { MarkingReading } from '../../domain/marking/marking.ts'
import type { Node } from '../../domain/marking/nodes.ts'
import { pageNationsOf } from '../../domain/marking/page-nations.ts'
import { type Body, type Entry, Playbook, type PublicFile } from '../../domain/playbook/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { valuesOf } from '../../domain/playbook/values.ts'
import type { Network } from '../../model/network.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { flatten, type Holds, type MarkedStretch, stretchesOf } from './stretches.ts'

/** A piece of what authors wrote. Its place is found when it is asked for: of nearly all pieces nobody asks. */
export interface ProofPiece {
  text: string
  at: () => Position
  /** The whole of a field, or an id: a value that may give something away by itself. */
  isValue: boolean
  /** Every marking that decides of it: of its environment, of those it names, of what encloses it; the last is its own. */
  markings: readonly MarkingReading[]
  /** Of what is written apart from what refers to it: whether something refers to it that goes. */
  isNeeded?: MarkedStretch['isNeeded']
}

/** Everything of a playbook, parted by what a network may hold. */
export interface Parted {
  released: ProofPiece[]
  withheld: ProofPiece[]
}

/**
 * Parts the unfiltered playbook anew, from the markings alone and by nothing that made the release: a piece is
 * withheld where anything around it is. Structural keys go with what they hold. What a layer replaces counts too.
 */
export function part(playbook: Playbook, network: Network): Parted {
  const markings = new Markings(playbook)
  const parted: Parted = { released: [], withheld: [] }
  const isHeld = memo((reading) => dominates(network, reading, markings.scheme))
  const put = (pieces: Iterable<ProofPiece>) => {
    for (const piece of pieces) {
      const goes = piece.markings.every(isHeld) && (piece.isNeeded?.(isHeld) ?? true)
      parted[goes ? 'released' : 'withheld'].push(piece)
    }
  }
  const below = belowOf(playbook, markings, isHeld)
  put(proofPieces(below))
  // What stands in place of something is judged by itself: an environment that a layer brings marks nothing below it.
  const left = new Set(below.entries)
  for (const entry of playbook.entries) if (!left.has(entry)) put(entryPieces(playbook, entry, markings))
  return parted
}

/** What a network may hold of what stands in place of other things, and the rest of a playbook as it is. */
export function belowFor(playbook: Playbook, network: Network): Playbook {
  const markings = new Markings(playbook)
  return belowOf(playbook, markings, (reading) => dominates(network, reading, markings.scheme))
}

/** A playbook without the entries that a network may not hold and that stand in place of others. */
function belowOf({ entries, files }: Playbook, markings: Markings, isHeld: Holds): Playbook {
  const lowest = (entry: Entry): Entry => {
    const said = 'marking' in entry.data ? entry.data.marking : undefined
    const isCover =
      entry.replaced !== undefined &&
      !(isHeld(markings.ofLayer(entry.layer)) && (said === undefined || isHeld(markings.read(said))))
    return isCover && entry.replaced ? lowest(entry.replaced) : entry
  }
  return new Playbook(entries.map(lowest), files)
}

/** What a question about a reading was answered; many pieces share one. */
function memo(ask: (reading: MarkingReading) => boolean): (reading: MarkingReading) => boolean {
  const known = new Map<MarkingReading, boolean>()
  return (reading) => {
    let answer = known.get(reading)
    if (answer === undefined) {
      answer = ask(reading)
      known.set(reading, answer)
    }
    return answer
  }
}

/** All pieces of a playbook in the order of its entries. */
export function* proofPieces(playbook: Playbook): Generator<ProofPiece> {
  const markings = new Markings(playbook)
  for (const entry of playbook.entries) {
    yield* entryPieces(playbook, entry, markings)
    // What was replaced is what a network gets that may not hold the replacement.
    for (let below = entry.replaced; below; below = below.replaced)
      yield* entryPieces(playbook, below, markings)
  }
  for (const file of allFiles(playbook)) {
    const place = { file: `public/${file.path}`, line: 1, col: 1 }
    const at = () => place
    const [name = ''] = /[^/]+$/.exec(file.path.replace(/\.[^./]+$/, '')) ?? []
    for (const text of [file.path, name])
      yield { text, at, isValue: true, markings: [markings.ofLayer(file.layer)] }
  }
}

/** The files of all layers, with those that others take the place of. */
export function* allFiles({ files }: Playbook): Generator<PublicFile> {
  for (const file of files)
    for (let below: PublicFile | undefined = file; below; below = below.replaced) yield below
}

function* entryPieces(playbook: Playbook, entry: Entry, markings: Markings): Generator<ProofPiece> {
  const home = entry.environment === undefined ? undefined : playbook.get('environment', entry.environment)
  const around = [...(home ? [markings.of(home)] : []), markings.of(entry)]
  const items = markings.written(entry).filter((w) => w.path.length > 0)
  const named = [...environmentsNamed(playbook, entry, markings)]
  const pageNations = pageNationsOf(entry, markings)
  yield { text: entry.id, at: () => entry.at(), isValue: true, markings: around }
  for (const { path, text } of stringsOf(entry.data)) {
    const isInside = (w: Pick<WrittenMarking, 'path'>) => w.path.every((step, i) => step === path[i])
    const said = [
      ...named.filter(isInside).map((w) => w.reading),
      ...around,
      ...items.filter(isInside).map((w) => w.reading),
    ]
    const at = () => entry.at(path)
    if (!/[(<]/.test(text)) yield { text, at, isValue: true, markings: said }
    else {
      const stretches = stretchesOf(
        parseProse(text) as Node,
        { text, offset: 0, pageNations },
        markings.scheme,
      )
      for (const { text: part, marks, isNeeded } of flatten(stretches, text, markings.scheme))
        yield { text: part, at, isValue: true, markings: [...said, ...marks], ...(isNeeded && { isNeeded }) }
    }
  }
  const { body } = entry
  if (!body) return
  const ends = lineEnds(body.text)
  for (const { start, text, marks, isNeeded } of flatten(
    stretchesOf(body.tree as Node, { ...body, pageNations }, markings.scheme),
    body.text,
    markings.scheme,
  )) {
    const at = () => placeOf(entry, body, start, ends)
    // A marked part of a few words may give something away by itself, as a name does.
    const isValue = marks.length > 0 || isNeeded !== undefined
    yield { text, at, isValue, markings: [...around, ...marks], ...(isNeeded && { isNeeded }) }
  }
}

/**
 * What an entry says of environments, each with the marking of that environment: the value of a map by environment,
 * an object with a field that names one, a name in a list.
 */
function* environmentsNamed(
  playbook: Playbook,
  entry: Entry,
  markings: Markings,
): Generator<Pick<WrittenMarking, 'path' | 'reading'>> {
  for (const { path, value, meta, isKey } of valuesOf(entry)) {
    const named = meta.ref === 'environment' ? playbook.get('environment', String(value)) : undefined
    if (!named) continue
    const isField = !isKey && path.length > 1 && typeof path.at(-1) === 'string'
    yield { path: isField ? path.slice(0, -1) : path, reading: markings.of(named) }
  }
}

const lineEnds = (text: string) => [...text.matchAll(/\n/g)].map(({ index }) => index)

/** Where a place of a body stands in its file. */
function placeOf(entry: Entry, body: Body, place: number, ends: readonly number[]): Position {
  if (body.place) return body.place(place + body.offset)
  const { line = 1, offset = body.offset } = body.tree.children[0]?.position?.start ?? {}
  const lineOf = (at: number) => ends.filter((end) => end < at).length
  const begin = (ends[lineOf(place) - 1] ?? -1) + 1
  return {
    file: entry.file,
    line: line - lineOf(offset - body.offset) + lineOf(place),
    col: place - begin + 1,
  }
}
