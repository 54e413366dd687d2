import type { LineJudge } from './clearance.ts'
import { linesOf, type RawLine, type Span } from './spans.ts'

const written = /^(?<before>(?:.*[{,])?[ \t]*(?:- +)*)["']?marking["']?[ \t]*:[ \t]*(?<value>.*)$/

/**
 * The spans of YAML that a `marking:` puts above a network: the map it is in, found by the indentation of its lines,
 * with the key or dash before that map; between braces, what they enclose. A `marking:` in the first column is that of
 * the whole file.
 */
export function keySpans(text: string, judge: LineJudge): { spans: Span[]; isWhole: boolean } {
  const { isAbove } = judge
  const lines = linesOf(text)
  const spans: Span[] = []
  let isWhole = false
  const mark = (i: number, column: number) => {
    if (column === 0) isWhole = true
    else spans.push(mapAround(lines, i, column))
  }
  for (const [i, line] of lines.entries()) {
    if (/#.*(?:marking|handles)/i.test(line.text)) {
      const column = commentedAbove(line.text, judge)
      if (column !== undefined) mark(i, column)
    }
    if (!line.text.includes('marking')) continue
    const { before = '', value = '' } = written.exec(line.text)?.groups ?? {}
    if (!written.test(line.text) || line.text.trimStart().startsWith('#')) continue
    const said = markingIn(/^(?:[|>]\S*|&\S+|!\S+)?\s*(?:#.*)?$/.test(value) ? nextOf(lines, i) : value, text)
    // A key of a map may have this name too; then a map stands behind it.
    if (said === '' || !isAbove(said)) continue
    if (/[{,]/.test(before)) {
      spans.push(bracesAround(text, line.start + before.length, lines, i))
      continue
    }
    mark(i, before.length)
  }
  return { spans, isWhole }
}

const commented =
  /(?:^|\s)#(?:.*[{,])?[\s#-]*["']?(?:marking|handles)["']?\s*[:=]\s*["']?(\p{L}[^"'{}#]*?)["']?[\s},]*(?:#.*)?$/iu

/** How far in a line stands in which a comment takes a marking above a network out of use: it counts as if it did not. */
function commentedAbove(text: string, { isAbove, isMark }: LineJudge): number | undefined {
  const [, said = ''] = commented.exec(text) ?? []
  return isMark(said) && isAbove(said.trim()) ? indentOf(text) : undefined
}

/** What stands on the next line, where that is a value that begins there. */
const nextOf = (lines: readonly RawLine[], i: number) => {
  const next =
    lines
      .slice(i + 1)
      .find((line) => !isEmpty(line))
      ?.text.trim() ?? ''
  return /^(?:- |["']?[\w-]+["']?[ \t]*:(?:\s|$))/.test(next) ? '' : next
}

/** A value without quotes, comment and anchor; of an alias, what it stands for. */
function markingIn(value: string, text: string): string {
  const plain = value
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/^&\S+\s+/, '')
    .replace(/[,}\]].*$/, (rest) => (/^,\s*[A-Z]{3}/.test(rest) ? rest : ''))
    .trim()
  const [, alias] = /^\*(\S+)$/.exec(plain) ?? []
  if (alias === undefined) return plain.replace(/^["']|["']$/g, '')
  const [, named = ''] = new RegExp(`&${alias.replace(/\W/g, '\\$&')}\\s+(.*)`).exec(text) ?? []
  return named.trim()
}

const indentOf = (text: string) => /^[ \t]*/.exec(text)?.[0].length ?? 0

const isEmpty = (line: RawLine | undefined) => /^[ \t]*(?:#.*)?$/.test(line?.text ?? '')

function mapAround(lines: readonly RawLine[], at: number, column: number): Span {
  let first = at
  while (first > 0) {
    const line = lines[first] as RawLine
    // The dash of the item, or the key that the map stands behind.
    if (!isEmpty(line) && indentOf(line.text) < column) break
    first -= 1
  }
  let last = at
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] as RawLine
    if (isEmpty(line)) continue
    if (indentOf(line.text) < column) break
    last = i
  }
  return { start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0 }
}

/** From the brace before a place to the one that closes it. */
function bracesAround(text: string, place: number, lines: readonly RawLine[], i: number): Span {
  const begin = (depth: number, step: 1 | -1, from: number): number => {
    let level = depth
    for (let at = from; at >= 0 && at < text.length; at += step) {
      if (text[at] === '{') level += step
      if (text[at] === '}') level -= step
      if (level < 0) return at
    }
    return step > 0 ? text.length : 0
  }
  const start = begin(0, -1, place - 1)
  const lineStart = lines.findLast((line) => line.start <= start)?.start ?? lines[i]?.start ?? 0
  // With the key or the dash before it.
  const before = text.slice(lineStart, start)
  const isOwn = !/[{}]/.test(before)
  return { start: isOwn ? lineStart : start, end: Math.min(text.length, begin(0, 1, place) + 1) }
}
