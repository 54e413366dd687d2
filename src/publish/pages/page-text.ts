import { applyEdits, type Edit } from './edits.ts'
import { elementsIn, firstIn, type ParsedPage, rangeOf, type Tag, wordsIn } from './html.ts'

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
export function pageText({ html, root }: ParsedPage, links: readonly Edit[]): PageText | undefined {
  const main = firstIn(root, 'main')
  const heading = main && firstIn(main, 'h1')
  if (!main || !heading) return undefined
  const lead = [...elementsIn(main)].find(({ attribs }) => attribs['class'] === 'lead')
  const cut = ({ start, end }: { start: number; end: number }) => applyEdits(html, links, start, end)
  const around = insideOf(main)
  const ofHeading = rangeOf(heading)
  return {
    title: wordsIn(heading),
    heading: cut(ofHeading),
    lead: lead ? cut(insideOf(lead)) : '',
    before: cut({ start: around.start, end: ofHeading.end }),
    after: cut({ start: ofHeading.end, end: around.end }),
  }
}

/** Where what is between the tags of an element begins and ends. */
function insideOf({ children }: Tag): { start: number; end: number } {
  return { start: children[0]?.startIndex ?? 0, end: (children.at(-1)?.endIndex ?? -1) + 1 }
}
