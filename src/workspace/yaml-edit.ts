import { isDeepStrictEqual } from 'node:util'
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { endOf, isRecord, pairOf, textOfKey } from './yaml-nodes.ts'
import { block, flow, short } from './yaml-write.ts'

type Path = readonly (string | number)[]

/** What a comment of an import begins with, so that the next one knows its own. */
const mark = '# import: '

/**
 * Edits a YAML file in place: each edit replaces or inserts the few characters it is about, so that comments,
 * order, quotes and line breaks of everything else stay as people wrote them. Positions are those of the file
 * as read; edits at different places may come in any order. An edit says whether it could be made.
 */
export class YamlEdit {
  readonly #text: string
  readonly #document: Document.Parsed
  readonly #edits: { from: number; to: number; text: string; flag?: true }[] = []
  readonly #removed = new Set<string>()
  readonly #lists = new Map<string, { path: Path; items: Record<string, unknown>[] }>()

  constructor(text: string) {
    this.#text = text
    this.#document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
  }

  /** The text with all edits in it. */
  get result(): string {
    this.#beginLists()
    // Of two insertions at one place the earlier call comes first; flags stand right above what they are about.
    const ordered = this.#edits
      .map((edit, i) => ({ ...edit, i }))
      .sort((a, b) => b.from - a.from || rank(b) - rank(a) || b.i - a.i)
    return ordered.reduce(
      (text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to),
      this.#text,
    )
  }

  /** Index of the item of a list of maps whose fields have these values; -1 if there is none. */
  indexOf(path: Path, fields: Record<string, string>): number {
    const list = this.#node(path)
    if (!isSeq(list)) return -1
    return list.items.findIndex(
      (item) => isMap(item) && Object.entries(fields).every(([key, value]) => textOfKey(item, key) === value),
    )
  }

  /** Sets a value: replaces the scalar that stands there, or adds the key at the end of its map. */
  set(path: Path, value: unknown): boolean {
    const found = this.#node(path)
    if (isScalar(found) && found.range && found.range[1] > found.range[0]) {
      this.#edits.push({ from: found.range[0], to: found.range[1], text: flow(value) })
      return true
    }
    const map = this.#node(path.slice(0, -1))
    if (found !== undefined || !isMap(map)) return false
    this.#addPair(map, String(path.at(-1)), value)
    return true
  }

  /** Puts another key with its value where one stands in a map; comments around it stay. */
  replaceKey(path: Path, key: string, value: unknown): boolean {
    const map = this.#node(path.slice(0, -1))
    const pair = isMap(map) ? pairOf(map, path.at(-1) ?? '') : undefined
    const [from, to] = (pair?.key as Node | null | undefined)?.range ?? []
    const old = pair?.value as Node | null | undefined
    if (from === undefined || to === undefined || !old?.range) return false
    this.#edits.push({ from, to, text: key })
    this.#edits.push({ from: old.range[0], to: endOf(this.#text, old), text: flow(value) })
    return true
  }

  /** Whether something stands at a path. */
  has(path: Path): boolean {
    return this.#node(path) !== undefined
  }

  /**
   * Makes what stands at a path say a value: of a map key by key, so that order and comments stay, and what the
   * value does not have goes; anything else as a whole. What says it already is not touched.
   */
  put(path: Path, value: unknown): boolean {
    const found = this.#node(path)
    if (found && isDeepStrictEqual(found.toJS(this.#document), value)) return true
    if (!isMap(found) || !isRecord(value)) {
      if (found === undefined) return this.#putNew(path, value)
      if (!found.range || !(isScalar(found) || isSeq(found))) return false
      if (isSeq(found) && !found.flow) return this.remove(path) && this.#putNew(path, value)
      this.#edits.push({ from: found.range[0], to: endOf(this.#text, found), text: flow(value) })
      return true
    }
    const stale = found.items.flatMap(({ key }) => {
      const name = isScalar(key) ? String(key.value) : ''
      return Object.hasOwn(value, name) ? [] : [name]
    })
    if (found.flow && found.range && stale.length > 0) {
      this.#edits.push({ from: found.range[0], to: found.range[1], text: flow(value) })
      return true
    }
    // What is added inside stands before what is added after it.
    const isInside = ([key]: [string, unknown]) => isMap(this.#node([...path, key]))
    const entries = Object.entries(value)
    const ordered = [...entries.filter(isInside), ...entries.filter((entry) => !isInside(entry))]
    return (
      stale.every((name) => this.remove([...path, name])) &&
      ordered.every(([key, inner]) => this.put([...path, key], inner))
    )
  }

  /** Writes a key at the end of its map, in few lines: what lies inside what it holds stands in brackets. */
  #putNew(path: Path, value: unknown): boolean {
    const map = this.#node(path.slice(0, -1))
    const key = String(path.at(-1))
    const lines = Array.isArray(value) ? `${key}: ${flow(value)}` : short({ [key]: value })
    if (isMap(map)) this.#addPair(map, key, value, lines)
    return isMap(map)
  }

  /** Adds an item to the list at `path`; where there is no list yet, the key with a list of what is added. */
  append(path: Path, item: Record<string, unknown>): boolean {
    const list = this.#node(path)
    if (isSeq(list) && list.items.length > 0) {
      this.#addItem(list, item)
      return true
    }
    if (!isMap(this.#node(path.slice(0, -1))) || (list !== undefined && !isSeq(list))) return false
    const key = JSON.stringify(path)
    const { items } = this.#lists.get(key) ?? { items: [] }
    this.#lists.set(key, { path, items: [...items, item] })
    return true
  }

  /** Takes a key with its value out of a map; a comment above it stays. Nothing is done twice. */
  remove(path: Path): boolean {
    const map = this.#node(path.slice(0, -1))
    const pair = isMap(map) ? pairOf(map, path.at(-1) ?? '') : undefined
    const key = (pair?.key as Node | null | undefined)?.range?.[0]
    if (!isMap(map) || !pair || key === undefined) return false
    const name = JSON.stringify(path)
    if (this.#removed.has(name)) return true
    this.#removed.add(name)
    if (map.flow) return this.#removeInBrackets(map, pair)
    const end = this.#text.indexOf('\n', endOf(this.#text, (pair.value ?? pair.key) as Node))
    this.#edits.push({ from: this.#startOfLine(key), to: end < 0 ? this.#text.length : end + 1, text: '' })
    return true
  }

  /** With the comma that parts it from its neighbour. */
  #removeInBrackets(map: YAMLMap, pair: Pair): boolean {
    const i = map.items.indexOf(pair)
    const range = (of: Pair | undefined) => {
      const from = (of?.key as Node | null | undefined)?.range?.[0]
      const to = endOf(this.#text, (of?.value ?? of?.key) as Node | null | undefined)
      return from === undefined ? undefined : { from, to }
    }
    const [own, before, next] = [pair, map.items[i - 1], map.items[i + 1]].map(range)
    if (!own) return false
    const from = before && !next ? before.to : own.from
    const to = next?.from ?? own.to
    this.#edits.push({ from, to, text: '' })
    return true
  }

  /** Lists that begin with what is added: several additions make one list. */
  #beginLists() {
    for (const { path, items } of this.#lists.values()) {
      const list = this.#node(path)
      const map = this.#node(path.slice(0, -1))
      // An empty list can only be written in brackets.
      if (isSeq(list) && list.range)
        this.#edits.push({ from: list.range[0], to: list.range[1], text: flow(items) })
      else if (isMap(map)) this.#addPair(map, String(path.at(-1)), items)
    }
    this.#lists.clear()
  }

  /** Adds an entry at the end of the file, under a comment; the file is a map by id, or empty. */
  addEntry(id: string, value: Record<string, unknown>, comment: string): void {
    const { contents } = this.#document
    // `{}` and nothing at all are the same to a reader, but not to an editor.
    const empty = isMap(contents) && contents.flow && contents.items.length === 0 ? contents.range : undefined
    if (empty && this.#edits.length === 0) this.#edits.push({ from: empty[0], to: empty[1], text: '' })
    const end = this.#text.length
    const first = !this.#edits.some((edit) => edit.from === end)
    const lead = !first || /(?:^|\n)\s*$/.test(this.#text.slice(-2)) ? '\n' : '\n\n'
    const text = `${this.#text.trim() === '' && first ? '' : lead}# ${comment}\n${block({ [id]: value })}`
    this.#edits.push({ from: end, to: end, text })
  }

  /**
   * Puts `flags` as comments above the key or item at `path` and takes away those that an earlier run put
   * there. A flag that is there already stays where it is.
   */
  flag(path: Path, flags: readonly string[]): void {
    const start = this.#lineOf(path)
    if (start === undefined) return
    const indent = /^ */.exec(this.#text.slice(start))?.[0] ?? ''
    const wanted = flags.map((flag) => `${indent}${mark}${flag.replace(/\s+/g, ' ')}\n`).join('')
    let from = start
    while (from > 0) {
      const before = this.#text.lastIndexOf('\n', from - 2) + 1
      if (!this.#text.slice(before, from).trimStart().startsWith(mark.trimEnd())) break
      from = before
    }
    if (this.#text.slice(from, start) !== wanted)
      this.#edits.push({ from, to: start, text: wanted, flag: true })
  }

  /** Where the line begins on which a key or an item of a block list stands; of its list where that is in brackets. */
  #lineOf(path: Path): number | undefined {
    for (let length = path.length; length > 0; length--) {
      const parent = this.#node(path.slice(0, length - 1))
      const step = path[length - 1] as string | number
      const node = isMap(parent)
        ? pairOf(parent, step)?.key
        : isSeq(parent)
          ? parent.items[Number(step)]
          : undefined
      const offset = (node as Node | null | undefined)?.range?.[0]
      const inBrackets = (isMap(parent) || isSeq(parent)) && parent.flow
      if (offset !== undefined && !inBrackets) return this.#startOfLine(offset)
    }
    return undefined
  }

  #node(path: Path): Node | undefined {
    let node = this.#document.contents as Node | null | undefined
    for (const step of path) {
      const next = isMap(node)
        ? pairOf(node, step)?.value
        : isSeq(node)
          ? node.items[Number(step)]
          : undefined
      node = next as Node | null | undefined
    }
    return node ?? undefined
  }

  #addPair(map: YAMLMap, key: string, value: unknown, lines = block({ [key]: value })) {
    if (map.flow || map.items.length === 0) return this.#addInBrackets(map, `${key}: ${flow(value)}`)
    const first = (map.items[0]?.key as Node | null)?.range?.[0] ?? 0
    this.#addLines(map, lines, first - this.#startOfLine(first), '')
  }

  #addItem(list: YAMLSeq, item: Record<string, unknown>) {
    if (list.flow) return this.#addInBrackets(list, flow(item))
    const first = (list.items[0] as Node).range?.[0] ?? 1
    const dash = this.#text.lastIndexOf('-', first - 1)
    const inBraces = list.items.every((other) => isMap(other) && other.flow)
    const text = inBraces ? `${flow(item)}\n` : block(item)
    this.#addLines(list, text, dash - this.#startOfLine(dash), '- ')
  }

  /** After the last line that belongs to a block collection; comments that follow stay behind. */
  #addLines(collection: YAMLMap | YAMLSeq, text: string, column: number, bullet: string) {
    const at = this.#text.indexOf('\n', endOf(this.#text, collection))
    const lines = text.trimEnd().split('\n')
    const margin = ' '.repeat(column)
    const written = lines
      .map((line, i) => `${margin}${i === 0 ? bullet : ' '.repeat(bullet.length)}${line}`)
      .join('\n')
    const [from, put] = at < 0 ? [this.#text.length, `\n${written}\n`] : [at + 1, `${written}\n`]
    this.#edits.push({ from, to: from, text: put })
  }

  #addInBrackets(collection: YAMLMap | YAMLSeq, text: string) {
    const last = collection.items.at(-1)
    const inner = isMap(collection)
      ? ((last as Pair | undefined)?.value ?? (last as Pair | undefined)?.key)
      : last
    const range = (inner as Node | null | undefined)?.range
    const at = range ? range[1] : (collection.range?.[0] ?? 0) + 1
    this.#edits.push({ from: at, to: at, text: range ? `, ${text}` : text })
  }

  #startOfLine(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1
  }
}

const rank = ({ flag }: { flag?: true }) => (flag ? 1 : 0)
