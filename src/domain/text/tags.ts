import type { Nodes } from 'mdast'
import { oncePer } from '../base/once.ts'
import type { Position } from '../playbook/problem.ts'
import type { Text } from './texts.ts'

/** A component or tag of MDX as it stands in a text. */
export interface ProseTag {
  /** Absent for a fragment, `<>…</>`. */
  name?: string
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>
  at: Position
  attributes: TagAttribute[]
}

export interface TagAttribute {
  /** Absent for a spread, `{...all}`. */
  name?: string
  /** Absent without a value, and where it is an expression. */
  value?: string
  expression: boolean
  at: Position
}

/** The components and tags of a text, with the position of each attribute. Prose of YAML has none. */
export const tagsOf = oncePer((text: Text): readonly ProseTag[] => {
  if (text.path) return []
  return text.nodes.flatMap((node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return []
    const tag = { node, at: text.at(node), attributes: attributesOf(node, text) }
    return node.name === null ? tag : { ...tag, name: node.name }
  })
})

// An expression in braces, or a name and its value. Braces nest once, which is more than anyone may write.
const written =
  /\{(?:[^{}]|\{[^{}]*\})*\}|[^\s=/>{}"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?/g

/** The tree has no positions for attributes: they are read off the source, in the same order. */
function attributesOf(node: ProseTag['node'], text: Text): TagAttribute[] {
  if (node.attributes.length === 0) return []
  const begin = 1 + (node.name?.length ?? 0)
  const places = text.source(node).slice(begin).matchAll(written)
  return node.attributes.map((attribute) => {
    const { index = -begin } = places.next().value ?? {}
    const at = text.at(node, begin + index)
    if (attribute.type === 'mdxJsxExpressionAttribute') return { expression: true, at }
    const { name, value } = attribute
    const plain = typeof value === 'string' ? { value } : {}
    return { name, ...plain, expression: value !== null && typeof value === 'object', at }
  })
}
