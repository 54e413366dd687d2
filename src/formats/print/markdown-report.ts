/** The building blocks of every Markdown report: an mdast tree, so that tables and escapes are right by construction. */
import type {
  BlockContent,
  DefinitionContent,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { textOf } from '../../domain/text/markdown-text.ts'
import { visible, visibleLines } from '../visible.ts'

/** What stands in a line: plain text as a string (escaped when printed), nodes, or a sequence of both. */
export type Inline = string | PhrasingContent | readonly (string | PhrasingContent)[]

/** A report as a tree. */
export const report = (...children: RootContent[]): Root => ({ type: 'root', children })

/** A heading; the title of a report is of depth 1. */
export const heading = (depth: 1 | 2 | 3 | 4 | 5 | 6, content: Inline): RootContent => ({
  type: 'heading',
  depth,
  children: phrasing(content),
})

/** A paragraph. */
export const paragraph = (content: Inline): BlockContent => ({
  type: 'paragraph',
  children: phrasing(content),
})

/** A block quotation. */
export const quote = (...children: BlockContent[]): BlockContent => ({ type: 'blockquote', children })

/** A bullet list; an item is a line, or a line followed by blocks (a list inside a list). */
export const list = (
  items: readonly (Inline | { line: Inline; blocks: (BlockContent | DefinitionContent)[] })[],
): BlockContent => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((item): ListItem => {
    const deep = typeof item === 'object' && 'blocks' in item
    const children = deep ? [paragraph(item.line), ...item.blocks] : [paragraph(item)]
    return { type: 'listItem', spread: false, children }
  }),
})

/** A GFM table. Rows shorter than the header are filled up with empty cells. */
export function table(headers: readonly Inline[], rows: readonly (readonly Inline[])[]): BlockContent {
  const row = (cells: readonly Inline[]) => ({
    type: 'tableRow' as const,
    children: headers.map((_, i) => ({ type: 'tableCell' as const, children: phrasing(cells[i] ?? '') })),
  })
  return { type: 'table', children: [row(headers), ...rows.map(row)] }
}

/** Bold text. */
export const strong = (content: Inline): PhrasingContent => ({ type: 'strong', children: phrasing(content) })
/** Code within a line. */
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value })
/** A link with its words. */
export const link = (url: string, content: Inline): PhrasingContent => ({
  type: 'link',
  url,
  children: phrasing(content),
})

/** What a report says between its banners; without a banner it stands alone. */
export function betweenBanners(
  banner: string | undefined,
  ...content: readonly RootContent[]
): RootContent[] {
  const line = banner ? [paragraph(strong(banner))] : []
  return [...line, ...content, ...line]
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '_', fences: true, rule: '-' })

/**
 * One line of the playbook's Markdown prose as nodes: emphasis and code stay. A link becomes its text, since an
 * address of the site leads nowhere from a ticket.
 */
export function inline(prose: string): PhrasingContent[] {
  const blocks = markdown.parse(prose).children
  const lines = blocks.map((block) =>
    block.type === 'paragraph' ? block.children : [textNode(textOf(block))],
  )
  return lines.flatMap((line, i) => (i === 0 ? line : [textNode(' '), ...line])).flatMap(unlink)
}

/**
 * The same line as plain text, for a terminal. Reports are made in the browser too, where the parser that reads the
 * playbook does not run; what is read by either is the same text.
 */
export const plain = (prose: string): string => visible(oneLine(textOf(markdown.parse(prose))))

/** The report as Markdown text. A reference such as `&#27;` stands for a control character, so texts are looked at last. */
export const print = (root: Root): string => {
  visit(root)
  return markdown.stringify(root)
}

function visit(node: Nodes): void {
  if ('value' in node) node.value = node.type === 'code' ? visibleLines(node.value) : visible(node.value)
  if ('url' in node) node.url = visible(node.url)
  if ('children' in node) for (const child of node.children) visit(child)
}

const textNode = (value: string): PhrasingContent => ({ type: 'text', value: oneLine(value) })

// A line break would end a heading or a table row.
const oneLine = (value: string) => value.replace(/\s+/g, ' ')

function phrasing(content: Inline): PhrasingContent[] {
  const parts = Array.isArray(content) ? content : [content]
  return parts.map((part) => (typeof part === 'string' ? textNode(part) : part))
}

function unlink(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'link' || node.type === 'linkReference') return node.children.flatMap(unlink)
  // A picture or an element of HTML would be drawn wherever the report is pasted.
  if (node.type === 'image' || node.type === 'imageReference') return [textNode(node.alt ?? '')]
  if (node.type === 'html') return [textNode(node.value)]
  if (node.type === 'text') return [textNode(node.value)]
  if ('children' in node) return [{ ...node, children: node.children.flatMap(unlink) } as PhrasingContent]
  return [node]
}
