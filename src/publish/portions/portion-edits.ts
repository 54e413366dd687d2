import { Markings } from '../../domain/marking/effective.ts'
import { insideMark } from '../../domain/marking/inside-mark.ts'
import { type Address, fileOf } from '../../domain/pages/address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { otherWordsOf } from '../../domain/words/other-words.ts'
import type { Scheme } from '../../model/scheme.ts'
import { applyHtmlEdits, type HtmlEdit, inOrder } from '../pages/edits.ts'
import { NestingError, type ParsedPage, parsePage } from '../pages/html.ts'
import { wordEdits } from '../pages/word-edits.ts'
import { ownWords } from '../proof/own-words.ts'
import { proofPieces } from '../proof/sources.ts'
import { wordsOf } from '../proof/words.ts'
import { attributionOf } from './attribution.ts'
import { comparedPlaces } from './compared-places.ts'
import { markEdits } from './mark-page.ts'
import { markedPlaces } from './places.ts'

/** The marks that the portions of a parsed page get; `file` is its place in the site. */
export type PortionEdits = (file: string, page: ParsedPage) => HtmlEdit[]

/**
 * What marks the portions of pages, where `portions: shown` in site.yaml asks for it; made once for all pages,
 * since it learns from the whole playbook.
 */
export function portionEditsOf(playbook: Playbook): PortionEdits | undefined {
  const settings = playbook.site
  if (settings?.data.portions !== 'shown') return undefined
  const markings = new Markings(playbook)
  const { scheme } = markings
  const usual = markings.of(settings)
  const places = new Map([...markedPlaces(playbook, markings), ...comparedPlaces(playbook, scheme)])
  const pages = new Map([...places].map(([address, reading]) => [fileOrAnchor(address), reading]))
  const ofText = attributionOf(playbook, scheme, usual, ownWords())
  const escaped = escapedIn(playbook, scheme)
  const isEscaped = (text: string) => escaped.some((words) => `${wordsOf(text).join(' ')} `.startsWith(words))
  return (file, parsed) => {
    const home = /^environments\/[^/]+\//.exec(file)?.[0]
    // A page that is neither an entry's nor in an environment is made from many. In the A to Z all are names.
    const page =
      pages.get(file) ??
      pages.get(`${home}index.html`) ??
      (namesAlone.test(file) || file === notFound ? usual : undefined)
    const at = (anchor: string) => pages.get(`${file}#${anchor}`)
    return markEdits(parsed, { scheme, page, at, ofText, isEscaped })
  }
}

/** The A to Z, by letter and by environment, with their leaves. */
const namesAlone = /^index-(?:a-z|by-environment)(?:\/[^/]+)?\.html$/
/** What stands where there is no page says nothing but the frame does. */
const notFound = fileOf('/404')

/** Marks the portions of a page that is shown while the playbook is edited. */
export type MarkFile = (file: string, html: string) => string

/** {@link portionEditsOf} and the playbook's own words, for pages that nothing else is done to. */
export function fileMarker(playbook: Playbook): MarkFile | undefined {
  const portions = portionEditsOf(playbook)
  const words = otherWordsOf(playbook.configuration)
  if (!portions && !words) return undefined
  return (file, html) => {
    const page = readable(html)
    if (!page) return html
    return applyHtmlEdits(
      html,
      inOrder([...(portions?.(file, page) ?? []), ...(words ? wordEdits(page, words) : [])]),
    )
  }
}

/** A page whose tags nest. What a server shows in place of one, where something went wrong, is shown as it is. */
function readable(html: string): ParsedPage | undefined {
  try {
    return parsePage(html)
  } catch (error) {
    if (error instanceof NestingError) return undefined
    throw error
  }
}

function fileOrAnchor(address: Address): string {
  const [page = '', anchor] = address.split('#')
  return anchor === undefined ? fileOf(page) : `${fileOf(page)}#${anchor}`
}

/** The first words of what begins with a parenthesis that its author escaped: `\(U) is how one writes it`. */
function escapedIn(playbook: Playbook, scheme: Scheme): string[] {
  const written = new RegExp(`\\\\(\\(${insideMark(scheme)}+\\)[^\\n]{0,40})`, 'gu')
  return [...proofPieces(playbook)].flatMap(({ text }) =>
    [...text.matchAll(written)].map(([, begins = '']) => `${wordsOf(begins).slice(0, 4).join(' ')} `),
  )
}
