/** A stretch of a text and what takes its place; an insertion is a stretch of no length. */
export interface HtmlEdit {
  start: number
  end: number
  text: string
}

/** Edits in the order of their places. */
export const inOrder = (edits: readonly HtmlEdit[]): HtmlEdit[] => edits.toSorted((a, b) => a.start - b.start)

/** The stretch of a text from `from` to `to` with the edits inside it made, which are in order. Throws where two overlap. */
export function applyHtmlEdits(text: string, edits: readonly HtmlEdit[], from = 0, to = text.length): string {
  const pieces: string[] = []
  let at = from
  for (const { start, end, text: piece } of edits) {
    if (start < from || end > to) continue
    if (start < at) throw new Error('two changes of a page overlap')
    pieces.push(text.slice(at, start), piece)
    at = end
  }
  pieces.push(text.slice(at, to))
  return pieces.join('')
}
