import type { Scheme } from '../../model/scheme.ts'
import { commentedFields } from './commented.ts'
import { isAtMost, joinAll, type MarkingReading } from './marking.ts'
import { childrenOf, isComment, type Node, rangeOf } from './nodes.ts'
import { lookLikeMark, type PortionPart, type PortionSource, partsOf, readingOf } from './portion.ts'
import { suspectsIn } from './suspects.ts'

/** A mark that can be read, and covers less than its place makes one believe. */
export interface StrayMark {
  /** As the tree counts. */
  offset: number
  text: string
  /** What is wrong with it; it follows the mark in a sentence. */
  why: string
}

/**
 * Marks that leave what they were meant for without one: alone in a paragraph, in a comment, or in a paragraph that
 * what follows belongs to, because no empty line parts them or because it ends with a colon. `around` is the marking
 * of the text: who marks no higher than that leaves nothing behind. So are comments of MDX where there are none, which
 * would be shown.
 */
export function* strayMarks(
  node: Node,
  source: PortionSource,
  scheme: Scheme,
  around: MarkingReading,
): Generator<StrayMark> {
  const parts = partsOf(node, source, scheme)
  for (const [i, part] of parts.entries()) {
    const { node: child, marks, headings } = part
    yield* inComment(child, source, scheme)
    yield* besides(child, scheme)
    const of = joinAll([around, ...headings.flatMap((h) => readingOf(h, scheme) ?? [])], scheme) ?? around
    const [mark] = marks
    if (
      child.type === 'tableRow' &&
      mark &&
      isAlone(
        child,
        marks.map(({ text }) => text),
      )
    )
      yield {
        offset: mark.point.offset ?? 0,
        text: mark.text,
        why: 'stands in a row by itself and marks nothing',
      }
    const coversItem = node.type === 'listItem' && i === 0
    if (
      node.type === 'footnoteDefinition' &&
      i === 0 &&
      mark &&
      parts.slice(1).some((p) => p.marks.length === 0)
    )
      yield {
        offset: mark.point.offset ?? 0,
        text: mark.text,
        why: 'ends with its paragraph, and the footnote goes on without a mark',
      }
    else if (child.type === 'paragraph' && mark) {
      const next = parts.slice(i + 1).find((p) => !isAside(p.node))
      const stray = { offset: mark.point.offset ?? 0, text: mark.text }
      if (isAlone(child, [mark.text])) {
        if (!coversItem || !next) yield { ...stray, why: 'stands alone and marks nothing' }
      } else if (!coversItem && next && rises(readingOf(marks, scheme), of, scheme)) {
        const why = whyOpen(child, next, source, scheme)
        if (why) yield { ...stray, why }
      }
    }
    yield* strayMarks(child, source, scheme, readingOf(marks, scheme) ?? of)
  }
}

const rises = (reading: MarkingReading | undefined, around: MarkingReading, scheme: Scheme) =>
  reading !== undefined &&
  reading !== 'unreadable' &&
  around !== 'unreadable' &&
  !isAtMost(reading, around, scheme)

/** What stands between two blocks without being one. */
const isAside = (node: Node) =>
  isComment(node) || node.type === 'definition' || node.type === 'footnoteDefinition'

/** Whether a paragraph or a row says nothing but its marks, with a colon or a full stop at most. */
const isAlone = (node: Node, marks: readonly string[]) =>
  marks.reduce((words, mark) => words.replace(mark, ''), wordsOf(node)).replace(/[\s.:;,—–-]/g, '') === ''

const wordsOf = (node: Node): string =>
  node.value ??
  node.alt ??
  childrenOf(node)
    .map(wordsOf)
    .join(node.type === 'listItem' ? ' ' : '')

/** Why a marked paragraph seems to cover what follows it, which it does not; undefined where that has marks, too. */
function whyOpen(
  paragraph: Node,
  next: PortionPart,
  source: PortionSource,
  scheme: Scheme,
): string | undefined {
  if (next.node.type === 'paragraph' || isMarked(next, source, scheme)) return undefined
  const between = source.text.slice(
    rangeOf(paragraph).end - source.offset,
    rangeOf(next.node).start - source.offset,
  )
  if (!/\n[ \t>]*\r?\n/.test(between)) return 'ends with its paragraph, and what follows at once has no mark'
  if (next.node.type === 'heading' || next.node.type === 'thematicBreak') return undefined
  return !/[.!?…。！？)\]"'”’»`]\s*$/.test(wordsOf(paragraph))
    ? 'ends with its paragraph, and what that announces has no mark'
    : undefined
}

function isMarked(part: PortionPart, source: PortionSource, scheme: Scheme): boolean {
  if (part.marks.length > 0) return true
  const inside = partsOf(part.node, source, scheme).slice(part.node.type === 'table' ? 1 : 0)
  return inside.length > 0 && part.node.type !== 'heading' && inside.every((p) => isMarked(p, source, scheme))
}

/** Marks in what follows the language of code, and the key of an entry as a heading: a second head of a file is read so. */
function* besides(node: Node, scheme: Scheme): Generator<StrayMark> {
  const { start } = rangeOf(node)
  const [told] = node.type === 'code' ? suspectsIn(node.meta ?? '', scheme) : []
  if (told)
    yield { offset: start, text: told.text, why: 'stands behind the language of code, and marks nothing' }
  const [field] = node.type === 'heading' ? commentedFields(wordsOf(node), scheme) : []
  if (field)
    yield {
      offset: start,
      text: `${field.field}: ${field.value}`,
      why: 'stands in the text, where it marks nothing',
    }
}

function* inComment(node: Node, { text, offset }: PortionSource, scheme: Scheme): Generator<StrayMark> {
  if (node.type !== 'text' && !isComment(node)) return
  const { start, end } = rangeOf(node)
  const written = text.slice(start - offset, end - offset)
  if (node.type === 'text') {
    const shown = /(?<!\\)\{\s*\/\*/.exec(written)
    if (shown)
      yield { offset: start + shown.index, text: '{/*', why: 'begins no comment in this field, and is shown' }
    return
  }
  const said = written.replace(/^\{\s*\/\*|\*\/\s*\}$|^<!--|-->$/g, '').trim()
  const [first] = suspectsIn(said, scheme)
  const isMark = lookLikeMark(said, scheme) === said || (first?.start === 0 && first.end === said.length)
  const tags = [...said.matchAll(/<(\/?)\s*Portions?\b/gi)]
  if (tags.filter(([, slash]) => slash).length * 2 !== tags.length)
    yield { offset: start, text: said, why: 'stands in a comment without its other tag, and marks nothing' }
  else if (isMark || commentedFields(said, scheme).length > 0)
    yield { offset: start, text: said, why: 'stands in a comment, where it marks nothing' }
}
