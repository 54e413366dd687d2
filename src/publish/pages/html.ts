import { DomHandler, Parser } from 'htmlparser2'

/** A parsed document, a node of one, and an element of one. */
export type Root = DomHandler['root']
export type Node = Root['children'][number]
export type Tag = Extract<Node, { attribs: unknown }>

export const isElement = (node: Node): node is Tag => 'attribs' in node

/** An attribute as it is written: its value is `html.slice(start, end)`, entities and all. */
export interface WrittenAttribute {
  name: string
  start: number
  end: number
}

/** A page that was parsed once: every reader and every change of it works from this. */
export interface ParsedPage {
  html: string
  root: Root
  /** Attributes with a value, of those that were asked for, in their order. */
  attributes: WrittenAttribute[]
}

/** Parses a page; elements know where they begin and end, and so do attributes with one of these names. */
export function parsePage(html: string, named: ReadonlySet<string> = new Set()): ParsedPage {
  const attributes: WrittenAttribute[] = []
  const handler = new DomHandler(undefined, { withStartIndices: true, withEndIndices: true })
  // A method of its own, since the parser looks for one on the handler; the tree needs none.
  const collecting = Object.assign(handler, {
    onattribute: (name: string, _value: string, quote?: string | null) => {
      if (!named.has(name) || quote === undefined) return
      const { startIndex, endIndex } = parser
      const equals = html.indexOf('=', startIndex)
      const start = quote ? html.indexOf(quote, equals) + 1 : endOfSpace(html, equals + 1)
      attributes.push({ name, start, end: quote ? endIndex - 1 : endIndex })
    },
  })
  const parser: Parser = new Parser(collecting)
  parser.end(html)
  return { html, root: handler.root, attributes }
}

function endOfSpace(html: string, from: number): number {
  let at = from
  while (/\s/.test(html[at] ?? '')) at++
  return at
}

/** The elements in a node, at any depth, in their order. */
export function* elementsIn({ children }: { children: readonly Node[] }): Generator<Tag> {
  for (const child of children) {
    if (!isElement(child)) continue
    yield child
    yield* elementsIn(child)
  }
}

/** The first element of this name in a node. */
export function firstIn(node: { children: readonly Node[] }, name: string): Tag | undefined {
  for (const element of elementsIn(node)) if (element.name === name) return element
  return undefined
}

/** The texts in an element, of those elements inside it that `keep` lets in. */
export function* textsIn(
  { children }: Tag,
  keep: (element: Tag) => boolean = () => true,
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

/** Where an element begins and ends in its page, tags and all. */
export const rangeOf = ({ startIndex, endIndex }: Tag): { start: number; end: number } => ({
  start: startIndex ?? 0,
  end: (endIndex ?? -1) + 1,
})

/** The words of an element, what its tags part set apart. */
export const wordsIn = (element: Tag): string =>
  [...textsIn(element)]
    .map(({ data }) => data)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
