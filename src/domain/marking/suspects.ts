import type { Scheme } from '../../model/scheme.ts'
import { oncePer } from '../base/once.ts'
import { type Folded, fold } from './fold.ts'
import { isLower, type Lexicon, lexiconOf } from './suspect-lexicon.ts'

/** A stretch of a text that reads like a mark, as written. */
export interface Suspect {
  start: number
  end: number
  text: string
}

/**
 * Everything in a text that looks like a mark once letters are folded, anywhere and in any form: other brackets,
 * dashes and case, unclosed, with invisible characters, misspelt, or without parentheses. Real marks are among them;
 * the caller, which reads marks, takes those out. What the scheme allows is not found.
 */
export function suspectsIn(raw: string, scheme: Scheme): readonly Suspect[] {
  const known = foundBy(scheme)
  const again = known.get(raw)
  if (again) return again
  const found = findSuspects(raw, scheme)
  if (found.length === 0) return found
  if (known.size >= mostKnown) known.clear()
  known.set(raw, found)
  return found
}

/** What was found in texts that hold something. Environments say much in the same words, and a release is read after the whole. */
const foundBy = oncePer((_: Scheme) => new Map<string, readonly Suspect[]>())
const mostKnown = 100_000

function findSuspects(raw: string, scheme: Scheme): Suspect[] {
  const lexicon = lexiconOf(scheme)
  if (!lexicon.hint.test(raw)) return []
  const views = [fold(raw, { tags: true }), ...(/[<{]/.test(raw) ? [fold(raw, { tags: false })] : [])]
  const found = new Map<number, Suspect>()
  const allowed: Suspect[] = []
  for (const view of views) {
    const stretches = [
      ...bracketed(view, lexicon),
      ...(lexicon.word.test(view.upper) ? bare(raw, view, lexicon) : []),
    ]
    for (const { from, to } of stretches) {
      const start = view.at(from)
      const end = Math.max(view.at(to), start + 1)
      const text = raw.slice(start, end).replace(/[\s*_`~"]+$/, '')
      const isKnown = [...found.values()].some((s) => s.start <= start && start < s.end)
      if (isKnown) continue
      if (scheme.allowed.includes(text)) allowed.push({ start, end, text })
      else found.set(start, { start, end, text })
    }
  }
  // "(U)" is also found as "U)": a part of what is allowed is allowed with it, unless it goes on behind its end.
  const isPart = (s: Suspect) => allowed.some((a) => a.start <= s.start && s.start + s.text.length <= a.end)
  return [...found.values()].filter((s) => !isPart(s)).sort((a, b) => a.start - b.start)
}

interface SuspectStretch {
  from: number
  to: number
}

const close = /[)\]}>]/
const closing = /^[\s"']*[)\]}>]/
const isWord = (character: string | undefined) => character !== undefined && /[A-Z0-9ª]/.test(character)

/** What opens a bracket and reads like a mark behind it. */
function* bracketed({ text, upper }: Folded, lexicon: Lexicon): Generator<SuspectStretch> {
  for (const { 0: bracket, index: from } of upper.matchAll(/[([{<]/g)) {
    const inside = upper.slice(from + 1, from + longest)
    const level = lexicon.level.exec(inside)
    const to = from + 1 + (level?.[0].length ?? 0)
    const end = inside.search(close)
    const whole = { from, to: end < 0 ? to : from + end + 2 }
    if (!level) {
      if (isHandling(inside, text.slice(from + 1, from + longest), end, lexicon)) yield whole
      continue
    }
    const written = text.slice(from + 1, to)
    const isCapital = !isLower(written) || lexicon.written.has(written.trim())
    const rest = upper.slice(to, from + longest)
    const closed = closing.test(rest)
    const context = { text, upper, from, bracket, isCapital }
    if (closed ? isAlone(context) : isFollowed(context, rest, text.slice(to, from + longest), lexicon))
      yield closed ? { from, to: to + (closing.exec(rest)?.[0].length ?? 0) } : whole
  }
}

const longest = 160

interface Context {
  text: string
  upper: string
  from: number
  bracket: string
  isCapital: boolean
}

/** Whether a level alone in brackets reads like a mark: not as the plural of a word, or an index. */
function isAlone({ text, upper, from, bracket, isCapital }: Context): boolean {
  const before = upper[from - 1]
  if (isWord(before)) return bracket === '(' && isCapital && isLower(text[from - 1] ?? '')
  if (bracket === '(') return isCapital || before !== '$'
  if (bracket === '[') return isCapital || isHead(upper, from)
  return isCapital && !/[$({<]/.test(before ?? '')
}

/** Whether a level in brackets with something behind it does. */
function isFollowed(
  { text, upper, from, bracket, isCapital }: Context,
  rest: string,
  written: string,
  { words, handling }: Lexicon,
): boolean {
  if (/^\s*\/\s*\//.test(rest)) return true
  if (bracket === '<' || (bracket === '{' && /[$]/.test(upper[from - 1] ?? ''))) return false
  // "service(s, …" is a call, or a plural.
  if (isWord(upper[from - 1]) && !(isCapital && isLower(text[from - 1] ?? ''))) return false
  const [inner = ''] = /^[^()[\]{}<>]*/.exec(rest) ?? []
  const isClosed = close.test(rest[inner.length] ?? '')
  const others = inner.split(/[^A-Z0-9ª]+/).filter((word) => word !== '')
  if (isClosed && others.length > 0 && others.every((word) => words.has(word) && handling.has(word)))
    return true
  // Initials and names of languages: "U.S.", "C++", "C#".
  if (/^(?:\.[A-Z]|[+#])/.test(rest)) return false
  if (isClosed) {
    if (others.every((word) => words.has(word))) return true
    if (isCapital && /^[A-Z0-9/,;:\s&+|\\-]*$/.test(written.slice(0, inner.length))) return true
  }
  if (isCapital && /^\s*(?:[;:|\\/]|-)/.test(rest)) return true
  const isHeading = isHead(upper, from)
  if (isHeading && isCapital && bracket === '(') return true
  const paragraph = /^[\s\S]*?(?=\n\s*\n|$)/.exec(upper.slice(from, from + 5000))?.[0] ?? ''
  return !close.test(paragraph) && (isCapital || isHeading) && bracket !== '{'
}

/** Controls and caveats without a level, or an unknown word before two slashes. */
function isHandling(inside: string, said: string, end: number, lexicon: Lexicon): boolean {
  const { handling, words, written, caveat, tails } = lexicon
  // What another nation owns begins with its slashes: "(//GBR S)".
  const [, owner = ''] = /^\s*\/\s*\/\s*([A-Z0-9ª]+)/.exec(inside) ?? []
  if (words.has(owner) && !isLower(said.slice(0, inside.indexOf(owner) + owner.length))) return true
  const slashes = /^\s*[A-Z0-9ª][A-Z0-9ª .-]{0,30}?\s*\/\s*\/\s*([A-Z0-9ª]+)/.exec(inside)
  if (slashes) {
    const isCapital = !isLower(said.slice(0, slashes[0].length))
    if (isCapital || words.has(slashes[1] ?? '')) return true
  }
  if (end < 0) return false
  const content = inside.slice(0, end)
  const isCapital = !isLower(said.slice(0, end))
  const parts = content.split(/[^A-Z0-9ª]+/).filter((word) => word !== '')
  if (isCapital && tails.has(parts.join(' '))) return true
  if (!parts.every((word) => words.has(word)) || !handling.has(parts[0] ?? '')) return false
  return isCapital || caveat.test(content) || written.has(said.slice(0, end).trim())
}

/** Marks without brackets: at the head or the end of something, or behind a sentence; within one they are words. */
function* bare(
  raw: string,
  { text, upper, at }: Folded,
  { bare: patterns, words, written }: Lexicon,
): Generator<SuspectStretch> {
  const escaped = [...upper.matchAll(/¬[^)\]}>\n]{0,80}/g)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ])
  for (const { pattern, how } of patterns) {
    for (const found of upper.matchAll(pattern)) {
      const [whole] = found
      const word = found.slice(1).find((group) => group !== undefined) ?? ''
      const from = found.index + (how === 'line' ? whole.lastIndexOf(word) : 0)
      const end = how === 'line' ? from + word.length : lineEnd(upper, from + whole.length)
      if (escaped.some(([begin = 0, stop = 0]) => begin < from && from < stop)) continue
      const asWritten = text.slice(from, from + (how === 'line' ? word : whole).length)
      if (isLower(asWritten) && !written.has(text.slice(from, from + word.length))) {
        // In small letters a single letter and slashes are code, and a word before a colon is a label.
        const [next = ''] = /[A-Z0-9ª]*$/.exec(upper.slice(0, end)) ?? []
        const isSpelt = how === 'level' ? word.length > 3 || words.has(next) : how === 'banner'
        if (!isSpelt) continue
      }
      if (how === 'line') {
        // The key of an entry, where code shows how one is written.
        if (!/^[ >#+-]*marking/.test(text.slice(found.index, from))) yield { from, to: end }
        continue
      }
      const begins =
        isHead(upper, from) || (word.length > 1 && /[.!?:;]["')]?\s+$/.test(text.slice(0, from).slice(-4)))
      if (how === 'label' ? begins : !isWithin(text, from, end) || isQuoted(raw, at(from), at(end)))
        yield { from, to: end }
    }
  }
}

/** Where the segments of a mark without brackets end. */
const lineEnd = (upper: string, to: number) =>
  to +
  (/^[A-Z0-9ª/-]*(?: TO [A-Z]{3,4}(?:, ?[A-Z]{3,4})*)?/.exec(upper.slice(to, to + longest))?.[0].length ?? 0)

/** Whether something stands within a sentence: a word or a comma before it, and more of the line behind it. */
function isWithin(text: string, from: number, to: number): boolean {
  return (
    /[a-z,]["']? ["'(]*$/.test(text.slice(Math.max(0, from - 6), from)) &&
    /^[^\n]*[a-z]/.test(text.slice(to, to + 300))
  )
}

/** Whether something begins a quotation or code that goes on behind it, and so is no word of the sentence. */
function isQuoted(raw: string, start: number, end: number): boolean {
  const quote = /["'`]$/.exec(raw.slice(0, start).slice(-1))?.[0]
  return quote !== undefined && raw[end - 1] !== quote && raw[end] !== quote
}

/** Whether something begins a line, a cell or a text, behind signs, numbers and quotes at most. */
function isHead(upper: string, from: number): boolean {
  const before = upper.slice(Math.max(0, from - 40), from)
  return new RegExp(`(?:${from <= 40 ? '^|' : ''}\\n|\\|)[\\s>#|+·"'![(\\d.):=-]*$`).test(before)
}
