import { fold } from './fold.ts'
import { childrenOf, isBlank, isComment, isElement, type Node, rangeOf } from './nodes.ts'
import type { PortionSource } from './portion.ts'

/** A tag of a portion that begins or ends nothing. */
export interface BrokenTag {
  /** As the tree counts. */
  offset: number
  message: string
}

/**
 * The tags of portions in a text that are no beginning and no end of a portion: without a counterpart in the same
 * paragraph, item or list of blocks, over several lines, or in a place that cannot hold one. What of a text they
 * were meant to mark nobody can know, so such a text is held back whole. Code shows tags as they are.
 */
export function brokenPortions(tree: Node, { text, offset }: PortionSource): BrokenTag[] {
  if (!hint.test(text)) return []
  const read = new Set<number>()
  const empty: BrokenTag[] = []
  const shown: { start: number; end: number }[] = []
  const visit = (node: Node) => {
    if (node.type === 'code' || node.type === 'inlineCode' || isComment(node)) shown.push(rangeOf(node))
    if (node.tags) {
      for (const tag of node.tags) read.add(firstTag(tag, text, offset))
      if (childrenOf(node).every(isBlank))
        empty.push({ offset: rangeOf(node).start, message: 'this portion holds nothing' })
    } else if (isElement(node) && node.name === 'Portion') {
      const { start, end } = rangeOf(node)
      read.add(start)
      const close = text.lastIndexOf('</', end - offset)
      if (close > start - offset) read.add(close + offset)
      if (childrenOf(node).every(isBlank))
        empty.push({ offset: start, message: 'this portion holds nothing' })
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree)
  const view = fold(text, { tags: true })
  const astray = [...view.upper.matchAll(/<\s*(\/?)\s*PORTIONS?(?![A-Z0-9])/g)].flatMap(
    ({ index, 1: slash }) => {
      const at = view.at(index) + offset
      if (read.has(at) || shown.some(({ start, end }) => start <= at && at < end)) return []
      const message = slash ? 'this tag ends no portion' : 'this portion has no end where it began'
      return [{ offset: at, message }]
    },
  )
  return [...empty, ...astray]
}

// Folding costs more than reading, and few texts hold a tag at all. What only looks like "<" shows as it is written.
const hint = /</

const firstTag = (tag: Node, text: string, offset: number) =>
  text.indexOf('<', rangeOf(tag).start - offset) + offset
