import type { Root } from 'mdast'
import type { Path } from '../../model/walk.ts'
import { oncePer } from '../base/once.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { Markings } from './effective.ts'
import { type MarkedText, markedTexts } from './marked-texts.ts'
import { joinAll, type MarkingReading } from './marking.ts'
import type { Node } from './nodes.ts'
import { type Mark, partsOf } from './portion.ts'

/** Something inside an entry that its author marked: an item, or a portion of its text. */
export interface MarkedPart {
  /** The item, or the prose field the portion is in; absent for a portion of the body. */
  path?: Path
  /** Where its marking is written. */
  at: Position
  text: string
  reading: MarkingReading
}

/** All marked parts of an entry: its items, then the portions of its text. */
export function* markedParts(
  entry: Entry,
  markings: Markings,
  parseProse: (text: string) => Root,
): Generator<MarkedPart> {
  for (const { path, text, reading } of markings.written(entry)) {
    if (path.length > 0) yield { path, at: entry.at([...path, 'marking']), text, reading }
  }
  for (const { path, mark, at } of marksOf(entry, markings, parseProse)) {
    const part = { at: at(), text: mark.text, reading: mark.reading }
    yield path ? { ...part, path } : part
  }
}

/** A portion mark and where it stands. */
export interface PlacedMark {
  mark: Mark
  /** The prose field it is in; absent for the body. */
  path?: Path
  /** Where it begins, or the place so many characters on. */
  at: (ahead?: number) => Position
}

const found = oncePer((_: Markings) => new Map<Entry, readonly PlacedMark[]>())

/** All portion marks of an entry in order, each once. An entry is searched once, however many checks ask. */
export function marksOf(
  entry: Entry,
  markings: Markings,
  parseProse: (text: string) => Root,
): readonly PlacedMark[] {
  const known = found(markings)
  const marks =
    known.get(entry) ??
    [...markedTexts(entry, markings, parseProse)].flatMap((text) => marksIn(text, markings))
  known.set(entry, marks)
  return marks
}

function marksIn({ tree, source, path, at }: MarkedText, { scheme }: Markings): PlacedMark[] {
  const marks = new Map<string, PlacedMark>()
  const visit = (node: Node) => {
    for (const part of partsOf(node, source, scheme)) {
      for (const mark of part.marks) {
        const { line, column, offset = 0 } = mark.point
        const place = (ahead = 0) => at({ line, column: column + ahead, offset: offset + ahead })
        // An item and its first paragraph begin with the same mark.
        marks.set(`${offset} ${mark.text}`, path ? { mark, path, at: place } : { mark, at: place })
      }
      visit(part.node)
    }
  }
  visit(tree)
  return [...marks.values()]
}

/**
 * The marking of an entry with everything in it: what a page that shows all of it has to say. With a path, that of
 * the item there with everything in that.
 */
export function wholeMarking(
  entry: Entry,
  markings: Markings,
  parseProse: (text: string) => Root,
  path: Path = [],
): MarkingReading {
  const parts = [...markedParts(entry, markings, parseProse)]
    .filter((part) => path.every((step, i) => part.path?.[i] === step))
    .map((part) => part.reading)
  return joinAll([markings.at(entry, path), ...parts], markings.scheme) ?? 'unreadable'
}
