import type { Nodes, Root } from 'mdast'
import type { OwnComponentDeclaration } from '../../model/own-component.ts'

/** What a component of an organisation's own shows, once it is read: nothing in it but what is allowed. */
export type ShownPart =
  | { is: 'markdown'; text: string; line: boolean }
  | { is: 'element'; tag: string; class?: string; scope?: string; children: ShownPart[] }
  | { is: 'content' }

/** Elements by name: where each has to stand, and whether it holds blocks or words of one line. */
const tags: Readonly<Record<string, { inside?: readonly string[]; holds: 'blocks' | 'line' | 'parts' }>> = {
  div: { holds: 'blocks' },
  blockquote: { holds: 'blocks' },
  figure: { holds: 'blocks' },
  details: { holds: 'blocks' },
  p: { holds: 'line' },
  ul: { holds: 'parts' },
  ol: { holds: 'parts' },
  li: { holds: 'line', inside: ['ul', 'ol'] },
  dl: { holds: 'parts' },
  dt: { holds: 'line', inside: ['dl'] },
  dd: { holds: 'line', inside: ['dl'] },
  figcaption: { holds: 'line', inside: ['figure'] },
  summary: { holds: 'line', inside: ['details'] },
  table: { holds: 'parts' },
  caption: { holds: 'line', inside: ['table'] },
  thead: { holds: 'parts', inside: ['table'] },
  tbody: { holds: 'parts', inside: ['table'] },
  tr: { holds: 'parts', inside: ['thead', 'tbody'] },
  th: { holds: 'line', inside: ['tr'] },
  td: { holds: 'line', inside: ['tr'] },
  span: { holds: 'line' },
  strong: { holds: 'line' },
  em: { holds: 'line' },
  code: { holds: 'line' },
  small: { holds: 'line' },
  time: { holds: 'line' },
  abbr: { holds: 'line' },
}

const inLines: ReadonlySet<string> = new Set(['span', 'strong', 'em', 'code', 'small', 'time', 'abbr'])
const classes = /^own-[a-z0-9-]+(?: own-[a-z0-9-]+)*$/

/** The markup that a text of a component may not have: what frames a page, loads something, or is no Markdown. */
const strange: Partial<Record<Nodes['type'], string>> = {
  heading: 'a heading; write it in the text around the component',
  image: 'a picture; write it in the text around the component',
  imageReference: 'a picture; write it in the text around the component',
  html: 'HTML; give elements instead',
  definition: 'a definition; write the address in the link',
  footnoteDefinition: 'a footnote; say it in the text',
  footnoteReference: 'a footnote; say it in the text',
}

/** How deep elements may stand in each other. */
const deepest = 20

/**
 * Reads what a component gives. Throws an error that says what of it cannot be shown: an element, a class or a
 * piece of Markdown that is not allowed, blocks where a line has to stand. Links are for the check to judge.
 */
export function readShown(
  value: unknown,
  { inline, holds }: Pick<OwnComponentDeclaration, 'inline' | 'holds'>,
  parse: (text: string) => Root,
): ShownPart[] {
  let contents = 0
  const read = (given: unknown, parent: string | undefined, depth: number): ShownPart[] => {
    if (depth > deepest) throw new Error('elements stand too deep in each other')
    if (Array.isArray(given)) return given.flatMap((one) => read(one, parent, depth + 1))
    if (given === undefined || given === null || given === false || given === '') return []
    const around = parent === undefined ? (inline ? 'line' : 'blocks') : tags[parent]?.holds
    if (typeof given === 'string') {
      if (around === 'parts') throw new Error(`<${parent}> holds elements, and got words`)
      return [markdown(given, around === 'line', parse)]
    }
    if (typeof given !== 'object') throw new Error(`it gave ${typeof given}; give text or elements`)
    if ('content' in given) {
      if (!holds) throw new Error('it shows its content, and the configuration does not say `holds: true`')
      if (around !== 'blocks' && !inline) throw new Error(`its content cannot stand in <${parent}>`)
      contents += 1
      if (contents > 1) throw new Error('it shows its content twice')
      return [{ is: 'content' }]
    }
    return [element(given as Record<string, unknown>, parent, around, depth)]
  }
  const element = (
    given: Record<string, unknown>,
    parent: string | undefined,
    around: string | undefined,
    depth: number,
  ): ShownPart => {
    const { tag, class: named, scope, children, ...more } = given
    const known = typeof tag === 'string' && Object.hasOwn(tags, tag) ? tags[tag] : undefined
    if (typeof tag !== 'string' || !known)
      throw new Error(
        `<${String(tag)}> is no element that it may show; there are ${Object.keys(tags).join(', ')}`,
      )
    const [other] = Object.keys(more)
    if (other !== undefined)
      throw new Error(`<${tag}> has \`${other}\`; it may have class, scope and children`)
    if (named !== undefined && (typeof named !== 'string' || !classes.test(named)))
      throw new Error(`the class of <${tag}> is "${String(named)}"; it has to begin with own-`)
    if (scope !== undefined && (tag !== 'th' || (scope !== 'row' && scope !== 'col')))
      throw new Error('`scope` belongs to <th>, and is row or col')
    if (known.inside && !known.inside.includes(parent ?? ''))
      throw new Error(`<${tag}> stands outside <${known.inside.join('> or <')}>`)
    if (around === 'parts' && !known.inside) throw new Error(`<${tag}> cannot stand in <${parent}>`)
    if (around === 'line' && !inLines.has(tag)) throw new Error(`<${tag}> cannot stand in a line`)
    return {
      is: 'element',
      tag,
      ...(typeof named === 'string' && { class: named }),
      ...(typeof scope === 'string' && { scope }),
      children: read(children, tag, depth + 1),
    }
  }
  const shown = read(value, undefined, 0)
  if (shown.length === 0) throw new Error('it shows nothing')
  return shown
}

function markdown(text: string, line: boolean, parse: (text: string) => Root): ShownPart {
  const tree = parse(text)
  for (const node of nodesIn(tree)) {
    const why = Object.hasOwn(strange, node.type) ? strange[node.type] : undefined
    if (why !== undefined) throw new Error(`"${brief(text)}" has ${why}`)
  }
  const isLine = tree.children.length === 1 && tree.children[0]?.type === 'paragraph' && !text.includes('\n')
  if (line && !isLine) throw new Error(`"${brief(text)}" is more than a line, where a line has to stand`)
  return { is: 'markdown', text, line }
}

/** All Markdown in what is shown. */
export const markdownIn = (shown: readonly ShownPart[]): string[] =>
  shown.flatMap((part) =>
    part.is === 'markdown' ? part.text : part.is === 'element' ? markdownIn(part.children) : [],
  )

/** A node with all that stands in it. */
export const nodesIn = (node: Nodes): Nodes[] => [
  node,
  ...('children' in node ? (node.children as Nodes[]).flatMap(nodesIn) : []),
]

const brief = (text: string) => {
  const [first = ''] = text.trim().split('\n')
  return first.length > 60 ? `${first.slice(0, 60)}…` : first
}
