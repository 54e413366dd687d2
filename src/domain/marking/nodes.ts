import type { Point } from 'unist'

/** What marking needs to know of a node of mdast, MDX nodes included. */
export interface Node {
  type: string
  children?: Node[]
  value?: string | undefined
  position?: { start: Point; end: Point } | undefined
  /** Of headings. */
  depth?: number | undefined
  /** Of blocks of code: what follows the language. */
  meta?: string | null | undefined
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

/** Whether a node is a component, in a line or a block of its own. */
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

const opening = /^\s*<Portion(?:\s+mark\s*=\s*"([^"<>]*)")?\s*>\s*$/
const closing = /^\s*<\/Portion\s*>\s*$/

const opens = (node: Node) => node.type === 'html' && opening.test(node.value ?? '')
const closes = (node: Node) => node.type === 'html' && closing.test(node.value ?? '')

/**
 * The children of a node. Markdown without MDX has tags as `html` nodes beside what they enclose; those of a
 * portion are put around it, as MDX has them. A tag that is not alone in its node, or has no counterpart among its
 * siblings, stays as it is: {@link brokenPortions} finds it.
 */
export function childrenOf(node: Node): Node[] {
  const children = node.children ?? []
  return children.some(opens) ? grouped(children) : children
}

function grouped(children: readonly Node[]): Node[] {
  const out: Node[] = []
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Node
    const last = opens(child) ? closeOf(children, i) : -1
    if (last < 0) {
      out.push(child)
      continue
    }
    const end = children[last] as Node
    const mark = opening.exec(child.value ?? '')?.[1]
    out.push({
      type: 'mdxJsxTextElement',
      name: 'Portion',
      attributes: mark === undefined ? [] : [{ name: 'mark', value: mark }],
      children: children.slice(i + 1, last),
      position: child.position && end.position && { start: child.position.start, end: end.position.end },
      tags: [child, end],
    })
    i = last
  }
  return out
}

/** The index of the closing tag for the opening tag at `from`, nested portions skipped; -1 if there is none. */
function closeOf(children: readonly Node[], from: number): number {
  let depth = 0
  for (let i = from; i < children.length; i++) {
    const child = children[i] as Node
    if (opens(child)) depth += 1
    else if (closes(child)) depth -= 1
    if (depth === 0) return i
  }
  return -1
}
