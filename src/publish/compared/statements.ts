import type { MarkingReading } from '../../domain/marking/marking.ts'
import { parsePortion } from '../../domain/marking/parse.ts'
import { isInlineTag } from '../../domain/portions/blocks.ts'
import type { Scheme } from '../../model/scheme.ts'
import { type HtmlTag, isHtmlTag, type ParsedPage } from '../pages/html.ts'

/** One thing that a page says. */
export interface Statement {
  /** A sentence, a row of a table, the words of a control. */
  text: string
  /** The headings that it stands under, the page's own first; empty for what frames every page. */
  under: readonly string[]
  /** The anchor nearest before it. */
  anchor: string | undefined
  /** What its portion mark says where it has one, else the page's. */
  marking: MarkingReading
}

/** Attributes whose words are read out or shown. */
const spoken = [
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'placeholder',
  'content',
  'value',
  'summary',
]
/** A row and a pair are read as one. */
const joined = new Set(['td', 'th', 'dt', 'dd'])
const silent = new Set(['script', 'style', 'template'])

/**
 * What a page says, in its order: its texts by sentence, what its attributes say, and where it leads outside the site.
 * Entities are resolved and white space does not count, so what was only marked up otherwise says the same.
 */
export function statementsOf(page: ParsedPage, marking: MarkingReading, scheme: Scheme): Statement[] {
  const reader = new Reader(marking, scheme)
  for (const element of page.elements) if (!element.parent) reader.visit(element, false)
  return reader.end()
}

class Reader {
  readonly #found: Statement[] = []
  readonly #marking: MarkingReading
  readonly #scheme: Scheme
  readonly #headings: string[] = []
  #words = ''
  #hasJustEnded = false
  #anchor: string | undefined

  constructor(marking: MarkingReading, scheme: Scheme) {
    this.#marking = marking
    this.#scheme = scheme
  }

  end(): Statement[] {
    this.#flush(false)
    return this.#found
  }

  visit(element: HtmlTag, isMain: boolean): void {
    const { name, attribs, children } = element
    if (silent.has(name)) return
    const within = isMain || name === 'main'
    // Two elements beside each other are set apart by styles, where no space does it.
    if (this.#hasJustEnded || name === 'br') this.#words += ' '
    this.#hasJustEnded = false
    const apart = !isInlineTag(name)
    if (apart && !joined.has(name)) this.#flush(isMain)
    if (attribs['id'] && within) this.#anchor = attribs['id']
    this.#hear(element, within)
    const rank = /^h([1-6])$/.exec(name)
    const before = this.#found.length
    for (const child of children) {
      if (isHtmlTag(child)) this.visit(child, within)
      else {
        this.#words += child.data
        this.#hasJustEnded = false
      }
    }
    this.#hasJustEnded = true
    if (joined.has(name)) this.#words += name === 'dt' ? ': ' : ' | '
    else if (apart) this.#flush(within)
    if (rank && within) this.#enter(Number(rank[1]), before)
  }

  /** Under a heading stands everything up to the next of its rank. */
  #enter(rank: number, before: number): void {
    const text = this.#found
      .slice(before)
      .map((statement) => statement.text)
      .join(' ')
    this.#headings.length = Math.min(this.#headings.length, rank - 1)
    while (this.#headings.length < rank - 1) this.#headings.push('')
    this.#headings.push(text)
  }

  #hear({ name, attribs }: HtmlTag, isMain: boolean): void {
    for (const attribute of spoken) {
      const words = attribs[attribute]
      if (words === undefined || !/\p{L}/u.test(words)) continue
      // What a page may load is looked at by `verify` itself.
      if (attribute === 'content' && (attribs['http-equiv'] || attribs['name'] === 'viewport')) continue
      this.#say(words, isMain)
    }
    const to = name === 'a' ? attribs['href'] : undefined
    if (to !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(to)) this.#say(`leads to ${to}`, isMain)
    for (const [attribute, words] of Object.entries(attribs))
      if (attribute.startsWith('data-') && /\p{L}\s+\p{L}/u.test(words)) this.#say(words, isMain)
  }

  #flush(isMain: boolean): void {
    const words = this.#words
      .replace(/\s+/g, ' ')
      .replace(/(?: \|)+ ?$/, '')
      .trim()
    this.#words = ''
    if (words === '') return
    const [mark] = /^\([^()]{1,80}\)/.exec(words) ?? []
    const portion = mark === undefined ? undefined : parsePortion(mark, this.#scheme)
    const own = portion?.ok ? portion.marking : undefined
    for (const sentence of sentencesOf(words)) this.#say(sentence, isMain, own)
  }

  #say(text: string, isMain: boolean, own?: MarkingReading): void {
    this.#found.push({
      text: text.replace(/\s+/g, ' ').trim(),
      under: isMain ? this.#headings.filter((heading) => heading !== '') : [],
      anchor: isMain ? this.#anchor : undefined,
      marking: own ?? this.#marking,
    })
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences of a text. A row of a table stays whole: its cells say nothing by themselves. */
export const sentencesOf = (text: string): string[] =>
  text.includes(' | ')
    ? [text]
    : [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '')
