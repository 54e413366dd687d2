import { dominates } from '../../domain/marking/dominance.ts'
import { Markings } from '../../domain/marking/effective.ts'
import type { Reading } from '../../domain/marking/marking.ts'
import { type Node, rangeOf } from '../../domain/marking/nodes.ts'
import { parsePortion } from '../../domain/marking/parse.ts'
import { partsOf, readingOf, type Source } from '../../domain/marking/portion.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import type { Position } from '../../domain/problem.ts'
import type { Network } from '../../model/network.ts'
import type { Path } from '../../model/walk.ts'

/** A piece of what authors wrote, with the place it stands at. */
export interface Piece {
  text: string
  at: Position
  /** The whole of a field, or an id: a value that may give something away by itself. */
  isValue: boolean
}

/** Everything of a playbook, parted by what a network may hold. */
export interface Parted {
  released: Piece[]
  withheld: Piece[]
}

/**
 * Parts the unfiltered playbook anew, from the markings alone and by nothing that made the release: an item is
 * withheld where anything around it is. Structural keys go with what they hold.
 */
export function part(playbook: Playbook, network: Network): Parted {
  const markings = new Markings(playbook)
  const holds = (reading: Reading) => dominates(network, reading, markings.scheme)
  const parted: Parted = { released: [], withheld: [] }
  for (const entry of playbook.entries) {
    const home = entry.environment === undefined ? entry : playbook.get('environment', entry.environment)
    const isHeld = holds(markings.of(entry)) && (home === undefined || holds(markings.of(home)))
    const add = (held: boolean, piece: Piece) => parted[held ? 'released' : 'withheld'].push(piece)
    const hidden = markings.written(entry).filter((w) => w.path.length > 0 && !holds(w.reading))
    const isHidden = (path: Path) => hidden.some((w) => w.path.every((step, i) => step === path[i]))
    add(isHeld, { text: entry.id, at: entry.at(), isValue: true })
    for (const { path, text } of stringsOf(entry.data)) {
      for (const block of blocksOf(text, markings, holds)) {
        add(isHeld && block.held && !isHidden(path), { text: block.text, at: entry.at(path), isValue: true })
      }
    }
    for (const { text, held, at } of bodyOf(entry, markings, holds))
      add(isHeld && held, { text, at, isValue: false })
  }
  return parted
}

function* stringsOf(value: unknown, path: Path = []): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* stringsOf(item, [...path, i])
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      // Keys of maps are names that authors gave: of steps, expectations, plans' limits.
      yield { path: [...path, key], text: key }
      yield* stringsOf(item, [...path, key])
    }
  }
}

/** The body in pieces: withheld parts, and what stands between them. */
function* bodyOf(entry: Entry, markings: Markings, holds: (reading: Reading) => boolean) {
  const { body } = entry
  if (!body) return
  const source = { text: body.text, offset: body.offset }
  const at = entry.at()
  let from = 0
  for (const { start, end } of withheldSpans(
    body.tree as Node,
    source,
    markings,
    markings.of(entry),
    holds,
  )) {
    if (end <= from) continue
    yield { text: source.text.slice(from, start), held: true, at }
    yield { text: source.text.slice(Math.max(from, start), end), held: false, at }
    from = end
  }
  yield { text: source.text.slice(from), held: true, at }
}

/** Where in a body the parts stand that the network may not hold, of whatever kind they are. */
function withheldSpans(
  node: Node,
  source: Source,
  markings: Markings,
  around: Reading,
  holds: (reading: Reading) => boolean,
): { start: number; end: number }[] {
  return partsOf(node, source, markings.scheme).flatMap(({ node: child, marks, headings }) => {
    const [own, section] = [
      readingOf(marks, markings.scheme),
      readingOf(headings.at(-1) ?? [], markings.scheme),
    ]
    const reading = own ?? section ?? around
    if (holds(reading)) return withheldSpans(child, source, markings, reading, holds)
    const { start, end } = rangeOf(child)
    return [{ start: start - source.offset, end: end - source.offset }]
  })
}

/** Prose of a field in blocks, each with whether its own leading mark lets it go. */
function* blocksOf(text: string, markings: Markings, holds: (reading: Reading) => boolean) {
  for (const block of text.split(/\n\s*\n|\n(?=\s*[-*|]\s)/)) {
    const [, mark] = /^[\s*|-]*(\([A-Z][A-Z0-9/, -]*\))/.exec(block) ?? []
    const parsed = mark === undefined ? undefined : parsePortion(mark, markings.scheme)
    yield { text: block, held: parsed === undefined || (parsed.ok && holds(parsed.marking)) }
  }
}
