import type { ShownBlock } from '../domain/document/blocks.ts'
import { compare } from '../domain/playbook/problem.ts'

/** The stylesheet for paper, as a site address; every page links to it. */
export const printMarkings = '/assets/print-markings.css'

/**
 * The stylesheet that puts a page's banner into the head and foot margin of every printed sheet. Margin boxes cannot
 * read the page, so each banner in use becomes a named page style (CSS Paged Media 3, section 4). The first sheet begins
 * with the banner of the page itself. What is too wide for an upright sheet, `.broad`, lays its page on the side; a
 * `.card` has narrow margins. What its level wants besides the banner stands first on the first sheet.
 */
export function printMarkingStyles(pages: Iterable<PrintedPage>): string {
  const byMarking = new Map([...pages].map((page) => [page.marking, page]))
  const styles = [...byMarking]
    .sort(([a], [b]) => compare(a, b))
    .map(
      ([marking, { banner, blocks = [] }], i) =>
        pageStyle(inString(marking), inString(banner), i) + blockStyle(inString(marking), blocks),
    )
  return (
    styles.join('') +
    ([...byMarking.values()].some(({ blocks = [] }) => blocks.length > 0) ? shownBlocks : '')
  )
}

/** What of a page goes to paper beside its text. */
export interface PrintedPage {
  marking: string
  banner: string
  blocks?: readonly ShownBlock[]
}

/** What a document says besides its banner, before all else on its first sheet. */
function blockStyle(marking: string, blocks: readonly ShownBlock[]): string {
  const lines = blocks.flatMap(({ lines }) => lines)
  return lines.length === 0
    ? ''
    : `[data-marking="${marking}"] main::before{content:"${inString(lines.join('\n'))}"}\n`
}

const shownBlocks =
  'main::before{display:block;margin:0 0 3mm;font:6.5pt/1.3 sans-serif;white-space:pre-line;text-align:left}\n'

function pageStyle(marking: string, banner: string, i: number): string {
  const box = `{content:"${banner}";font:600 9pt sans-serif;letter-spacing:.06em}`
  const margins = `@top-center${box}@bottom-center${box}`
  const first = '@top-center{content:none}'
  const on = `[data-marking="${marking}"]>body`
  return [
    `@page m${i}{${margins}}@page m${i}:first{${first}}`,
    `${on}{page:m${i}}`,
    `@page w${i}{size:landscape;${margins}}@page w${i}:first{${first}}`,
    `${on}:has(.broad){page:w${i}}`,
    `@page c${i}{margin:11mm 9mm;${margins}}@page c${i}:first{${first}}`,
    `${on}:has(.card){page:c${i}}\n`,
  ].join('\n')
}

/** As it may stand between the quotes of a CSS string. */
const inString = (text: string) =>
  text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f]/g, (end) => `\\${end.charCodeAt(0).toString(16)} `)
