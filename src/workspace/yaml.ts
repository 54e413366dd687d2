import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Position, Problem } from '../domain/problem.ts'
import type { Path } from '../model/walk.ts'

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
 */
export function readYaml(text: string, file: string, firstLine = 1): ReadYaml {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: true,
    prettyErrors: false,
  })
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { file, line: line + firstLine - 1, col }
  }
  const problems = document.errors.map((error) =>
    error.code === 'DUPLICATE_KEY'
      ? readingProblem(
          'yaml-duplicate-key',
          place(error.pos[0]),
          'this key stands twice in its map',
          'keep one of the two',
        )
      : readingProblem('yaml-syntax', place(error.pos[0]), firstSentence(error.message), hintFor(error.code)),
  )
  const find = (path: Path, part: 'key' | 'value'): Node | null => {
    let node = document.contents as Node | null
    for (const [depth, step] of path.entries()) {
      const next = childOf(
        isAlias(node) ? (node.resolve(document) ?? null) : node,
        step,
        part === 'key' && depth === path.length - 1,
      )
      if (!next) return node
      node = next
    }
    return node
  }
  let value: unknown
  if (problems.every((p) => p.code === 'yaml-duplicate-key')) {
    try {
      value = document.toJS({ maxAliasCount: 100 })
    } catch {
      problems.push(
        readingProblem('yaml-syntax', place(0), 'its aliases expand to too much', 'write the values out'),
      )
    }
  }
  return {
    value,
    problems,
    at: (path = [], part = 'value', offset) => {
      const node = find(path, part)
      const start = node?.range?.[0] ?? 0
      return place(offset !== undefined && isScalar(node) ? within(node, text, offset) : start)
    },
    sourceOf: (path) => {
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

function childOf(node: Node | null, step: string | number, wantKey: boolean): Node | undefined {
  if (isSeq(node)) return (node.items[Number(step)] as Node | undefined) ?? undefined
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
  if (!pair) return undefined
  return ((wantKey ? pair.key : (pair.value ?? pair.key)) as Node | null) ?? undefined
}

const firstSentence = (message: string) => message.split('\n')[0]?.trim() ?? message

function hintFor(code: string): string {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'put the value in quotes: it contains ": "'
  if (code === 'TAB_AS_INDENT') return 'indent with spaces'
  if (code === 'BAD_INDENT') return 'align it with the lines above'
  if (code === 'MISSING_CHAR') return 'close the quote or bracket, or put the value in quotes'
  return 'see the line above as well; values with ": ", "#", "*" or "@" at the start need quotes'
}
