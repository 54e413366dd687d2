import type { Root } from 'mdast'
import type { Point } from 'unist'
import type { Scheme } from '../../model/scheme.ts'
import type { Path } from '../../model/walk.ts'
import type { Body, Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { valuesOf } from '../playbook/values.ts'
import { type Cut, cutPortions } from './cut.ts'
import type { Markings } from './effective.ts'
import type { MarkingReading } from './marking.ts'
import type { Node } from './nodes.ts'
import { pageNationsOf } from './page-nations.ts'
import type { PortionSource } from './portion.ts'

/** Markdown of an entry in which something may be marked. */
export interface MarkedText {
  entry: Entry
  /** Where the field stands; absent for the body. */
  path?: Path
  tree: Node
  source: PortionSource
  /** Where a point of the tree was written. */
  at: (point: Point) => Position
}

/** The Markdown of an entry that may hold marks: its body, and prose fields with a sign of one. */
export function* markedTexts(
  entry: Entry,
  markings: Markings,
  parseProse: (text: string) => Root,
): Generator<MarkedText> {
  const { body } = entry
  const pageNations = pageNationsOf(entry, markings)
  if (body) {
    const at = (point: Point) => positionIn(entry, body, point)
    yield { entry, tree: body.tree as Node, source: { ...body, pageNations }, at }
  }
  for (const { path, value, meta } of valuesOf(entry)) {
    if (!meta.prose || typeof value !== 'string' || !mayBeMarked(value)) continue
    const at = ({ offset }: Point) => entry.at(path, 'value', offset)
    yield {
      entry,
      path,
      tree: parseProse(value) as Node,
      source: { text: value, offset: 0, pageNations },
      at,
    }
  }
}

/** Something that a network does not get of a text. */
export interface Missing {
  at: Position
  marking: MarkingReading
}

interface Cutting {
  scheme: Scheme
  keep: (marking: MarkingReading) => boolean
  parse: (text: string) => Root
  /** See {@link pageNationsOf}. */
  pageNations?: readonly string[] | undefined
}

/** What is left of a prose field; an empty text if nothing is. */
export function cutProse(text: string, { scheme, keep, parse, pageNations }: Cutting): Cut {
  if (!mayBeMarked(text)) return { text, origin: (place) => place, withheld: [] }
  const cut = cutPortions(parse(text), { text, offset: 0, pageNations }, scheme, keep)
  return cut.text.trim() === '' ? { ...cut, text: '' } : cut
}

/** What is left of a body: a text and a tree that fit each other, and the way back to the file. */
export function cutBody(
  entry: Entry,
  body: Body,
  { scheme, keep, parse, pageNations }: Cutting,
): { body: Body; missing: Missing[] } {
  const cut = cutPortions(body.tree, { ...body, pageNations }, scheme, keep)
  const missing = cut.withheld.map(({ marks, reading }) => ({
    at: positionIn(entry, body, marks[0]?.point ?? { line: 1, column: 1, offset: body.offset }),
    marking: reading,
  }))
  if (cut.text === body.text) return { body, missing }
  const place = (offset: number) => placeIn(entry, body, cut.origin(offset))
  return { body: { text: cut.text, offset: 0, tree: parse(cut.text), place }, missing }
}

/** Nothing else can begin a portion, or be a comment: most parentheses hold words or addresses, in lower case. */
const mayBeMarked = (text: string) => /\((?!\/?[a-z])|[<&]/.test(text)

function positionIn(entry: Entry, body: Body, { line, column, offset = 0 }: Point): Position {
  return body.place?.(offset) ?? { file: entry.file, line, col: column }
}

/** Position of a place in a body's text, counted from its beginning. */
export function placeIn({ file }: Entry, body: Body, offset: number): Position {
  if (body.place) return body.place(offset + body.offset)
  const { line = 1, offset: known = body.offset } = body.tree.children[0]?.position?.start ?? {}
  const linesTo = (end: number) => body.text.slice(0, end).split('\n')
  const lines = linesTo(offset)
  const first = line - (linesTo(known - body.offset).length - 1)
  return { file, line: first + lines.length - 1, col: (lines.at(-1) ?? '').length + 1 }
}
