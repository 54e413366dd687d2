import { setQuotes, signsToSet } from '../../domain/text/quotes.ts'
import type { HtmlEdit } from './edits.ts'
import { type HtmlTag, HtmlText, type ParsedPage } from './html.ts'

/** What is typed or read by programs keeps its signs. */
const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style', 'textarea', 'noscript'])
/** Elements that stand within a line: a quotation may begin before one and end behind it. */
const inline = new Set(
  'a abbr b bdi cite code data del dfn em i ins kbd mark q s samp small span strong sub sup svg text time u'.split(
    ' ',
  ),
)
/** What other programs compare with what a bundle says: banners and the foot. */
const isCompared = ({ attribs }: HtmlTag) =>
  /(?:^|\s)(?:banner|foot|mark)(?:\s|$)/.test(attribs['class'] ?? '')

/**
 * The changes that set the quotation marks and apostrophes of a page as they are printed. Everything that readers read
 * comes by here, whoever wrote it: prose, titles, names, words of the generator. Code stays as it is typed.
 */
export function quoteEdits({ html, elements }: ParsedPage): HtmlEdit[] {
  const edits: HtmlEdit[] = []
  const line = new Line(html, edits)
  const root = elements[0]
  if (root) visit(root, line, false)
  for (const { name, attribs, start, end } of elements)
    if (name === 'meta' && attribs['name'] === 'description') edits.push(...inDescription(html, start, end))
  return edits
}

function visit(tag: HtmlTag, line: Line, kept: boolean): void {
  const isKept = kept || verbatim.has(tag.name) || isCompared(tag)
  if (!inline.has(tag.name)) line.begin()
  for (const child of tag.children) {
    if (child instanceof HtmlText) line.add(child, isKept)
    else visit(child, line, isKept)
  }
  if (!inline.has(tag.name)) line.begin()
}

/** What stands in one line, piece after piece. */
class Line {
  readonly #html: string
  readonly #edits: HtmlEdit[]
  #last = ' '

  constructor(html: string, edits: HtmlEdit[]) {
    this.#html = html
    this.#edits = edits
  }

  begin(): void {
    this.#last = ' '
  }

  add({ start, end }: HtmlText, isKept: boolean): void {
    const text = this.#html.slice(start, end)
    if (text === '') return
    if (!isKept)
      for (const set of signsToSet(text, this.#last))
        this.#edits.push({ start: start + set.start, end: start + set.end, text: set.sign })
    this.#last = isKept ? 'x' : (text.at(-1) ?? ' ')
  }
}

/** In an attribute the marks that end it would be the same, so they are always written as entities there. */
function inDescription(html: string, start: number, end: number): HtmlEdit[] {
  const tag = html.slice(start, end)
  const value = /content="([^"]*)"/.exec(tag)
  if (!value) return []
  const [whole, text = ''] = value
  const at = start + value.index + whole.indexOf(text)
  return [{ start: at, end: at + text.length, text: setQuotes(text) }]
}
