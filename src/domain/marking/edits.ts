import { type Node, rangeOf } from './nodes.ts'
import type { PortionSource } from './portion.ts'

/** A stretch of the file, by the offsets of its tree, and what takes its place. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

/** A child before and after cutting; gone if there is nothing after. */
export interface ChildChange {
  before: Node
  after: Node | undefined
}

interface Run {
  start: number
  end: number
  previous: Node | undefined
  next: Node | undefined
}

/** Stretches of neighbours that go, with the neighbours that stay. */
function runsOf(changes: readonly ChildChange[]): Run[] {
  const runs: Run[] = []
  let previous: Node | undefined
  let run: Run | undefined
  for (const { before, after } of changes) {
    if (after) {
      if (run) run.next = before
      previous = before
      run = undefined
    } else {
      const { start, end } = rangeOf(before)
      run ??= { start, end, previous, next: undefined }
      run.end = end
      if (runs.at(-1) !== run) runs.push(run)
    }
  }
  return runs
}

const blankLine = /\n[ \t>]*\r?\n/
const linesIn = (gap: string) => gap.split('\n').length

/** Takes blocks out together with one of the gaps beside them, so that their neighbours stand as before. */
export function cutBlocks(changes: readonly ChildChange[], { text, offset }: PortionSource): TextEdit[] {
  return runsOf(changes).map(({ start, end, previous, next }) => {
    if (!next) return { start: previous ? rangeOf(previous).end : start, end, text: '' }
    const following = rangeOf(next).start
    if (!previous) return { start, end: following, text: '' }
    const preceding = rangeOf(previous).end
    const before = text.slice(preceding - offset, start - offset)
    const after = text.slice(end - offset, following - offset)
    const isItem = next.type === 'listItem' || next.type === 'tableRow'
    // A blank line between two items of a list says something of all of them, so the wider gap stays.
    if (isItem && blankLine.test(after)) return { start: preceding, end, text: '' }
    // Of two gaps the wider one was made for what goes, and would tell that something stood there.
    if (!isItem && blankLine.test(before) && blankLine.test(after) && linesIn(after) < linesIn(before))
      return { start: preceding, end, text: '' }
    if (isItem || blankLine.test(before) || !after.includes('\n')) return { start, end: following, text: '' }
    // Without a blank line between them the neighbours could run together.
    const indent = text.slice(text.lastIndexOf('\n', following - offset) + 1, following - offset)
    return { start: preceding, end: following, text: `\n${indent.trimEnd()}\n${indent}` }
  })
}

const spaceBefore = /[ \t]*(?:\r?\n[ \t>]*)?$/
const spaceAfter = /^[ \t]*(?:\r?\n[ \t>]*)?/

/** Takes words out of a line with the space that set them apart. */
export function cutWords(changes: readonly ChildChange[], { text, offset }: PortionSource): TextEdit[] {
  const first = rangeOf(changes[0]?.before as Node).start
  return runsOf(withBreaks(changes)).map(({ start, end, previous, next }) => {
    const before = spaceBefore.exec(text.slice(first - offset, start - offset))?.[0] ?? ''
    const after = spaceAfter.exec(text.slice(end - offset))?.[0] ?? ''
    if (!next) return { start: start - before.length, end, text: '' }
    if (!previous) {
      const begin = end + after.length
      const { length, text: protectedText } = protect(next, text.slice(begin - offset))
      return { start, end: begin + length, text: protectedText }
    }
    const closes = /^[.,;:!?)]/.test(text.slice(end - offset))
    // A new line must not begin here: what follows could mean something else at the beginning of one.
    const joint = after !== '' || closes || !before.includes('\n') ? '' : ' '
    const from = after !== '' || closes || before.includes('\n') ? start - before.length : start
    return { start: from, end, text: joint }
  })
}

/** Line breaks beside words that go are gaps like spaces. */
function withBreaks(changes: readonly ChildChange[]): ChildChange[] {
  return changes.map((change, i) => {
    if (change.before.type !== 'break') return change
    const goesBefore = i > 0 && changes[i - 1]?.after === undefined
    const goesAfter = i < changes.length - 1 && changes.slice(i + 1).every((c) => c.after === undefined)
    return goesBefore || goesAfter ? { before: change.before, after: undefined } : change
  })
}

/** The beginning of what now begins a paragraph, written so that it still means the same. */
function protect({ type }: Node, rest: string): { length: number; text: string } {
  const [marker, digits = '', word = ''] =
    (type === 'text' && /^(?:(\d{1,9})[.)]|(import|export)\b|[#>+*_=~`|[-])/.exec(rest)) || []
  if (marker === undefined) return { length: 0, text: '' }
  if (word) return { length: 1, text: `&#${word.charCodeAt(0)};` }
  return { length: digits.length, text: `${digits}\\` }
}

/** Gives the items that stay the numbers of the first ones, so that no number is missing. */
export function renumber(changes: readonly ChildChange[], { text, offset }: PortionSource): TextEdit[] {
  const numberAt = (node: Node) => /^\d+/.exec(text.slice(rangeOf(node).start - offset))?.[0] ?? ''
  const numbers = changes.map(({ before }) => numberAt(before))
  return changes
    .filter(({ after }) => after)
    .flatMap(({ before }, i) => {
      const own = numberAt(before)
      const number = numbers[i] ?? ''
      if (own === number || number.length > own.length) return []
      const { start } = rangeOf(before)
      // As wide as before, so that what the item holds keeps its indentation.
      return [{ start, end: start + own.length, text: number.padStart(own.length) }]
    })
}

/** A text with its edits made, and the way back from a place in it to the place it came from. */
export function applyEdits(
  { text, offset }: PortionSource,
  edits: readonly TextEdit[],
): { text: string; origin: (place: number) => number } {
  const pieces: { at: number; from: number }[] = []
  let out = ''
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    // What stands in a stretch that goes as a whole goes with it, changed or not.
    if (edit.start - offset < from && edit.end - offset <= from) continue
    pieces.push({ at: out.length, from })
    out += text.slice(from, Math.max(from, edit.start - offset))
    pieces.push({ at: out.length, from: edit.start - offset })
    out += edit.text
    from = Math.max(from, edit.end - offset)
  }
  pieces.push({ at: out.length, from })
  const origin = (place: number) => {
    const piece = pieces.findLast(({ at }) => at <= place)
    return piece ? piece.from + place - piece.at : place
  }
  return { text: out + text.slice(from), origin }
}
