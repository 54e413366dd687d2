import type { Nodes, Root } from 'mdast'
import type { Path } from '../../model/walk.ts'
import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { valuesOf } from '../playbook/values.ts'

/** Nobody writes or reads what is nested deeper. Parsers leave it out, and the check `text-depth` says so. */
export const maxDepth = 100

/** A piece of Markdown as its author wrote it: the body of an MDX entry, or a field of words. */
export interface Text {
  entry: Entry
  /** Where the field is; absent for a body. */
  path?: Path
  /** All nodes in the order they are written. */
  nodes: readonly Nodes[]
  /** Which types of nodes are among them. */
  types: ReadonlySet<Nodes['type']>
  /** The first that is nested {@link maxDepth} deep, if one is. */
  deepest?: Nodes
  /** What an author wrote for a node. */
  source: (node: Nodes) => string
  /** Position of a node, or of what stands `ahead` characters after its start. */
  at: (node: Nodes, ahead?: number) => Position
}

type Parse = (text: string) => Root

const textsBy = oncePer((parseProse: Parse) => {
  // Environments say much in the same words.
  const known = new Map<string, Flat>()
  const read = (text: string) => {
    const flat = known.get(text) ?? flatten(parseProse(text))
    if (known.size >= mostKnown) known.clear()
    known.set(text, flat)
    return flat
  }
  // A release has most of its entries from the whole, and both are asked.
  const inEntry = oncePer((entry: Entry): readonly Text[] => [...bodyOf(entry), ...fieldsOf(entry, read)])
  return oncePer((playbook: Playbook): readonly Text[] => playbook.entries.flatMap(inEntry))
})
const mostKnown = 50_000

/**
 * All Markdown of a playbook, and the words that may come to be read as such. Fields without a sign that could begin a link, an image or a tag are left out,
 * since nothing can be wrong with them. A playbook is parsed once, however many checks ask.
 */
export function textsOf(playbook: Playbook, parseProse: Parse): readonly Text[] {
  return textsBy(parseProse)(playbook)
}

/** Those of them that hold a node of one of `types`: most texts are plain, and most checks are about something else. */
export function textsWith(
  playbook: Playbook,
  parseProse: Parse,
  types: readonly Nodes['type'][],
): readonly Text[] {
  const texts = textsOf(playbook, parseProse)
  const known = byTypes(texts)
  const key = types.join()
  const found = known.get(key) ?? texts.filter((text) => types.some((type) => text.types.has(type)))
  known.set(key, found)
  return found
}

const byTypes = oncePer((_: readonly Text[]) => new Map<string, readonly Text[]>())

/** The types of nodes that are components and tags of MDX. */
export const tagTypes = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const
/** Of those that a link is written by. */
export const linkTypes = ['link', 'definition'] as const
/** Of those that a picture is. */
export const pictureTypes = ['image', 'definition', ...tagTypes] as const

/** The body of an MDX entry, if it is one. */
export const bodyOf = oncePer((entry: Entry): readonly Text[] => {
  const { body } = entry
  if (!body) return []
  const begin = (node: Nodes) => (node.position?.start.offset ?? 0) - body.offset
  const breaks = [...body.text.matchAll(/\n/g)].map(({ index }) => index)
  const breaksBefore = (offset: number) => {
    let [low, high] = [0, breaks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return [
    {
      entry,
      ...flatten(body.tree),
      source: (node) => body.text.slice(begin(node), (node.position?.end.offset ?? 0) - body.offset),
      at: (node, ahead = 0) => {
        if (body.place) return body.place(begin(node) + body.offset + ahead)
        const { line, column } = node.position?.start ?? { line: 1, column: 1 }
        const place = begin(node) + ahead
        const [from, to] = ahead === 0 ? [0, 0] : [breaksBefore(begin(node)), breaksBefore(place)]
        const col = to > from ? place - (breaks[to - 1] ?? 0) : column + ahead
        return { file: entry.file, line: line + to - from, col }
      },
    },
  ]
})

const mayMatter = /[<[]|:\/\/|www\./i

function* fieldsOf(entry: Entry, read: (text: string) => Flat): Generator<Text> {
  for (const { path, value, meta, isKey } of valuesOf(entry)) {
    if (!(meta.prose || meta.plain) || typeof value !== 'string' || !mayMatter.test(value)) continue
    const begin = (node: Nodes) => node.position?.start.offset ?? 0
    yield {
      entry,
      path,
      ...read(value),
      source: (node) => value.slice(begin(node), node.position?.end.offset),
      at: (node, ahead = 0) => (isKey ? entry.at(path, 'key') : entry.at(path, 'value', begin(node) + ahead)),
    }
  }
}

type Flat = Pick<Text, 'nodes' | 'types' | 'deepest'>

function flatten(tree: Nodes): Flat {
  const nodes: Nodes[] = []
  let deepest: Nodes | undefined
  const visit = (node: Nodes, depth: number) => {
    nodes.push(node)
    if (depth === maxDepth) deepest ??= node
    if ('children' in node) for (const child of node.children) visit(child as Nodes, depth + 1)
  }
  visit(tree, 0)
  const types = new Set(nodes.map(({ type }) => type))
  return deepest ? { nodes, types, deepest } : { nodes, types }
}
