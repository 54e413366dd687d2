/** A sign as it is written, in HTML perhaps as an entity, and the one that is set in its place. */
export interface SetSign {
  start: number
  end: number
  sign: string
}

const straight = /&quot;|&#34;|&#x22;|&apos;|&#39;|&#x27;|["']/gi
const doubles = new Set(['"', '&quot;', '&#34;', '&#x22;'])
/** Before a quotation stands a blank, a bracket, a dash or another quotation. */
const opening = /[\s([{/=\u2013\u2014\u2018\u201c-]/

/**
 * The straight quotation marks and apostrophes of a text with what is set for each: “so”, ‘so’, it’s. `before` is the
 * character that stands before the text, where it is only a part of a line.
 */
export function signsToSet(text: string, before = ' '): SetSign[] {
  const found: SetSign[] = []
  let last: SetSign | undefined
  for (const match of text.matchAll(straight)) {
    const [sign] = match
    const [start, end] = [match.index, match.index + sign.length]
    const ahead = start === 0 ? before : last?.end === start ? last.sign : (text[start - 1] ?? ' ')
    const next = text[end] ?? ''
    const opens = opening.test(ahead) && !/\s/.test(next)
    // '90s
    const set = doubles.has(sign.toLowerCase()) ? (opens ? '“' : '”') : opens && !/\d/.test(next) ? '‘' : '’'
    last = { start, end, sign: set }
    found.push(last)
  }
  return found
}

/** A text with its signs set. */
export function setQuotes(text: string, before?: string): string {
  let [set, from] = ['', 0]
  for (const { start, end, sign } of signsToSet(text, before)) {
    set += text.slice(from, start) + sign
    from = end
  }
  return set + text.slice(from)
}

/** The same of apostrophes within words alone: of a text whose code can no longer be told from its words. */
export const setApostrophes = (text: string): string => text.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
