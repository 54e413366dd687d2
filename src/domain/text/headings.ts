import Slugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { oncePer } from '../base/once.ts'
import type { Body } from '../playbook/playbook.ts'

/** A heading of a text; its anchor is made in the GitHub manner, as the renderer makes it. */
export interface Heading {
  id: string
  depth: number
  text: string
  node: Nodes
}

/** The headings of a text in order, those inside components included. */
export const headingsOf = oncePer(({ tree }: Pick<Body, 'tree'>): readonly Heading[] => {
  const slugger = new Slugger()
  const found: Heading[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'heading') {
      const text = plainText(node)
      found.push({ id: slugger.slug(text), depth: node.depth, text, node })
    } else if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return found
})

/** What a reader sees of a node: its text and code, without markup. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}
