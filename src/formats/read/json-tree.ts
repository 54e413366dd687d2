import type { Position } from '../../domain/playbook/problem.ts'
import { type Dict, LimitError, type List, maxTreeDepth, type Scalar, type Tree } from './tree.ts'

type OpenJson = (List | Dict) & { key?: { name: string; at: Position } | undefined }

/**
 * The tree of a text that `JSON.parse` accepts, so its syntax is known to be right: what is left is to find
 * where each value stands. One pass without recursion: pages of an API are large, and input may be hostile.
 */
export function jsonTree(text: string, file: string, firstLine = 1): Tree {
  let line = firstLine
  let lineStart = 0
  let root: Tree | undefined
  const open: OpenJson[] = []
  const place = (tree: Tree) => {
    const parent = open.at(-1)
    if (parent === undefined) root = tree
    else if (parent.kind === 'list') parent.items.push(tree)
    else if (parent.key) {
      parent.entries.set(parent.key.name, { at: parent.key.at, value: tree })
      parent.key = undefined
    }
  }
  const start = (tree: List | Dict) => {
    place(tree)
    if (open.push(tree) > maxTreeDepth) throw new LimitError(tree.at)
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '\n') {
      line += 1
      lineStart = i + 1
    }
    if (c <= ' ' || c === ',' || c === ':') continue
    const at = { file, line, col: i - lineStart + 1 }
    if (c === '{') start({ kind: 'map', at, entries: new Map() })
    else if (c === '[') start({ kind: 'list', at, items: [] })
    else if (c === '}' || c === ']') open.pop()
    else {
      const end = c === '"' ? endOfString(text, i) : endOfWord(text, i)
      const value: Scalar['value'] = JSON.parse(text.slice(i, end))
      const parent = open.at(-1)
      const isKey = parent?.kind === 'map' && parent.key === undefined
      if (isKey) parent.key = { name: String(value), at }
      else if (typeof value === 'string') place({ kind: 'scalar', at, value, text: value, quoted: true })
      else place({ kind: 'scalar', at, value, text: text.slice(i, end) })
      i = end - 1
    }
  }
  return root as Tree
}

/** The offset after the closing quote; 0 where there is none. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; ; i++) {
    i = text.indexOf('"', i)
    let slashes = 0
    while (text[i - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return i + 1
  }
}

function endOfWord(text: string, start: number): number {
  let end = start
  while (end < text.length && /[\w.+-]/.test(text[end] as string)) end += 1
  return end
}

/**
 * Splits JSON texts that stand one after another, as several `cf curl` into one file leave them. A single
 * text, and what is not JSON at all, comes back as it is.
 */
export function splitJson(text: string): { text: string; firstLine: number }[] {
  const parts: { text: string; firstLine: number }[] = []
  let depth = 0
  let start = 0
  let firstLine = 1
  for (let i = 0; i < text.length && parts.length <= maxParts; i++) {
    const c = text[i]
    if (c === '"') {
      const end = endOfString(text, i)
      if (end <= i) break
      i = end - 1
    } else if (c === '{' || c === '[') depth += 1
    else if (c === '}' || c === ']') {
      depth -= 1
      if (depth !== 0) continue
      const part = text.slice(start, i + 1)
      parts.push({ text: part, firstLine })
      firstLine += part.split('\n').length - 1
      start = i + 1
    }
  }
  return parts.length > 1 && text.slice(start).trim() === '' ? parts : [{ text, firstLine: 1 }]
}

const maxParts = 1000
