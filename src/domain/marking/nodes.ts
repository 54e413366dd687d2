import type { Point } from 'unist'

/** What marking needs to know of a node of mdast, MDX nodes included. */
export interface Node {
  type: string
  children?: Node[]
  value?: string | undefined
  position?: { start: Point; end: Point } | undefined
  /** Of headings. */
  depth?: number | undefined
  /** Of images. */
  alt?: string | null | undefined
  /** Of footnotes and their references. */
  identifier?: string | undefined
  /** Of MDX elements. */
  name?: string | null | undefined
  attributes?: readonly { name?: string | undefined; value?: unknown }[] | undefined
  /** The tags around a portion in Markdown without MDX, which are nodes beside its content. */
  tags?: readonly Node[] | undefined
}

/** Offsets of a node in the file; a node without a position is a bug of the parser. */
export function rangeOf({ position, type }: Node): { start: number; end: number } {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined) throw new RangeError(`a ${type} node has no position`)
  return { start, end }
}

export function isElement(node: Node): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** Comments of MDX and HTML. They carry no mark and nobody reads them, so they never travel. */
export function isComment({ type, value = '' }: Node): boolean {
  if (type === 'mdxFlowExpression' || type === 'mdxTextExpression')
    return /^\s*\/\*[\s\S]*\*\/\s*$/.test(value)
  return type === 'html' && /^\s*<!--/.test(value)
}

/** What cannot be seen at the beginning of a text must not hide the mark behind it. */
export const invisible = '[\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]*'
const blank = new RegExp(`^${invisible}$`)

/** Whether a node shows nothing. */
export function isBlank(node: Node): boolean {
  return isComment(node) || (node.type === 'text' && blank.test(node.value ?? ''))
}

const inlineParents = [
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]
const blocks = [
  'paragraph',
  'heading',
  'list',
  'blockquote',
  'code',
  'table',
  'thematicBreak',
  'mdxJsxFlowElement',
]

/** Whether a node holds a line of text, rather than blocks; elements may hold either. */
export function isInline(node: Node): boolean {
  if (inlineParents.includes(node.type)) return true
  const first = childrenOf(node).find((child) => !isBlank(child))
  return isElement(node) && first !== undefined && !blocks.includes(first.type) && first.tags === undefined
}

const opening = /<Portion\b([^>]*)>/
const closing = /<\/Portion\s*>/

/**
 * The children of a node. Markdown without MDX has tags as `html` nodes beside what they enclose; those of a
 * portion are put around it, as MDX has them. An unclosed portion goes on to the end of its parent.
 */
export function childrenOf(node: Node): Node[] {
  const children = node.children ?? []
  if (!children.some((child) => child.type === 'html' && opening.test(child.value ?? ''))) return children
  const grouped: Node[] = []
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Node
    const tag = child.type === 'html' ? opening.exec(child.value ?? '') : null
    if (!tag) {
      grouped.push(child)
      continue
    }
    const close = children.findIndex((c, j) => j >= i && c.type === 'html' && closing.test(c.value ?? ''))
    const last = close < 0 ? children.length - 1 : close
    const mark = /\bmark\s*=\s*"([^"]*)"/.exec(tag[1] ?? '')?.[1]
    const end = children[last] as Node
    grouped.push({
      type: 'mdxJsxTextElement',
      name: 'Portion',
      attributes: mark === undefined ? [] : [{ name: 'mark', value: mark }],
      children: children.slice(i + 1, close < 0 ? undefined : last),
      position: child.position && end.position && { start: child.position.start, end: end.position.end },
      tags: close > i ? [child, end] : [child],
    })
    i = last
  }
  return grouped
}
