import type { IsMark, LineJudge } from './clearance.ts'

/** A stretch of a text, from its beginning. */
export interface Span {
  start: number
  end: number
}

/** A line of a text without its end. */
export interface RawLine extends Span {
  text: string
}

/** The lines of a text. */
export function linesOf(text: string): RawLine[] {
  const lines: RawLine[] = []
  let start = 0
  for (const part of text.split('\n')) {
    lines.push({ start, end: start + part.length, text: part.endsWith('\r') ? part.slice(0, -1) : part })
    start += part.length + 1
  }
  return lines
}

/** Spaces, and signs of quotations, at the beginning of a line. */
const indentOf = (text: string) => /^[ \t>]*/.exec(text)?.[0].length ?? 0

const blank = /^[ \t>]*$/
// Whatever Unicode hides, and blanks of all widths.
const unseen = '[\\s\\p{Cc}\\p{Cf}\\p{Mn}\\p{Default_Ignorable_Code_Point}]*'
const markers = '(?:[ \\t]|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])|>|#+(?=[ \\t])|\\|)*'
const key = '(?:["\']?[\\w .-]+["\']?[ \\t]*:[ \\t]+(?:[|>][-+\\d]*[ \\t]*)?)?'
const footnote = '(?:\\[\\^[^\\]]*\\]:[ \\t]*)?'
const decoration = '(?:[*_~"\'!\\[]|&quot;)*'
const opening = '(?:\\(|（|&#0*40;|&#x0*28;|&lpar;)'
const closing = '(?:\\)|）|&#0*41;|&#x0*29;|&rpar;)'
const mark = `${opening}([^()]{1,200}?)${closing}`
const head = new RegExp(
  `^(${markers})(${key})(${markers})${footnote}${unseen}${decoration}${unseen}${mark}`,
  'u',
)
const heading = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(#{1,6})[ \t]/
const item = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/

/** A line that begins with a mark, and how. */
interface Head {
  mark: string
  before: string
}

function headOf(text: string, isMark: IsMark): Head | undefined {
  const found = head.exec(text)
  const [, before = '', field = '', after = '', written = ''] = found ?? []
  const plain = written.normalize('NFKC')
  return found && isMark(plain) ? { mark: plain, before: before + field + after } : undefined
}

/**
 * What marks at the head of lines, and tags with a mark, hold above a network, in a text of Markdown or YAML: a lexer
 * that knows lines, markers, indentation and tags, and nothing of trees. Where it cannot tell how far a mark reaches it
 * takes the longer way. What stands in fences is code.
 */
export function markedSpans(text: string, judge: LineJudge): Span[] {
  const lines = linesOf(text)
  const code = codeIn(text)
  return [
    ...headSpans(lines, code, judge),
    ...tagSpans(text, code, judge),
    ...[...text.matchAll(/\{\s*\/\*[\s\S]*?\*\/\s*\}|<!--[\s\S]*?-->/g)]
      .filter(({ index }) => !isWithin(code, index))
      .map(({ index, 0: { length } }) => ({ start: index, end: index + length })),
  ]
}

/** Code of a text, between fences and within lines: what it says is no mark. */
export function codeIn(text: string): Span[] {
  const lines = linesOf(text)
  return [...fencesIn(lines), ...inlineCode(lines)]
}

const isWithin = (spans: readonly Span[], place: number) =>
  spans.some(({ start, end }) => start <= place && place < end)

/** Blocks of code between fences that are closed. */
function fencesIn(lines: readonly RawLine[]): Span[] {
  const found: Span[] = []
  let open: { fence: string; start: number } | undefined
  for (const { text, start, end } of lines) {
    const [, fence = ''] = /^[ \t>-]*(`{3,}|~{3,})/.exec(text) ?? []
    if (fence === '') continue
    if (!open) open = { fence, start }
    else if (fence[0] === open.fence[0] && fence.length >= open.fence.length && /[`~][ \t]*$/.test(text)) {
      found.push({ start: open.start, end })
      open = undefined
    }
  }
  return found
}

function headSpans(lines: readonly RawLine[], code: readonly Span[], judge: LineJudge): Span[] {
  const { isAbove, isMark } = judge
  const found: Span[] = []
  for (const [i, line] of lines.entries()) {
    if (!/[(（&]/.test(line.text) || isWithin(code, line.start)) continue
    if (line.text.includes('|') && cellMarks(line.text, isMark).some((mark) => isAbove(mark))) {
      const isTop =
        /^[ \t>]*\|?[ \t:|-]+$/.test(lines[i + 1]?.text ?? 'x') && lines[i + 1]?.text.includes('-')
      found.push({ start: line.start, end: lines[isTop ? endOfBlock(lines, i) : i]?.end ?? line.end })
    }
    // What begins with a bar is a row, and its cells mark no more than it.
    const own = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\|/.test(line.text)
      ? undefined
      : headOf(withJoined(lines, i), isMark)
    if (own && isAbove(own.mark))
      found.push({ start: line.start, end: lines[reachOf(lines, i, own)]?.end ?? line.end })
  }
  return found
}

/** A line with the next, where a mark goes over both. */
const withJoined = (lines: readonly RawLine[], i: number) => {
  const text = lines[i]?.text ?? ''
  return /\([^)]*$/.test(text) ? `${text} ${(lines[i + 1]?.text ?? '').replace(/^[ \t>]*/, '')}` : text
}

const cellMarks = (text: string, isMark: IsMark) =>
  text.split('|').flatMap((cell) => {
    const found = headOf(cell.trim(), isMark)
    return found ? [found.mark] : []
  })

const endOfBlock = (lines: readonly RawLine[], from: number) => {
  let i = from
  while (i + 1 < lines.length && !blank.test(lines[i + 1]?.text ?? '')) i += 1
  return i
}

/** The last line that a mark at the head of a line covers. */
function reachOf(lines: readonly RawLine[], i: number, { before }: Head): number {
  const text = lines[i]?.text ?? ''
  const [, sharps] = heading.exec(text) ?? []
  if (sharps !== undefined) return endOfSection(lines, i, sharps.length)
  const bullets = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?=(?:[-*+]|\d{1,9}[.)])[ \t])/.exec(before)
  const isItem = bullets !== null
  const isField = /:[ \t]+(?:[|>]\S*[ \t]*)?$/.test(before)
  const column = isField ? columnOf(before) : (bullets?.[0].length ?? indentOf(text))
  let last = i
  for (let j = i + 1; j < lines.length; j++) {
    const next = lines[j]?.text ?? ''
    if (blank.test(next)) {
      // What an item or a field holds goes on behind empty lines where it is further in.
      const rest = lines.slice(j).find((line) => !blank.test(line.text))
      if (!(isItem || isField) || !rest || indentLike(text, rest.text) <= column) break
      continue
    }
    if (
      (isItem || isField) &&
      indentLike(text, next) <= column &&
      (item.test(next) || isField || looksLikeKey(next))
    )
      break
    if (!isItem && !isField && (item.test(next) || heading.test(next)) && indentLike(text, next) <= column)
      break
    if (indentLike(text, next) < column && looksLikeKey(next)) break
    last = j
  }
  return last
}

/** How far in a line is, as another one counts: signs of quotation beyond those of that line begin a block. */
function indentLike(own: string, text: string): number {
  const quotes = own.slice(0, indentOf(own)).split('>').length - 1
  return new RegExp(`^[ \\t]*(?:>[ \\t]*){0,${quotes}}`).exec(text)?.[0].length ?? 0
}

/** Where what a line says begins, behind dashes. */
const columnOf = (text: string) => /^[ \t>]*(?:[-*+][ \t]+)*/.exec(text)?.[0].length ?? 0

const looksLikeKey = (text: string) => /^[ \t]*(?:- +)?["']?[\w-]+["']?:(?:\s|$)/.test(text)

function endOfSection(lines: readonly RawLine[], from: number, depth: number): number {
  const own = lines[from]?.text ?? ''
  const column = own.indexOf('#')
  const prefix = own.slice(0, column)
  let inside = 0
  for (let i = from + 1; i < lines.length; i++) {
    const text = lines[i]?.text ?? ''
    const [, sharps] = heading.exec(text) ?? []
    if (sharps !== undefined && sharps.length <= depth) return i - 1
    // It ends with the item, the quotation or the element it stands in, too.
    if (
      !blank.test(text) &&
      (indentLike(own, text) < column || (prefix.includes('>') && !text.includes('>')))
    )
      return i - 1
    if (/^[ \t>]*<[A-Za-z][^>]*[^/]>[ \t]*$/.test(text)) inside += 1
    if (/^[ \t>]*<\/[A-Za-z][^>]*>[ \t]*$/.test(text)) inside -= 1
    if (inside < 0) return i - 1
  }
  return lines.length - 1
}

const tag = /<(\/?)([A-Za-z][\w.]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/g
const marked = /(\w+)\s*=\s*["']\s*(\([^()"']+\)|[^"']*)/g

/** What tags enclose that carry a mark: `<Portion mark="…">`, or another with an attribute that begins with one. */
function tagSpans(text: string, shown: readonly Span[], judge: LineJudge): Span[] {
  const found: Span[] = []
  const open: { name: string; start: number; above: boolean }[] = []
  for (const { 0: whole, index, 1: slash, 2: name = '', 3: attributes = '', 4: self } of text.matchAll(tag)) {
    if (isWithin(shown, index)) continue
    if (slash) {
      const at = open.findLastIndex((o) => o.name === name)
      if (at < 0) continue
      for (const { start, above } of open.splice(at))
        if (above) found.push({ start, end: index + whole.length })
      continue
    }
    const above = isMarkedAbove(name, attributes, judge)
    if (self) {
      if (above) found.push({ start: index, end: index + whole.length })
    } else open.push({ name, start: index, above })
  }
  // What has no end goes on to the end of the text.
  for (const { start, above } of open) if (above) found.push({ start, end: text.length })
  return found
}

function isMarkedAbove(name: string, attributes: string, { isAbove, isMark }: LineJudge): boolean {
  let own: string | undefined
  for (const { 1: attribute, 2: value = '' } of attributes.matchAll(marked)) {
    if (name === 'Portion' && attribute === 'mark') own = value
    else if (/^\([^()]+\)$/.test(value) && isMark(value.slice(1, -1)) && isAbove(value)) return true
  }
  return name === 'Portion' && (own === undefined || !/^\([^()]+\)$/.test(own) || isAbove(own))
}

function inlineCode(lines: readonly RawLine[]): Span[] {
  return lines.flatMap(({ text, start }) =>
    text.includes('`')
      ? [...text.matchAll(/(`+)(?!`)[^`][\s\S]*?(?<!`)\1(?!`)/g)].map(({ index, 0: { length } }) => ({
          start: start + index,
          end: start + index + length,
        }))
      : [],
  )
}
