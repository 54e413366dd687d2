import type { Root } from 'mdast'
import type { Scheme } from '../../model/scheme.ts'
import { brokenPortions } from './broken-portions.ts'
import { applyEdits, cutBlocks, cutWords, renumber, type TextEdit } from './edits.ts'
import type { MarkingReading } from './marking.ts'
import { childrenOf, isBlank, isComment, isInline, type Node } from './nodes.ts'
import { spelledOut } from './page-nations.ts'
import { type Mark, type PortionPart, type PortionSource, partsOf, readingOf } from './portion.ts'

export interface Cut {
  /** What is left of the text: valid again, without a gap where something was. */
  text: string
  /** Where in the source's text a place of the text that is left was, both counted from their beginning. */
  origin: (place: number) => number
  /** The portions that were cut, outermost only. */
  withheld: readonly Withheld[]
}

interface Withheld {
  marks: readonly Mark[]
  reading: MarkingReading
}

/**
 * Cuts every portion that `keep` refuses out of a text, with the section of a heading, the item, row or element
 * that it marks; and comments, which nobody may read. What is left empty by that goes as well, up to the whole
 * text: a list without items, a table without rows, a reference to a footnote that is gone; and a footnote, or the
 * address and title of a link or image, that nothing refers to any more.
 */
export function cutPortions(
  tree: Root,
  source: PortionSource,
  scheme: Scheme,
  keep: (marking: MarkingReading) => boolean,
): Cut {
  // Nobody can know what a broken tag was meant to mark.
  if (brokenPortions(tree as Node, source).length > 0) {
    const reading = 'unreadable' as const
    return keep(reading)
      ? { text: source.text, origin: (place) => place, withheld: [] }
      : { ...applyEdits(source, [everything(source)]), withheld: [{ marks: [], reading }] }
  }
  const before = new Set(endsIn(tree as Node))
  let ends: ReadonlySet<string> = new Set()
  for (;;) {
    const cutter = new Cutter(source, scheme, keep, ends)
    const left = cutter.cut(tree as Node)
    const kept = new Set(endsIn(left))
    const gone = new Set([...before].filter((end) => !kept.has(end)))
    if (gone.size === ends.size) {
      const edits = left ? cutter.edits : [everything(source)]
      return { ...applyEdits(source, edits), withheld: cutter.withheld }
    }
    // Without one end the other goes, which may empty what holds it; each round takes one at least.
    ends = gone
  }
}

class Cutter {
  readonly withheld: Withheld[] = []
  readonly edits: TextEdit[] = []
  readonly #source: PortionSource
  readonly #scheme: Scheme
  readonly #keep: (marking: MarkingReading) => boolean
  readonly #gone: ReadonlySet<string>

  constructor(
    source: PortionSource,
    scheme: Scheme,
    keep: (marking: MarkingReading) => boolean,
    gone: ReadonlySet<string>,
  ) {
    this.#source = source
    this.#scheme = scheme
    this.#keep = keep
    this.#gone = gone
  }

  /** A node without what is withheld inside it; undefined if nothing of it is left. */
  cut(node: Node): Node | undefined {
    if (!node.children) return node
    const parts = partsOf(node, this.#source, this.#scheme)
    const results = parts.map((part) => ({ before: part.node, after: this.#cutPart(part) }))
    if (results.every(({ before, after }) => before === after)) return isRowless(node) ? undefined : node
    const left = results.flatMap(({ after }) => (after ? [after] : []))
    const after = { ...node, children: left.flatMap(untagged) }
    if (isLeftEmpty(node, after)) return undefined
    if (isInline(node)) this.edits.push(...cutWords(results, this.#source))
    else this.edits.push(...cutBlocks(results, this.#source))
    if (node.type === 'list') this.edits.push(...renumber(results, this.#source))
    return after
  }

  #cutPart({ node, marks, headings }: PortionPart): Node | undefined {
    if (isComment(node)) return undefined
    if (this.#isDangling(node)) return undefined
    if (headings.some((heading) => !this.#keeps(heading))) return undefined
    if (!this.#keeps(marks)) {
      this.withheld.push({ marks, reading: readingOf(marks, this.#scheme) ?? 'unreadable' })
      return undefined
    }
    for (const mark of marks) this.#spellOut(mark)
    return this.cut(node)
  }

  /** An item and its first paragraph begin with the same mark, which is written out once. */
  #spellOut(mark: Mark): void {
    for (const edit of spelledOut(mark, this.#source, this.#scheme))
      if (!this.edits.some(({ start, end }) => start === edit.start && end === edit.end))
        this.edits.push(edit)
  }

  /** Whether something refers to a footnote that is gone, or only what is gone referred to it. */
  #isDangling(node: Node): boolean {
    const [end] = endOf(node)
    if (end === undefined) return false
    const { kind, isNote, id } = end
    if (kind === 'reference' && !isNote) return false
    return this.#gone.has(nameOf({ kind: kind === 'reference' ? 'definition' : 'reference', isNote, id }))
  }

  #keeps(marks: readonly Mark[]): boolean {
    const reading = readingOf(marks, this.#scheme)
    return reading === undefined || this.#keep(reading)
  }
}

/** A table's head alone says nothing, and would tell that there were rows. */
const isRowless = (node: Node) => node.type === 'table' && (node.children?.length ?? 0) < 2

function isLeftEmpty(before: Node, after: Node): boolean {
  if (before.type === 'tableCell') return false
  const content =
    before.type === 'tableRow' ? (after.children ?? []).flatMap((c) => c.children ?? []) : after.children
  return isRowless(after) || (content ?? []).every(isBlank)
}

/** Puts the tags of a portion back beside its content, as the tree had them. */
function untagged(node: Node): Node[] {
  const [open, close] = node.tags ?? []
  return open ? [open, ...(node.children ?? []), ...(close ? [close] : [])] : [node]
}

/** One end of what is written in two places: a footnote, or the address of links and images, and what refers to it. */
interface TextEnd {
  kind: 'definition' | 'reference'
  isNote: boolean
  id: string
}

function endOf({ type, identifier: id = '' }: Node): TextEnd[] {
  const isNote = type.startsWith('footnote')
  if (type === 'footnoteDefinition' || type === 'definition') return [{ kind: 'definition', isNote, id }]
  if (type === 'footnoteReference' || type === 'linkReference' || type === 'imageReference')
    return [{ kind: 'reference', isNote, id }]
  return []
}

const nameOf = ({ kind, isNote, id }: TextEnd) => `${kind} ${isNote} ${id}`

function* endsIn(node: Node | undefined): Generator<string> {
  if (!node) return
  yield* endOf(node).map(nameOf)
  for (const child of childrenOf(node)) yield* endsIn(child)
}

const everything = ({ text, offset }: PortionSource): TextEdit => ({
  start: offset,
  end: offset + text.length,
  text: '',
})
