import { decodeHTML, decodeHTMLAttribute } from 'entities'
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** A stretch of the words of a page. */
export class HtmlText {
  readonly start: number
  readonly end: number
  readonly #html: string

  constructor(html: string, start: number, end: number) {
    this.#html = html
    this.start = start
    this.end = end
  }

  /** The words, entities resolved. */
  get data(): string {
    const text = this.#html.slice(this.start, this.end)
    return text.includes('&') ? decodeHTML(text) : text
  }
}

/** An element, with the places where its tags begin and end and where what is inside them does. */
export interface HtmlTag {
  name: string
  /** By name, entities resolved; one without a value is empty. */
  attribs: Readonly<Record<string, string>>
  children: readonly HtmlNode[]
  parent: HtmlTag | undefined
  start: number
  end: number
  inner: { start: number; end: number }
}

export type HtmlNode = HtmlTag | HtmlText

/** An attribute as it is written: its value is `html.slice(start, end)`, entities and all. */
export interface WrittenAttribute {
  name: string
  start: number
  end: number
}

/** A page that was parsed once: every reader and every change of it works from this. */
export interface ParsedPage {
  html: string
  /** All elements in their order. */
  elements: readonly HtmlTag[]
  /** Attributes with a value, of those that were asked for, in their order. */
  attributes: readonly WrittenAttribute[]
}

/** A page whose tags do not nest: what is inside what, browsers decide, and marks need to know. */
export class NestingError extends Error {}

// HTML, 13.1.2: elements that have no end tag.
const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const foreign = new Set(['svg', 'math'])

/**
 * Parses a page; attributes with one of these names are told by their places too. Pages are the generator's own, so each
 * element is closed where it has to be, and this throws {@link NestingError} where one is not.
 */
export function parsePage(html: string, named: ReadonlySet<string> = new Set()): ParsedPage {
  const builder = new Builder(html, named)
  const tokenizer = new Tokenizer({ decodeEntities: false }, builder)
  tokenizer.write(html)
  tokenizer.end()
  return builder
}

type Growing = HtmlTag & { attribs: Record<string, string>; children: HtmlNode[] }

const nothing = () => {}

class Builder implements ParsedPage, TokenizerCallbacks {
  readonly html: string
  readonly elements: HtmlTag[] = []
  readonly attributes: WrittenAttribute[] = []
  readonly #named: ReadonlySet<string>
  #open: Growing | undefined
  /** How many elements that are not HTML's own are open: in them tags may close themselves. */
  #foreign = 0
  #attribute = ''
  #from = -1
  #to = -1

  constructor(html: string, named: ReadonlySet<string>) {
    this.html = html
    this.#named = named
  }

  onopentagname(from: number, to: number): void {
    const parent = this.#open
    const inner = { start: to, end: to }
    const name = this.html.slice(from, to).toLowerCase()
    const tag: Growing = { name, attribs: {}, children: [], parent, start: from - 1, end: to, inner }
    parent?.children.push(tag)
    this.elements.push(tag)
    this.#open = tag
    if (foreign.has(name)) this.#foreign++
  }

  onopentagend(at: number): void {
    const tag = this.#open
    if (!tag) return
    tag.inner.start = tag.inner.end = at + 1
    if (voidElements.has(tag.name)) this.#close(tag, at + 1, at + 1)
  }

  onselfclosingtag(at: number): void {
    this.onopentagend(at)
    if (this.#foreign > 0 && this.#open) this.#close(this.#open, at + 1, at + 1)
  }

  onclosetag(from: number, to: number): void {
    const name = this.html.slice(from, to).trim().toLowerCase()
    const tag = this.#open
    if (tag?.name !== name) throw new NestingError(`</${name}> ends no <${name}> at character ${from}`)
    this.#close(tag, from - 2, to + 1)
  }

  onend(): void {
    if (this.#open) throw new NestingError(`<${this.#open.name}> at character ${this.#open.start} has no end`)
  }

  ontext(start: number, end: number): void {
    this.#open?.children.push(new HtmlText(this.html, start, end))
  }

  onattribname(from: number, to: number): void {
    this.#attribute = this.html.slice(from, to).toLowerCase()
    this.#from = -1
  }

  onattribdata(from: number, to: number): void {
    if (this.#from < 0) this.#from = from
    this.#to = to
  }

  onattribend(quote: QuoteType, end: number): void {
    const tag = this.#open
    if (!tag) return
    const name = this.#attribute
    const start = this.#from < 0 ? end : this.#from
    const to = this.#from < 0 ? end : this.#to
    const value = this.html.slice(start, to)
    if (!Object.hasOwn(tag.attribs, name))
      tag.attribs[name] = value.includes('&') ? decodeHTMLAttribute(value) : value
    if (quote !== QuoteType.NoValue && this.#from >= 0 && this.#named.has(name))
      this.attributes.push({ name, start, end: to })
  }

  isInForeignContext = () => this.#foreign > 0

  onattribentity = nothing
  oncdata = nothing
  oncomment = nothing
  ondeclaration = nothing
  onprocessinginstruction = nothing
  ontextentity = nothing

  #close(tag: Growing, inner: number, end: number): void {
    tag.inner.end = inner
    tag.end = end
    this.#open = tag.parent as Growing | undefined
    if (foreign.has(tag.name)) this.#foreign--
  }
}

/** Whether a node is an element. */
export const isHtmlTag = (node: HtmlNode): node is HtmlTag => 'attribs' in node

/** The elements in an element, at any depth, in their order. */
export function elementsIn(element: HtmlTag): HtmlTag[] {
  const found: HtmlTag[] = []
  const visit = ({ children }: HtmlTag) => {
    for (const child of children) {
      if (!isHtmlTag(child)) continue
      found.push(child)
      visit(child)
    }
  }
  visit(element)
  return found
}

/** The first element of this name, in a page or in an element of it. */
export const firstOf = ({ elements }: ParsedPage, name: string, within?: HtmlTag): HtmlTag | undefined =>
  elements.find(
    (tag) => tag.name === name && (!within || (tag.start >= within.start && tag.end <= within.end)),
  )

/** The texts in an element, of those elements inside it that `keep` lets in. */
export function textsIn({ children }: HtmlTag, keep: (element: HtmlTag) => boolean = () => true): HtmlText[] {
  return children.flatMap((child) => {
    if (!isHtmlTag(child)) return [child]
    return keep(child) ? textsIn(child, keep) : []
  })
}

/** The words of an element, what its tags part set apart. */
export const wordsIn = (element: HtmlTag): string =>
  textsIn(element)
    .map(({ data }) => data)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
