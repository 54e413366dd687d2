import { oncePer } from '../../domain/base/once.ts'
import { stringsOf } from '../../domain/base/strings.ts'
import { brokenPortions } from '../../domain/marking/broken-portions.ts'
import { dominates } from '../../domain/marking/dominance.ts'
import { Markings, type WrittenMarking } from '../../domain/marking/effective.ts'
import { insideMark } from '../../domain/marking/inside-mark.ts'
import type { MarkingReading } from '../../domain/marking/marking.ts'
import { isComment, type Node, rangeOf } from '../../domain/marking/nodes.ts'
import { partsOf, readingOf, type Source } from '../../domain/marking/portion.ts'
import type { Body, Entry, Playbook, PublicFile } from '../../domain/playbook/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { valuesOf } from '../../domain/playbook/values.ts'
import type { Network } from '../../model/network.ts'
import type { Scheme } from '../../model/scheme.ts'
import { parseProse } from '../../workspace/mdx.ts'

/** A piece of what authors wrote. Its place is found when it is asked for: of nearly all pieces nobody asks. */
export interface ProofPiece {
  text: string
  at: () => Position
  /** The whole of a field, or an id: a value that may give something away by itself. */
  isValue: boolean
  /** Every marking that decides of it: of its environment, of those it names, of what encloses it; the last is its own. */
  markings: readonly MarkingReading[]
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
  const { scheme } = new Markings(playbook)
  const parted: Parted = { released: [], withheld: [] }
  const isHeld = memo((reading) => dominates(network, reading, scheme))
  for (const piece of piecesOf(playbook)) {
    const held = piece.markings.every(isHeld)
    parted[held ? 'released' : 'withheld'].push(piece)
  }
  return parted
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
export function* piecesOf(playbook: Playbook): Generator<ProofPiece> {
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
      const stretches = stretchesOf(parseProse(text) as Node, { text, offset: 0 }, markings.scheme)
      for (const { text: part, marks } of flatten(stretches, text, markings.scheme))
        yield { text: part, at, isValue: true, markings: [...said, ...marks] }
    }
  }
  const { body } = entry
  if (!body) return
  const ends = lineEnds(body.text)
  for (const { start, text, marks } of flatten(
    stretchesOf(body.tree as Node, body, markings.scheme),
    body.text,
    markings.scheme,
  )) {
    const at = () => placeOf(entry, body, start, ends)
    // A marked part of a few words may give something away by itself, as a name does.
    yield { text, at, isValue: marks.length > 0, markings: [...around, ...marks] }
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

interface MarkedStretch {
  start: number
  end: number
  /** The marks around it, from the outermost. */
  marks: readonly MarkingReading[]
}

/** Marked parts of a text, those inside others after them; places count from the text's beginning. */
function stretchesOf(tree: Node, source: Source, scheme: Scheme): MarkedStretch[] {
  // A text with a broken portion is held back whole.
  if (brokenPortions(tree, source).length > 0)
    return [{ start: 0, end: source.text.length, marks: ['unreadable'] }]
  return stretchesIn(tree, source, scheme, [])
}

function stretchesIn(
  node: Node,
  source: Source,
  scheme: Scheme,
  around: readonly MarkingReading[],
): MarkedStretch[] {
  return partsOf(node, source, scheme).flatMap(({ node: child, marks, headings }) => {
    // Nobody may read a comment, so that what it says stands nowhere.
    const said = isComment(child)
      ? (['unreadable'] as const)
      : [...headings, marks].flatMap((of) => readingOf(of, scheme) ?? [])
    const all = [...around, ...said]
    const inside = child.children ? stretchesIn(child, source, scheme, all) : []
    if (said.length === 0) return inside
    const { start, end } = rangeOf(child)
    return [{ start: start - source.offset, end: end - source.offset, marks: all }, ...inside]
  })
}

const ownMark = oncePer(
  (scheme: Scheme) => new RegExp(`^[\\s#*_>|-]*(?:\\d+[.)]\\s*)?\\(${insideMark(scheme)}+\\)`, 'u'),
)
const tags = /<\/?Portion\b[^>]*>/g

/** A text in pieces that follow one another; where a stretch lies in another, the inner one counts. */
function* flatten(
  stretches: readonly MarkedStretch[],
  text: string,
  scheme: Scheme,
): Generator<MarkedStretch & { text: string }> {
  const edges = new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])
  const sorted = [...edges].sort((a, b) => a - b)
  for (const [i, start] of sorted.slice(0, -1).entries()) {
    const inner = stretches.findLast((s) => s.start <= start && start < s.end)
    const end = sorted[i + 1] ?? text.length
    const written = text.slice(start, end).replace(tags, ' ')
    // A mark is no word of what it marks.
    const piece = inner ? written.replace(ownMark(scheme), ' ') : written
    if (piece.trim() !== '') yield { start, end, marks: inner?.marks ?? [], text: piece }
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
