import type { Position } from '../../domain/playbook/problem.ts'
import { widthOf } from '../width.ts'

/** The header of a table that cf prints: the names of its columns, and the width before each. */
export interface Header {
  names: readonly string[]
  offsets: readonly number[]
}

export interface Row {
  cells: Record<string, string>
  at: Position
}

/** The header on a line, if the line is one of `headers`. */
export function findHeader(line: string, headers: readonly (readonly string[])[]): Header | undefined {
  const cells = [...line.slice(0, 2000).matchAll(/\S+(?: \S+)*/g)]
  const names = headers.find((h) => h.length === cells.length && h.every((name, i) => name === cells[i]?.[0]))
  return names && { names, offsets: cells.map((cell) => cell.index) }
}

/**
 * The rows below a header, up to the first line that ends the table. Columns are found by the offsets of the
 * header, measured as cf pads them: by width, line breaks counting nothing. So a row whose description has line
 * breaks is whole when it has reached the last column.
 */
export function readRows(
  lines: readonly string[],
  from: number,
  header: Header,
  file: string,
  isEnd: (line: string) => boolean,
): { rows: Row[]; next: number } {
  const rows: Row[] = []
  let i = from
  for (; i < lines.length; i++) {
    const line = lines[i] as string
    if (isEnd(line)) break
    if (!startsRow(line, header)) continue
    const at = { file, line: i + 1, col: (header.offsets[0] ?? 0) + 1 }
    const { row, taken } = whole(lines, i, header)
    rows.push({ cells: cut(row, header), at })
    i += taken - 1
  }
  return { rows, next: i }
}

/** The first two cells are filled, and there is a gap of three blanks before each column up to the description. */
function startsRow(line: string, { names, offsets }: Header): boolean {
  const inner = offsets.slice(1, names.indexOf('description') + 1)
  return (
    /^\S/.test(slice(line, offsets[0] ?? 0)) &&
    slice(line, offsets[1] ?? 0).trim() !== '' &&
    inner.every((offset) => /^ *$/.test(slice(line, offset - 3, offset)))
  )
}

/**
 * The row that begins at `start`, with the further lines of a description that has line breaks. Every table except that
 * of v6 ends in a short cell that is never empty; a row is whole when it reaches that cell.
 */
function whole(lines: readonly string[], start: number, { names, offsets }: Header) {
  const first = { row: lines[start] as string, taken: 1 }
  const goal = offsets[names.findIndex((name) => name === 'broker' || name === 'free or paid')]
  if (goal === undefined) return first
  let row = ''
  let width = 0
  for (let taken = 1; taken <= maxRowLines && start + taken <= lines.length; taken++) {
    const line = lines[start + taken - 1] as string
    row += line
    width += widthOf(line)
    if (width <= goal) continue
    const fits = /^ *$/.test(slice(row, goal - 3, goal)) && /^\S/.test(slice(row, goal))
    return fits ? { row, taken } : first
  }
  return first
}

const maxRowLines = 100

function cut(row: string, { names, offsets }: Header): Record<string, string> {
  return Object.fromEntries(
    names.map((name, i) => [name, slice(row, offsets[i] ?? 0, offsets[i + 1]).trim()]),
  )
}

/** The part of a line between two widths, as a terminal measures them. */
function slice(line: string, from: number, to = Number.POSITIVE_INFINITY): string {
  let width = 0
  let out = ''
  for (const char of line) {
    if (width >= to) break
    if (width >= from) out += char
    width += widthOf(char)
  }
  return out
}
