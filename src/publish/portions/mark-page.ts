import { joinAll, type MarkingReading } from '../../domain/marking/marking.ts'
import { parseMarking, parsePortion } from '../../domain/marking/parse.ts'
import { lookLikeMark } from '../../domain/marking/portion.ts'
import { printMark } from '../../domain/marking/print.ts'
import { shownMark } from '../../domain/marking/shown.ts'
import { isInlineTag, isPassedOver, isPortion } from '../../domain/portions/blocks.ts'
import type { Scheme } from '../../model/scheme.ts'
import { applyHtmlEdits, type HtmlEdit, inOrder } from '../pages/edits.ts'
import {
  elementsIn,
  firstOf,
  type HtmlNode,
  type HtmlTag,
  isHtmlTag,
  type ParsedPage,
  parsePage,
  textsIn,
} from '../pages/html.ts'

/** What decides of the marks on a page, besides what its texts begin with. */
export interface PageMarks {
  scheme: Scheme
  /** What has no marking of its own takes this: that of the page's entry or environment; without it, the page's. */
  page: MarkingReading | undefined
  /** The marking of what has this anchor, or is `data-of` it, if it is an entry, a part of one, or computed. */
  at: (anchor: string) => MarkingReading | undefined
  /** No lower than what a text says. */
  ofText: (text: string) => MarkingReading | undefined
  /** Whether the parenthesis that a text begins with is no mark: its author escaped it. */
  isEscaped: (text: string) => boolean
}

/**
 * Puts a portion mark at the beginning of every heading, paragraph, list item, row and pair of a term and its
 * meaning in the main part of a page. A mark that an author wrote stays, and is drawn like the others.
 */
export function markEdits(page: ParsedPage, marks: PageMarks): HtmlEdit[] {
  const main = firstOf(page, 'main')
  const marker = new Marker(page.html, marks, firstOf(page, 'html')?.attribs['data-portion'])
  if (main) marker.markInside(main, marks.page ?? marker.whole)
  return marker.edits
}

/** A page with the changes of {@link markEdits} made. */
export const markPage = (html: string, marks: PageMarks): string =>
  applyHtmlEdits(html, inOrder(markEdits(parsePage(html), marks)))

/** What is hidden is passed over, but for words that a script shows when they are true. */
const isShown = ({ name, attribs }: HtmlTag) =>
  !isPassedOver(name) &&
  (!('hidden' in attribs) || name === 'p' || 'data-week' in attribs || attribs['class'] === 'notice') &&
  attribs['aria-hidden'] !== 'true' &&
  // The box that says what the page is.
  attribs['class'] !== 'facts'

const isExplaining = ({ name, attribs }: HtmlTag) =>
  name === 'tr' && /(?:^| )(?:why|more)(?: |$)/.test(attribs['class'] ?? '')

class Marker {
  readonly edits: HtmlEdit[] = []
  readonly #html: string
  readonly #marks: PageMarks
  /** The mark of the page as a whole. */
  readonly #whole: string
  /** What that mark says. */
  readonly whole: MarkingReading

  constructor(html: string, marks: PageMarks, whole: string | undefined) {
    this.#html = html
    this.#marks = marks
    this.#whole = whole ?? printMark('unreadable', marks.scheme)
    this.whole = this.#read(this.#whole)
  }

  /** Marks what stands in an element. A heading's own mark covers what follows, up to the next of its rank. */
  markInside(parent: HtmlTag, around: MarkingReading): void {
    let open: { rank: string; reading: MarkingReading }[] = []
    let row: MarkingReading | undefined
    for (const child of parent.children.filter(isHtmlTag)) {
      if (child.name === 'form') this.#markAnswers(child)
      if (!isShown(child)) continue
      const isHeading = /^h[1-6]$/.test(child.name)
      if (isHeading) open = open.filter(({ rank }) => rank < child.name)
      // A section of the page's own begins anew.
      const section = child.name === 'section' ? undefined : open.at(-1)?.reading
      const own = this.#ofElement(child)
      // A row that explains the one before it is a part of that.
      row = own ?? (isExplaining(child) ? row : undefined)
      const here = own ?? row ?? section ?? around
      if (child.name === 'tr') this.#markRow(child, here)
      else {
        const written = isPortion(child.name) ? this.#markBlock(child, here) : this.#ofHead(child)
        if (isHeading && written) open.push({ rank: child.name, reading: written })
        this.markInside(child, written ?? here)
      }
    }
  }

  /** What a form answers is computed from all over the page, here and by its script: it is marked as the page is. */
  #markAnswers(form: HtmlTag): void {
    for (const answer of elementsIn(form)) {
      if (answer.attribs['role'] !== 'status') continue
      for (const block of elementsIn(answer)) if (isPortion(block.name)) this.#insertMark(block, this.#whole)
    }
  }

  /** The marking of what an element stands for, by its anchor; or of a portion of several paragraphs. */
  #ofElement({ attribs, children }: HtmlTag): MarkingReading | undefined {
    if (attribs['class'] === 'portion')
      return this.#read(children.filter(isHtmlTag)[0]?.attribs['data-marking'] ?? '')
    const anchor = attribs['id'] ?? attribs['data-of']
    return anchor === undefined ? undefined : this.#marks.at(anchor)
  }

  /** The marks in a table's head cover the table. */
  #ofHead(table: HtmlTag): MarkingReading | undefined {
    const [head] = table.name === 'table' ? table.children.filter(isHtmlTag) : []
    if (head?.name !== 'thead') return undefined
    const cells = elementsIn(head).filter(({ name }) => name === 'th')
    return joinAll(
      cells.flatMap((cell) => this.#written(cell) ?? []),
      this.#marks.scheme,
    )
  }

  /** Marks a block that has words of its own; gives the mark if its author wrote one. */
  #markBlock(block: HtmlTag, here: MarkingReading): MarkingReading | undefined {
    const own = textOf(block, (inside) => isShown(inside) && isInlineTag(inside.name))
    const written = this.#drawWritten(block)
    if (written || own.trim() === '' || !beginsInline(block)) return written
    const meanings = block.name === 'dt' ? meaningsOf(block) : []
    const said = this.#marks.ofText([own, ...meanings.map((dd) => textOf(dd, isShown))].join(' '))
    this.#insert(block, [here, said, ...[block, ...meanings].flatMap((of) => this.#fillsIn(of))])
    return undefined
  }

  /** A row has one mark, before its first words: no lower than anything in it. */
  #markRow(row: HtmlTag, here: MarkingReading): void {
    const cells = row.children.filter(isHtmlTag)
    const written = cells.flatMap((cell) => this.#drawWritten(cell) ?? [])
    // A cell with nothing but a box to tick has no words to stand before.
    const first = cells.find((cell) => textOf(cell, isShown).trim() !== '')
    const text = textOf(row, isShown)
    const isHead = row.parent?.name === 'thead'
    if (!first || isHead || text.trim() === '' || this.#written(first)) return
    const own = written.length > 0 ? written : [here]
    this.#insert(first, [...own, this.#marks.ofText(text), ...this.#fillsIn(row)])
  }

  /** The mark that an author wrote at the beginning of a block. */
  #written(block: HtmlTag): MarkingReading | undefined {
    const text = textOf(block, isShown)
    const mark = lookLikeMark(text, this.#marks.scheme)
    return mark === undefined || this.#marks.isEscaped(text) ? undefined : this.#read(mark)
  }

  #drawWritten(block: HtmlTag): MarkingReading | undefined {
    const reading = beginsInline(block) ? this.#written(block) : undefined
    const text = textsIn(block, isShown).find(({ data }) => data.trim() !== '')
    if (!reading || !text) return reading
    const start = this.#html.indexOf('(', text.start)
    const end = this.#html.indexOf(')', start) + 1
    if (end <= text.end) this.edits.push({ start, end, text: this.#draw(this.#html.slice(start, end)) })
    return reading
  }

  /** Markings that stand in a block as a fill and are its own. */
  #fillsIn(block: HtmlTag): MarkingReading[] {
    return elementsIn(block).flatMap(({ attribs }) =>
      attribs['class'] === 'mark' ? [this.#read(attribs['data-marking'] ?? '')] : [],
    )
  }

  /** A banner or a portion mark; what is neither counts as the highest there can be. */
  #read(text: string): MarkingReading {
    const parse = text.startsWith('(') ? parsePortion : parseMarking
    const parsed = parse(text.replace(/\s+/g, ' '), this.#marks.scheme)
    return parsed.ok ? parsed.marking : 'unreadable'
  }

  /** `small`, since pages style their spans by where they stand. */
  #draw(mark: string): string {
    return `<small class="pm" data-marking="${mark}">${shownMark(mark, this.#marks.scheme)}</small>`
  }

  #insert(block: HtmlTag, readings: readonly (MarkingReading | undefined)[]): void {
    const { scheme } = this.#marks
    const reading =
      joinAll(
        readings.filter((of) => of !== undefined),
        scheme,
      ) ?? 'unreadable'
    this.#insertMark(block, printMark(reading, scheme))
  }

  #insertMark(block: HtmlTag, mark: string): void {
    const start = beginning(block).children[0]?.start
    if (typeof start === 'number') this.edits.push({ start, end: start, text: `${this.#draw(mark)} ` })
  }
}

const textOf = (element: HtmlTag, keep: (inside: HtmlTag) => boolean) =>
  textsIn(element, keep)
    .map(({ data }) => data)
    .join('')

/** The element that a mark goes into: the first part of a block that lays its parts out side by side. */
function beginning(block: HtmlTag): HtmlTag {
  const shown = block.children.filter((child) => (isHtmlTag(child) ? isShown(child) : isText(child)))
  const [first] = shown
  if (first === undefined || !isHtmlTag(first) || first.name === 'b') return block
  const isLaidOut = shown.length > 1 && shown.every(isHtmlTag) && block.name === 'li'
  return isInlineTag(first.name) && !isLaidOut ? block : beginning(first)
}

const isText = (node: HtmlNode) => !isHtmlTag(node) && node.data.trim() !== ''

/** Whether the first that an element shows is words, not a block that has its own mark. */
function beginsInline({ children }: HtmlTag): boolean {
  const first = children.find((child) => (isHtmlTag(child) ? isShown(child) : isText(child)))
  return first !== undefined && (!isHtmlTag(first) || isInlineTag(first.name))
}

/** The meanings of a term: what follows it up to the next. */
function meaningsOf(term: HtmlTag): HtmlTag[] {
  const after = (term.parent?.children ?? []).filter(isHtmlTag)
  const rest = after.slice(after.indexOf(term) + 1)
  const end = rest.findIndex(({ name }) => name === 'dt')
  return rest.slice(0, end < 0 ? undefined : end).filter((dd) => beginsInline(dd))
}
