import type { Root } from 'mdast'
import type { Path } from '../../model/walk.ts'
import type { Entry } from '../playbook.ts'
import type { Position } from '../problem.ts'
import type { Markings } from './effective.ts'
import { type MarkedText, markedTexts } from './marked-texts.ts'
import { joinAll, type Reading } from './marking.ts'
import type { Node } from './nodes.ts'
import { type Mark, partsOf } from './portion.ts'

/** Something inside an entry that its author marked: an item, or a portion of its text. */
export interface MarkedPart {
  /** The item, or the prose field the portion is in; absent for a portion of the body. */
  path?: Path
  /** Where its marking is written. */
  at: Position
  text: string
  reading: Reading
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
  for (const text of markedTexts(entry, parseProse)) {
    for (const mark of marksIn(text, markings)) {
      const part = { at: text.at(mark.point), text: mark.text, reading: mark.reading }
      yield text.path ? { ...part, path: text.path } : part
    }
  }
}

/** All portion marks of a text in order, each once. */
export function marksIn({ tree, source }: MarkedText, { scheme }: Markings): Mark[] {
  const found = new Map<string, Mark>()
  const visit = (node: Node) => {
    for (const part of partsOf(node, source, scheme)) {
      // An item and its first paragraph begin with the same mark.
      for (const mark of part.marks) found.set(`${mark.point.offset} ${mark.text}`, mark)
      visit(part.node)
    }
  }
  visit(tree)
  return [...found.values()]
}

/** The marking of an entry with everything in it: what a page that shows all of it has to say. */
export function wholeMarking(entry: Entry, markings: Markings, parseProse: (text: string) => Root): Reading {
  const parts = [...markedParts(entry, markings, parseProse)].map((part) => part.reading)
  return joinAll([markings.of(entry), ...parts], markings.scheme) ?? 'unreadable'
}
