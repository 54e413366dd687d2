import type { parseDocument } from 'htmlparser2'

/** A node of a parsed page, and an element of it. */
export type Node = ReturnType<typeof parseDocument>['children'][number]
export type Tag = Extract<Node, { attribs: unknown }>

export const isElement = (node: Node): node is Tag => 'attribs' in node

/** The elements in a node, at any depth, in their order. */
export function* elementsIn({ children }: { children: readonly Node[] }): Generator<Tag> {
  for (const child of children.filter(isElement)) {
    yield child
    yield* elementsIn(child)
  }
}

/** The texts in an element, of those elements inside it that `keep` lets in. */
export function* textsIn(
  { children }: Tag,
  keep: (element: Tag) => boolean,
): Generator<{ data: string; startIndex: number; endIndex: number }> {
  for (const child of children) {
    if (isElement(child)) {
      if (keep(child)) yield* textsIn(child, keep)
    } else if (child.type === 'text') {
      const { data, startIndex, endIndex } = child
      yield { data, startIndex: startIndex ?? 0, endIndex: endIndex ?? 0 }
    }
  }
}
