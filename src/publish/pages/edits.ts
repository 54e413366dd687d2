/** A stretch of a text and what takes its place; an insertion is a stretch of no length. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** The stretch of a text from `from` to `to` with the edits inside it made. Edits do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[], from = 0, to = text.length): string {
  const inside = edits.filter(({ start, end }) => start >= from && end <= to)
  let out = ''
  let at = from
  for (const edit of inside.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) throw new Error('two changes of a page overlap')
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return out + text.slice(at, to)
}
