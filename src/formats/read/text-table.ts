import type { Position } from '../../domain/playbook/problem.ts'
import { widthOf } from '../width.ts'

/** The header of a table that cf prints: the names of its columns, and the width before each. */
export interface Header {
  names: readonly string[]
  offsets: readonly number[]
}

export interface TextRow {
  cells: Record<string, string>
  at: Position
}

/** The header on a line, if `accepts` takes the names of its columns. */
export function findHeader(
  line: string,
  accepts: (columns: readonly string[]) => boolean,
): Header | undefined {
  const cells = [...line.slice(0, 2000).matchAll(/\S+(?: \S+)*/g)]
  const names = cells.map((cell) => cell[0])
  return accepts(names) ? { names, offsets: cells.map((cell) => cell.index) } : undefined
}

/**
 * The rows below a header, up to the first line that ends the table. Columns are found by the offsets of the
 * header, measured as cf pads them: by width, line breaks counting nothing. So a row whose description has line
 * breaks is whole when it has reached the last column. A line that does not line up with the header comes back
 * as `astray`: cut at the header's offsets, it would give names that nothing has.
 */
export function readRows(
  lines: readonly string[],
  from: number,
  header: Header,
  file: string,
  isEnd: (line: string) => boolean,
): { rows: TextRow[]; next: number; astray?: Position } {
  const rows: TextRow[] = []
  const closed = goalOf(header) !== undefined || !header.names.includes('description')
  let after = false
  let i = from
  for (; i < lines.length; i++) {
    const line = lines[i] as string
    if (isEnd(line)) break
    if (line.trim() === '') {
      after = true
      continue
    }
    const at = { file, line: i + 1, col: (header.offsets[0] ?? 0) + 1 }
    if (!startsRow(line, header)) {
      // What follows a blank line is the next thing that was printed; tables without a goal end in free text.
      if (after && (closed || rows.length === 0)) break
      if (closed || rows.length === 0 || /\S {3,}\S+(?: \S+)* {3,}\S/.test(line))
        return { rows, next: i, astray: { ...at, col: 1 } }
      continue
    }
    const whole = wholeRow(lines, i, header)
    if (!whole) return { rows, next: i, astray: at }
    rows.push({ cells: cut(whole.row, header), at })
    after = false
    i += whole.taken - 1
  }
  return { rows, next: i }
}

/** The first two cells are filled, and there is a gap of three blanks before each column up to the description. */
function startsRow(line: string, { names, offsets }: Header): boolean {
  const described = names.indexOf('description')
  const inner = offsets.slice(1, described < 0 ? undefined : described + 1)
  const gap = (offset: number) => /^ *$/.test(slice(line, offset - 3, offset))
  // A cell begins where its column does, or is empty.
  const begins = (offset: number) =>
    !/^ /.test(slice(line, offset)) || slice(line, offset, offsets[offsets.indexOf(offset) + 1]).trim() === ''
  return (
    /^\S/.test(slice(line, offsets[0] ?? 0)) &&
    slice(line, 0, offsets[0] ?? 0).trim() === '' &&
    (offsets.length < 2 || slice(line, offsets[1] ?? 0).trim() !== '') &&
    inner.every((offset) => gap(offset) && begins(offset))
  )
}

/** Where the last column after a description begins that is never empty; v6 without brokers ends in free text. */
const goalOf = ({ names, offsets }: Header): number | undefined =>
  names.includes('description')
    ? offsets[names.findIndex((name) => name === 'broker' || name === 'free or paid')]
    : undefined

/**
 * The row that begins at `start`, with the lines that a description with line breaks goes on in: it is whole
 * when it gets to the goal. Undefined where it does not get there.
 */
function wholeRow(lines: readonly string[], start: number, header: Header) {
  const goal = goalOf(header)
  if (goal === undefined) return { row: lines[start] as string, taken: 1 }
  let row = ''
  let width = 0
  for (let taken = 1; taken <= maxRowLines && start + taken <= lines.length; taken++) {
    const line = lines[start + taken - 1] as string
    row += line
    width += widthOf(line)
    if (width <= goal) continue
    const fits = /^ *$/.test(slice(row, goal - 3, goal)) && /^\S/.test(slice(row, goal))
    return fits ? { row, taken } : undefined
  }
  return undefined
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
