import fc from 'fast-check'
import type { Nodes } from 'mdast'

/** A document of which one knows what is withheld, without asking the code under test. */
export type Block =
  | { kind: 'paragraph'; hidden: boolean; pieces: { hidden: boolean; text: string }[] }
  | { kind: 'section'; hidden: boolean; depth: number; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; items: { hidden: boolean; text: string; blocks: Block[] }[] }
  | { kind: 'table'; rows: { hidden: boolean; text: string }[] }
  | { kind: 'aside' | 'quote'; blocks: Block[] }
  | { kind: 'portion'; hidden: boolean; blocks: Block[] }
  | { kind: 'end'; depth: number }

const hiding = fc.boolean()
const wordIn = (hidden: boolean) =>
  fc.constantFrom('apple', 'pear', 'plum').map((word) => (hidden ? `secret${word}` : word))
const marked = hiding.chain((hidden) => fc.record({ hidden: fc.constant(hidden), text: wordIn(hidden) }))

/** Documents in which every word that is withheld begins with "secret", and no other does. */
export const documents: fc.Arbitrary<Block[]> = fc.array(block(0), { minLength: 1, maxLength: 6 })

function block(depth: number): fc.Arbitrary<Block> {
  const paragraph = hiding.chain((hidden) =>
    fc.record({
      kind: fc.constant('paragraph' as const),
      hidden: fc.constant(hidden),
      pieces: hidden
        ? fc.tuple(fc.record({ hidden: fc.constant(false), text: wordIn(true) }))
        : fc.array(marked, { minLength: 1, maxLength: 4 }),
    }),
  )
  const table = fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(marked, { minLength: 1, maxLength: 4 }),
  })
  if (depth > 1) return fc.oneof(paragraph, table)
  const inner = fc.array(block(depth + 1), { minLength: 1, maxLength: 3 })
  const list = fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(
      fc
        .tuple(marked, fc.oneof(fc.constant<Block[]>([]), inner))
        .map(([item, blocks]) => ({ ...item, blocks })),
      { minLength: 1, maxLength: 4 },
    ),
  })
  const section = fc.record({
    kind: fc.constant('section' as const),
    hidden: hiding,
    depth: fc.constant(depth + 1),
    blocks: inner,
  })
  const around = fc.record({ kind: fc.constantFrom('aside' as const, 'quote' as const), blocks: inner })
  const portion = fc.record({ kind: fc.constant('portion' as const), hidden: hiding, blocks: inner })
  return fc.oneof(paragraph, paragraph, table, list, section, around, portion)
}

/** A document as MDX with marks. What is inside something hidden is secret too, whatever it says of itself. */
export function printBlocks(blocks: readonly Block[], hidden = false): string {
  return `${blocks.map((b) => printBlock(b, hidden)).join('\n\n')}\n`
}

function printBlock(b: Block, hidden: boolean): string {
  const secret = (text: string) => (hidden ? `secret${text}` : text)
  const mark = (h: boolean) => (h ? '(S) ' : '')
  switch (b.kind) {
    case 'paragraph': {
      const pieces = b.pieces.map((p) =>
        p.hidden ? `<Portion mark="(S)">${p.text}</Portion>` : secret(p.text),
      )
      // A word first: elements that stand alone on a line are blocks of their own.
      return `${mark(b.hidden)}${[...(b.hidden ? [] : [secret('so')]), ...pieces].join(' ')}`
    }
    case 'section': {
      const title = `${'#'.repeat(b.depth)} ${mark(b.hidden)}${b.hidden ? 'secrettitle' : secret('title')}`
      // A section ends where a heading of its rank begins.
      const end = printBlock({ kind: 'end', depth: b.depth }, hidden)
      return `${title}\n\n${printBlocks(b.blocks, hidden || b.hidden)}\n${end}`
    }
    case 'end':
      return `${'#'.repeat(b.depth)} ${secret('end')}`
    case 'list':
      return b.items
        .map((item, i) => {
          const inside = printBlocks(item.blocks, hidden || item.hidden).trimEnd()
          const rest = item.blocks.length > 0 ? `\n\n${inside}` : ''
          return indent(`${mark(item.hidden)}${secret(item.text)}${rest}`, b.ordered ? `${i + 1}. ` : '- ')
        })
        .join('\n')
    case 'table': {
      const rows = b.rows.map((row) => `| ${mark(row.hidden)}${secret(row.text)} | c |`)
      return ['| a | b |', '|---|---|', ...rows].join('\n')
    }
    case 'aside':
      return `<Aside title="a">\n\n${printBlocks(b.blocks, hidden)}\n</Aside>`
    case 'quote':
      return indent(printBlocks(b.blocks, hidden).trimEnd(), '> ', '> ')
    case 'portion': {
      const tag = `<Portion mark="${b.hidden ? '(S)' : '(U)'}">`
      return `${tag}\n\n${printBlocks(b.blocks, hidden || b.hidden)}\n</Portion>`
    }
  }
}

const indent = (text: string, first: string, then = ' '.repeat(first.length)) =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? then.trimEnd() : then + line))
    .join('\n')

/** The document as its author would write it without what is hidden. */
export function without(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((b): Block[] => {
    switch (b.kind) {
      case 'paragraph':
        return b.hidden ? [] : [{ ...b, pieces: b.pieces.filter((p) => !p.hidden) }]
      case 'section':
        // What is left of a hidden section is the heading that ended it.
        return b.hidden ? [{ kind: 'end', depth: b.depth }] : [{ ...b, blocks: without(b.blocks) }]
      case 'end':
        return [b]
      case 'list': {
        const items = b.items.filter((i) => !i.hidden).map((i) => ({ ...i, blocks: without(i.blocks) }))
        return items.length > 0 ? [{ ...b, items }] : []
      }
      case 'table': {
        const rows = b.rows.filter((r) => !r.hidden)
        return rows.length > 0 ? [{ ...b, rows }] : []
      }
      default: {
        if (b.kind === 'portion' && b.hidden) return []
        const left = without(b.blocks)
        return left.length > 0 ? [{ ...b, blocks: left }] : []
      }
    }
  })
}

/** A tree without positions and without the looseness of lists, which text alone decides. */
export function shape(node: Nodes): unknown {
  const { position: _position, data: _data, spread: _spread, ...rest } = { spread: undefined, ...node }
  return 'children' in node ? { ...rest, children: node.children.map(shape) } : rest
}
