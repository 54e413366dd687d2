import { Lexer } from 'yaml'
import type { Comment } from '../domain/checks/check.ts'

/**
 * The comments of a YAML text. Comments that stand on lines of their own, one below the other, are one text: a mark
 * may go over two of them. `firstLine` is the line of the file on which the text begins.
 */
export function commentsOf(text: string, file: string, firstLine = 1): Comment[] {
  // Most files have none, and to take a text apart costs more than to look for the sign.
  if (!/(?:^|\s)#/.test(text)) return []
  const found: { line: number; col: number; text: string; isAlone: boolean }[] = []
  let [line, col] = [1, 1]
  let isAlone = true
  let offset = 0
  let before = ''
  for (const token of tokensOf(text)) {
    const isScalar = before === scalar
    before = token
    if (!isScalar && token.startsWith('#') && text.startsWith(token, offset)) {
      const [, sign = '', said = ''] = /^(#+)([\s\S]*?)\s*$/.exec(token) ?? []
      found.push({ line, col: col + sign.length, text: said, isAlone })
    } else if (/\S/.test(token)) isAlone = false
    // What the lexer says of itself is one character that no text has.
    if (!text.startsWith(token, offset)) continue
    offset += token.length
    const breaks = token.split('\n')
    line += breaks.length - 1
    col = breaks.length > 1 ? (breaks.at(-1) ?? '').length + 1 : col + token.length
    if (breaks.length > 1) isAlone = (breaks.at(-1) ?? '').trim() === ''
  }
  return united(found).map((lines) => ({
    text: lines.map((each) => each.text).join('\n'),
    at: (place) => {
      let left = place
      for (const each of lines) {
        if (left <= each.text.length) return { file, line: each.line + firstLine - 1, col: each.col + left }
        left -= each.text.length + 1
      }
      return { file, line: firstLine, col: 1 }
    },
  }))
}

/** What the lexer puts before a scalar, which may begin with the sign of a comment. */
const scalar = '\u001f'

function tokensOf(text: string): string[] {
  try {
    return [...new Lexer().lex(text)]
  } catch {
    // What cannot be taken apart has its problem already.
    return []
  }
}

function united<T extends { line: number; isAlone: boolean }>(comments: readonly T[]): T[][] {
  const runs: T[][] = []
  for (const comment of comments) {
    const last = runs.at(-1)?.at(-1)
    if (last?.isAlone && comment.isAlone && last.line + 1 === comment.line) runs.at(-1)?.push(comment)
    else runs.push([comment])
  }
  return runs
}
