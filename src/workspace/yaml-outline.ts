import type { Path } from '../model/walk.ts'

/** Where a value and its key stand, counted from the beginning of the text. */
interface OutlinePlace {
  key?: number
  /** Absent for an empty value, whose place is its key's. */
  start?: number
  entries?: Map<string, OutlinePlace>
  items?: OutlinePlace[]
  /** Where a value that is not entered ends: a text, or what stands in braces or brackets. */
  end?: number
  isFlow?: boolean
}

/** A map or list whose lines begin at `indent`. */
interface OpenBlock {
  indent: number
  place: OutlinePlace
}

/** What stands at a path: an offset, or a value to be read by itself, with the rest of the path. */
export type OutlineHit = { offset: number } | { alone: { start: number; end: number }; rest: Path }

/** Finds what stands at a path; with `inside`, the value by itself, where something inside it is looked for. */
type Find = (path: Path, part: 'key' | 'value', inside?: boolean) => OutlineHit

const keyLine = /^([A-Za-z0-9_](?:[\w./ -]*[\w./-])?):(?: +(.*))?$/
const unusual = /^[&*!?%@`"'|>]/

/**
 * Finds places in YAML as people write it: maps and lists by indentation, plain keys. It reads lines, not
 * tokens, and so costs a tenth of a full reading; whatever is out of the ordinary (anchors, tags, quoted keys,
 * several documents) makes it give up, and undefined is the answer. The text must be valid YAML.
 */
export function outline(text: string): Find | undefined {
  const root = scan(text)
  if (!root) return undefined
  return (path, part, inside = false) => {
    const alone = ({ start = 0, end = 0 }: OutlinePlace, rest: Path) => ({ alone: { start, end }, rest })
    let place = root
    for (const [depth, step] of path.entries()) {
      if (place.isFlow) return alone(place, path.slice(depth))
      const inner = place.items ? place.items[Number(step)] : place.entries?.get(String(step))
      if (!inner) break
      if (depth === path.length - 1 && part === 'key') return { offset: inner.key ?? inner.start ?? 0 }
      place = inner
    }
    return inside && place.end !== undefined ? alone(place, []) : { offset: place.start ?? place.key ?? 0 }
  }
}

function scan(text: string): OutlinePlace | undefined {
  const root: OutlinePlace = {}
  const open: OpenBlock[] = []
  /** A key or dash without a value on its line; the value may follow on the next lines. */
  let waiting: OpenBlock | undefined = { indent: -1, place: root }
  /** Lines that are indented more than this continue the scalar or flow value before them. */
  let within: number | undefined
  /** What they go on with. */
  let value: OutlinePlace | undefined
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const next = end < 0 ? text.length : end + 1
    const line = text.slice(at, end < 0 ? next : end).replace(/\r$/, '')
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const rest = line.slice(indent)
    const isOver = within === undefined || indent <= within
    if (rest !== '' && !rest.startsWith('#') && isOver) {
      if (value) value.end = at
      value = undefined
      within = undefined
      const read = readLine(rest, indent, at + indent, open, waiting)
      if (!read) return undefined
      waiting = read.waiting
      within = read.within
      value = read.value
    }
    at = next
  }
  if (value) value.end = text.length
  return root.start === undefined ? undefined : root
}

interface LineRead {
  waiting?: OpenBlock | undefined
  within?: number | undefined
  value?: OutlinePlace | undefined
}

/** One line, or what stands after a dash. `open` is changed to what goes on after it. */
function readLine(
  rest: string,
  indent: number,
  offset: number,
  open: OpenBlock[],
  waiting: OpenBlock | undefined,
): LineRead | undefined {
  const dash = /^-(?: +|$)/.exec(rest)?.[0]
  const key = dash === undefined ? keyLine.exec(rest) : null
  if (dash === undefined && !key) return undefined
  const isOpen = ({ indent: column, place }: OpenBlock) =>
    column < indent || (column === indent && (dash === undefined ? place.entries : true))
  while (open.length > 0 && !isOpen(open.at(-1) as OpenBlock)) open.pop()
  const parent = parentOf(open, indent, offset, waiting, dash !== undefined)
  if (!parent) return undefined
  if (dash !== undefined) {
    const item: OutlinePlace = {}
    parent.items?.push(item)
    const inner = rest.slice(dash.length)
    if (inner === '' || inner.startsWith('#')) {
      item.key = offset
      return { waiting: { indent, place: item } }
    }
    const column = indent + dash.length
    if (/^-(?: |$)/.test(inner) || keyLine.test(inner))
      return readLine(inner, column, offset + dash.length, open, { indent, place: item })
    return readValue(item, inner, offset + dash.length, indent)
  }
  const [, name = '', value = ''] = key ?? []
  if (parent.entries?.has(name)) return undefined
  const place: OutlinePlace = { key: offset }
  parent.entries?.set(name, place)
  if (value === '' || value.startsWith('#')) return { waiting: { indent, place } }
  return readValue(place, value, offset + rest.length - value.length, indent)
}

/** The map or list that a line at `indent` belongs to; a new one where something waits for its value. */
function parentOf(
  open: OpenBlock[],
  indent: number,
  offset: number,
  waiting: OpenBlock | undefined,
  isItem: boolean,
): OutlinePlace | undefined {
  const last = open.at(-1)
  if (last?.indent === indent && (isItem ? last.place.items : last.place.entries)) return last.place
  // A list may stand as deep as the key it belongs to.
  const belongs = waiting && (indent > waiting.indent || (isItem && indent === waiting.indent))
  if (!belongs) return undefined
  waiting.place.start = offset
  if (isItem) waiting.place.items = []
  else waiting.place.entries = new Map()
  open.push({ indent, place: waiting.place })
  return waiting.place
}

function readValue(place: OutlinePlace, value: string, offset: number, indent: number): LineRead | undefined {
  const isScalar = /^["'|>]/.test(value)
  if (unusual.test(value) && !isScalar) return undefined
  place.start = offset
  place.isFlow = /^[[{]/.test(value)
  // Where the indentation of a text is given as a number, it counts from what is around it.
  return { within: indent, value: /^[|>][+-]?\d/.test(value) ? undefined : place }
}
