import { applyHtmlEdits, type HtmlEdit } from './edits.ts'
import { firstOf, type ParsedPage, wordsIn } from './html.ts'

/** What search reads of a page, as HTML, addresses in it relative to the page. */
export interface PageText {
  /** The words of its first heading. */
  title: string
  /** That heading. */
  heading: string
  /** What stands inside its lead; empty where it has none. */
  lead: string
  /** Its main part: up to the end of that heading, and from there on. */
  before: string
  after: string
}

/** The text of a page's main part; undefined where it has none, or no heading in it. */
export function pageText(page: ParsedPage, links: readonly HtmlEdit[]): PageText | undefined {
  const main = firstOf(page, 'main')
  const heading = main && firstOf(page, 'h1', main)
  if (!main || !heading) return undefined
  const lead = page.elements.find(({ start, attribs }) => start > main.start && attribs['class'] === 'lead')
  const cut = (start: number, end: number) => applyHtmlEdits(page.html, links, start, end)
  return {
    title: wordsIn(heading),
    heading: cut(heading.start, heading.end),
    lead: lead ? cut(lead.inner.start, lead.inner.end) : '',
    before: cut(main.inner.start, heading.end),
    after: cut(heading.end, main.inner.end),
  }
}
