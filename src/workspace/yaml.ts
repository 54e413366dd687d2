import { CORE_SCHEMA, FAILSAFE_SCHEMA, load } from 'js-yaml'
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { oncePer } from '../domain/base/once.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Position, Problem } from '../domain/playbook/problem.ts'
import type { Path } from '../model/walk.ts'
import { aliasProblems } from './alias-problems.ts'
import { lostText } from './lost-text.ts'
import { outline } from './yaml-outline.ts'
import { syntaxProblems } from './yaml-problems.ts'

export interface ReadYaml {
  /** The value as plain data; `undefined` when the syntax is wrong. */
  value: unknown
  problems: Problem[]
  /**
   * Position of the value at `path` or of its key; of the nearest existing ancestor if there is none.
   * With `offset`, of that unit of the text.
   */
  at: (path?: Path, part?: 'key' | 'value', offset?: number) => Position
  /** What stands in the file for the scalar at `path`: `5.10`, where the value is the number 5.1. */
  sourceOf: (path: Path) => string | undefined
}

/**
 * Reads one YAML 1.2 document and remembers where everything stands. `firstLine` is the line of the file on
 * which `text` begins. Never throws: wrong syntax and duplicate keys come back as problems.
 *
 * Positions cost ten times what values cost and most files have no problem, so a file is read for its values
 * first, and with positions only when one is asked for.
 */
export function readYaml(text: string, file: string, firstLine = 1): ReadYaml {
  let placed: ReturnType<typeof readPlaced> | undefined
  const withPlaces = () => {
    placed ??= readPlaced(text, file, firstLine)
    return placed
  }
  const placeByOutline = outlined(text, file, firstLine)
  let sources: unknown
  const quick = readValue(text)
  return {
    ...(quick ? { value: quick.value, problems: lostText(text, file, firstLine) } : withPlaces().read()),
    at: (path = [], part = 'value', offset) => {
      const found = quick ? placeByOutline(path, part, offset) : undefined
      return found ?? withPlaces().at(path, part, offset)
    },
    sourceOf: (path) => {
      sources ??= quick ? load(text, { schema: FAILSAFE_SCHEMA }) : undefined
      const source = sources === undefined ? withPlaces().sourceOf(path) : valueAt(sources, path)
      return typeof source === 'string' ? source : undefined
    },
  }
}

/** Places found by the lines of the text; undefined where they do not tell. The outline is drawn when it is needed. */
function outlined(text: string, file: string, firstLine: number) {
  let drawn: { find: ReturnType<typeof outline>; starts: number[] } | undefined
  return (path: Path, part: 'key' | 'value', offset?: number): Position | undefined => {
    drawn ??= { find: outline(text), starts: [0, ...[...text.matchAll(/\n/g)].map((m) => m.index + 1)] }
    const found = drawn.find?.(path, part, offset !== undefined)
    if (!found || ('offset' in found && offset !== undefined)) return undefined
    const { line, col } = placeAt(drawn.starts, 'alone' in found ? found.alone.start : found.offset)
    if ('offset' in found) return { file, line: line + firstLine - 1, col }
    // Blanks before it keep its columns.
    const alone = ' '.repeat(col - 1) + text.slice(found.alone.start, found.alone.end)
    return readPlaced(alone, file, line + firstLine - 1).at(found.rest, part, offset)
  }
}

/** Line and column, from 1, by the offsets at which lines begin. */
function placeAt(starts: readonly number[], offset: number): { line: number; col: number } {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, col: offset - (starts[low] ?? 0) + 1 }
}

/**
 * An anchor may be repeated without bound, and "?" and "{{" begin keys that are no text: those are read with care.
 * "&&" joins commands; an anchor of that name does no harm while no "*&" repeats it.
 */
const needsCare = /(?<![^\s[{,:])(?:&(?!&\s)[^\s,[\]{}]|\*&)|(?<=^[ \t\ufeff-]*)\?(?:\s|$)|\{\{|__proto__/m

/** The value alone; undefined where the text is wrong, or needs care. */
function readValue(text: string): { value: unknown } | undefined {
  if (needsCare.test(text)) return undefined
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null }
  } catch {
    return undefined
  }
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((v, step) => (v as Record<string | number, unknown> | null | undefined)?.[step], value)

/** The document with the position of everything in it. */
function readPlaced(text: string, file: string, firstLine: number) {
  const lines = new LineCounter()
  const options = {
    lineCounter: lines,
    version: '1.2',
    prettyErrors: false,
    stringKeys: true,
    // A warning would print what content says, past everything that makes it visible.
    logLevel: 'error',
  } as const
  const document = parseDocument(text, options)
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { file, line: line + firstLine - 1, col }
  }
  const pairsOf = oncePer((map: YAMLMap): ReadonlyMap<string, Pair> => {
    // Of a key that stands twice the first counts.
    const pairs = map.items.filter((item) => isScalar(item.key)).reverse()
    return new Map(pairs.map((item) => [String((item.key as Scalar).value), item]))
  })
  const childOf = (node: Node | null, step: string | number, part: 'key' | 'value'): Node | undefined => {
    if (isSeq(node)) return (node.items[Number(step)] as Node | undefined) ?? undefined
    const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined
    if (!pair) return undefined
    return ((part === 'key' ? pair.key : (pair.value ?? pair.key)) as Node | null) ?? undefined
  }
  const find = (path: Path, part: 'key' | 'value'): Node | null => {
    let node = document.contents as Node | null
    for (const [depth, step] of path.entries()) {
      const inner = isAlias(node) ? (node.resolve(document) ?? null) : node
      const next = childOf(inner, step, depth === path.length - 1 ? part : 'value')
      if (!next) return node
      node = next
    }
    return node
  }
  return {
    read: (): Pick<ReadYaml, 'value' | 'problems'> => {
      const problems = syntaxProblems(document, place, text, firstLine)
      if (problems.some((p) => p.code !== 'yaml-duplicate-key')) return { value: undefined, problems }
      try {
        const value = document.toJS({ maxAliasCount: 100 })
        return { value, problems: [...problems, ...aliasProblems(document, place)] }
      } catch {
        const message = 'its aliases expand to too much'
        const tooMuch = readingProblem('yaml-syntax', place(0), message, 'write the values out')
        return { value: undefined, problems: [...problems, tooMuch] }
      }
    },
    at: (path: Path = [], part: 'key' | 'value' = 'value', offset?: number): Position => {
      const node = find(path, part)
      const start = node?.range?.[0] ?? 0
      return place(offset !== undefined && isScalar(node) ? within(node, text, offset) : start)
    },
    sourceOf: (path: Path): string | undefined => {
      const node = find(path, 'value')
      return isScalar(node) ? node.source : undefined
    },
  }
}

/** Where in the file the character at `offset` of a scalar's value stands; its start if that cannot be told. */
function within(scalar: Scalar, text: string, offset: number): number {
  const [start, end] = scalar.range ?? [0, 0]
  const value = String(scalar.value)
  const word = /^\S+/.exec(value.slice(offset))?.[0]
  if (word === undefined) return start
  // Folding and indentation change white space alone, so the nth time in the value is the nth in the file.
  const nth = value.slice(0, offset + word.length).split(word).length - 1
  let found = start
  for (let i = 0; i < nth; i++) {
    found = text.indexOf(word, i === 0 ? start : found + word.length)
    if (found < 0 || found >= end) return start
  }
  return found
}
