import { oncePer } from '../../domain/base/once.ts'
import { brokenPortions } from '../../domain/marking/broken-portions.ts'
import { insideMark } from '../../domain/marking/inside-mark.ts'
import type { MarkingReading } from '../../domain/marking/marking.ts'
import { isComment, type Node, rangeOf } from '../../domain/marking/nodes.ts'
import { type PortionSource, partsOf, readingOf } from '../../domain/marking/portion.ts'
import type { Scheme } from '../../model/scheme.ts'

/** Whether a network may hold what is marked so. */
export type Holds = (reading: MarkingReading) => boolean

/** A stretch of a text, from its beginning, and what decides of it. */
export interface MarkedStretch {
  start: number
  end: number
  /** The marks around it, from the outermost. */
  marks: readonly MarkingReading[]
  /** Whether something goes that refers to it: a footnote, or an address, stands apart from what needs it. */
  isNeeded?: (isHeld: Holds) => boolean
}

/** Marked parts of a text, those inside others after them; places count from the text's beginning. */
export function stretchesOf(tree: Node, source: PortionSource, scheme: Scheme): MarkedStretch[] {
  // A text with a broken portion is held back whole.
  if (brokenPortions(tree, source).length > 0)
    return [{ start: 0, end: source.text.length, marks: ['unreadable'] }]
  const marked = stretchesIn(tree, source, scheme, [])
  return [...marked, ...asideOf(tree, source, marked)]
}

const reference: Record<string, string> = {
  footnoteReference: 'footnoteDefinition',
  linkReference: 'definition',
  imageReference: 'definition',
}

/** Footnotes and addresses that only marked text refers to, after the stretches that they may stand in. */
function asideOf(tree: Node, { offset }: PortionSource, marked: readonly MarkedStretch[]): MarkedStretch[] {
  const all: Node[] = []
  const collect = (node: Node) => {
    if (node.identifier !== undefined) all.push(node)
    for (const child of node.children ?? []) collect(child)
  }
  collect(tree)
  const definitions = all.filter(({ type }) => type === 'footnoteDefinition' || type === 'definition')
  if (definitions.length === 0) return []
  const placed = (node: Node) => ({ start: rangeOf(node).start - offset, end: rangeOf(node).end - offset })
  const marksAt = (place: number) =>
    marked.filter(({ start, end }) => start <= place && place < end).flatMap(({ marks }) => marks)
  const referring = ({ type, identifier }: Node) =>
    all
      .filter((node) => reference[node.type] === type && node.identifier === identifier)
      .map((node) => {
        const { start } = placed(node)
        const within = definitions.find((d) => placed(d).start <= start && start < placed(d).end)
        return { marks: marksAt(start), within }
      })
  const isNeeded = (definition: Node, isHeld: Holds, passed: readonly Node[]): boolean =>
    referring(definition).some(
      ({ marks, within }) =>
        marks.every(isHeld) &&
        (!within ||
          within === definition ||
          (!passed.includes(within) && isNeeded(within, isHeld, [...passed, definition]))),
    )
  return definitions.flatMap((definition) => {
    const from = referring(definition)
    // What nothing refers to stands there by itself; what unmarked text refers to goes with that.
    if (from.length === 0 || from.some(({ marks, within }) => marks.length === 0 && !within)) return []
    const { start, end } = placed(definition)
    return { start, end, marks: marksAt(start), isNeeded: (isHeld) => isNeeded(definition, isHeld, []) }
  })
}

function stretchesIn(
  node: Node,
  source: PortionSource,
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
export function* flatten(
  stretches: readonly MarkedStretch[],
  text: string,
  scheme: Scheme,
): Generator<MarkedStretch & { text: string }> {
  const edges = new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])
  const sorted = [...edges].sort((a, b) => a - b)
  for (const [i, start] of sorted.slice(0, -1).entries()) {
    const around = stretches.filter((s) => s.start <= start && start < s.end)
    const needs = around.flatMap(({ isNeeded }) => isNeeded ?? [])
    const inner = around.findLast((s) => s.isNeeded === undefined) ?? around.at(-1)
    const end = sorted[i + 1] ?? text.length
    const written = text.slice(start, end).replace(tags, ' ')
    // A mark is no word of what it marks.
    const piece = inner ? written.replace(ownMark(scheme), ' ') : written
    const isNeeded = (isHeld: Holds) => needs.every((need) => need(isHeld))
    if (piece.trim() !== '')
      yield { start, end, marks: inner?.marks ?? [], text: piece, ...(needs.length > 0 && { isNeeded }) }
  }
}
