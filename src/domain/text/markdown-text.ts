import type { Nodes } from 'mdast'

const blocks: ReadonlySet<Nodes['type']> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
])

/**
 * What a reader sees of Markdown as one line of plain text: words and code without signs, blocks and lines apart by a
 * blank. HTML is text, as prose fields show it; a picture has no words. The one way from Markdown to text: who parses
 * differs by floor (`workspace/prose-text.ts`, `formats/markdown-report.ts`), and a test holds that they agree.
 */
export const textOf = (node: Nodes): string => pieces(node).replace(/\s+/g, ' ').trim()

function pieces(node: Nodes): string {
  if (node.type === 'break') return ' '
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  return node.children.map(pieces).join(blocks.has(node.type) ? ' ' : '')
}
