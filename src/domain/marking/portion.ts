import type { Point } from 'unist'
import type { Scheme } from '../../model/scheme.ts'
import { oncePer } from '../base/once.ts'
import { insideMark } from './inside-mark.ts'
import { joinAll, type MarkingReading } from './marking.ts'
import { childrenOf, invisible, isBlank, isElement, isInline, type Node, rangeOf } from './nodes.ts'
import { parsePortion } from './parse.ts'
import type { MarkingFault } from './words.ts'

/** The text a tree was parsed from. */
export interface PortionSource {
  text: string
  /** What the tree's offsets count at the beginning of the text. */
  offset: number
  /** The nations that the marking of its page names, for which an abbreviated caveat stands. */
  pageNations?: readonly string[] | undefined
}

/** A portion mark as it stands in the text, readable or not. */
export interface Mark {
  text: string
  /** Where its parenthesis opens; for an attribute, where its element does. */
  point: Point
  /** Whether it is the `mark` of a portion, rather than what a text begins with. */
  isPortion: boolean
  reading: MarkingReading
  faults: readonly MarkingFault[]
}

/** A part of a text that is marked by itself or by what encloses it. */
export interface Portion {
  node: Node
  /** The marks it begins with; several where the cells of a row have their own. */
  marks: readonly Mark[]
  /** Its own marking, that of the portion around it, that of its section's heading, or the page's. */
  marking: MarkingReading
}

/** Kinds of block that show their portion, marked or not. */
const shown = new Set(['paragraph', 'heading', 'listItem', 'tableRow'])

/** Every portion of a text in its order, outer ones before those inside them. `page` marks what is unmarked. */
export function* portionsOf(
  tree: Node,
  source: PortionSource,
  scheme: Scheme,
  page: MarkingReading,
): Generator<Portion> {
  for (const { node, marks, headings } of partsOf(tree, source, scheme)) {
    const marking = readingOf(marks, scheme) ?? readingOf(headings.at(-1) ?? [], scheme) ?? page
    if (shown.has(node.type) || marks.length > 0) yield { node, marks, marking }
    yield* portionsOf(node, source, scheme, marking)
  }
}

export interface PortionPart {
  node: Node
  marks: readonly Mark[]
  /** The marks of the headings whose section this is part of, outermost first. */
  headings: readonly (readonly Mark[])[]
}

/** The children of a node with the marks that cover each: its own, and those of headings before it. */
export function partsOf(parent: Node, source: PortionSource, scheme: Scheme): PortionPart[] {
  let open: { depth: number; marks: readonly Mark[] }[] = []
  return childrenOf(parent).map((node) => {
    const marks = marksOf(node, source, scheme)
    if (node.type === 'heading') open = open.filter((heading) => heading.depth < (node.depth ?? 1))
    const headings = open.map((heading) => heading.marks)
    if (node.type === 'heading' && marks.length > 0) open.push({ depth: node.depth ?? 1, marks })
    return { node, marks, headings }
  })
}

/** What marks say together; undefined of none. */
export function readingOf(marks: readonly Mark[], scheme: Scheme): MarkingReading | undefined {
  return joinAll(
    marks.map((mark) => mark.reading),
    scheme,
  )
}

function marksOf(node: Node, source: PortionSource, scheme: Scheme): Mark[] {
  const children = childrenOf(node)
  switch (node.type) {
    case 'paragraph':
      return leadingMark(node, source, scheme)
    case 'heading': {
      const sole = children.every((child) => child.name === 'Portion' || isBlank(child))
      return sole
        ? children.flatMap((child) => marksOf(child, source, scheme))
        : leadingMark(node, source, scheme)
    }
    case 'listItem': {
      const [first] = children
      return first?.type === 'paragraph' ? leadingMark(first, source, scheme) : []
    }
    case 'tableRow':
      return children.flatMap((cell) => leadingMark(cell, source, scheme))
    case 'table':
      return children.slice(0, 1).flatMap((head) => marksOf(head, source, scheme))
    default:
      return isElement(node) ? elementMarks(node, source, scheme) : []
  }
}

function elementMarks(node: Node, source: PortionSource, scheme: Scheme): Mark[] {
  // What begins with a block is not marked by it: the block's mark is its own.
  const words = isInline(node) ? leadingMark(node, source, scheme) : []
  return [...attributeMarks(node, source, scheme), ...words]
}

/** Of `<Portion>`, its `mark`; of other elements, what a title or another attribute begins with. */
function attributeMarks(node: Node, source: PortionSource, scheme: Scheme): Mark[] {
  const { start } = node.position ?? {}
  if (!start) return []
  const isPortion = node.name === 'Portion'
  const marks = (node.attributes ?? []).flatMap(({ name, value }) => {
    const text = typeof value === 'string' ? value : ''
    if (isPortion && name === 'mark') return [toMark(text, start, source, scheme, true)]
    const found = lookLikeMark(text, scheme)
    return found === undefined ? [] : [toMark(found, start, source, scheme)]
  })
  return isPortion && !marks.some((mark) => mark.isPortion)
    ? [toMark('', start, source, scheme, true), ...marks]
    : marks
}

/** The mark that the words of a node begin with, through emphasis and links, unless it is escaped. */
function leadingMark(node: Node, source: PortionSource, scheme: Scheme): Mark[] {
  const { text, offset } = source
  let flat = ''
  let first: Node | undefined
  for (const leaf of leavesOf(node)) {
    if (first === undefined) {
      if (isBlank(leaf) || leaf.name === 'Portion') continue
      if (leaf.type !== 'text' && leaf.type !== 'image') return []
      first = leaf
    }
    flat += leaf.value ?? leaf.alt ?? ''
    if (flat.length > longest) break
  }
  const found = lookLikeMark(flat, scheme)
  const start = first?.position?.start
  if (found === undefined || !first || !start) return []
  const range = rangeOf(first)
  const written = text.slice(range.start - offset, range.end - offset)
  if (escaped.test(written)) return []
  const skipped = Math.max(0, written.indexOf('('))
  const point = { ...start, column: start.column + skipped, offset: range.start + skipped }
  return [toMark(found, point, source, scheme)]
}

function toMark(
  text: string,
  point: Point,
  { pageNations }: PortionSource,
  scheme: Scheme,
  isPortion = false,
): Mark {
  const parsed = parsePortion(text.replace(/\s+/g, ' '), scheme, pageNations)
  const read = parsed.ok
    ? { reading: parsed.marking, faults: [] }
    : { reading: 'unreadable' as const, faults: parsed.faults }
  return { text, point, isPortion, ...read }
}

const longest = 500
const leadingOf = oncePer(
  (scheme: Scheme) => new RegExp(`^${invisible}(\\(${insideMark(scheme)}{1,${longest}}\\))`, 'u'),
)
const escaped = new RegExp(`^(?:!\\[)?${invisible}\\\\\\(`)

/** A parenthesis of what marks are made of that a text begins with; see {@link insideMark}. */
export function lookLikeMark(text: string, scheme: Scheme): string | undefined {
  const found = leadingOf(scheme).exec(text.normalize('NFC'))?.[1]
  return found && /[\p{L}\p{N}]/u.test(found) ? found : undefined
}

function* leavesOf(node: Node): Generator<Node> {
  for (const child of childrenOf(node)) {
    if (child.children?.length && child.name !== 'Portion') yield* leavesOf(child)
    else yield child
  }
}
