import type { Address } from '../../domain/pages/address.ts'
import type { Rung } from '../../domain/portions/rungs.ts'
import type { RecordType, SearchKind } from '../../domain/search/kinds.ts'
import type { KnownPage } from '../../domain/search/source.ts'
import type { PageText } from '../pages/page-text.ts'
import type { PublishedPage } from '../pages/pass.ts'

/** A page or a part of one, as it is handed to the index. */
export interface Document {
  /** File and anchor, from the site's root. */
  url: string
  entry: string
  /** Those of records are told apart; everything that has a page is a `page`. */
  type: RecordType | 'page'
  kind: SearchKind
  environment?: string
  roles: readonly string[]
  status?: string
  title: string
  names: readonly string[]
  fact?: string
  later?: readonly [string, string]
  /** The banner of the page. */
  marking: string
  /** Its place among the markings that portions may have; absent where the site does not show them. */
  rung?: number
  /** HTML with the title and the names first. */
  html: string
}

/** What surrounds the text of a page: it is on others too, or it is navigation. */
export const notText = [
  '.crumbs',
  '.facts',
  '.side',
  '.pager',
  '.notice',
  '.trouble',
  '.problems',
  '.copy',
  '.change',
  '.letters',
]

/**
 * The pages of a built site that are to be found, with what the playbook knows of them besides their text: aliases of
 * a service, signals of a triage path.
 */
export function pageDocuments(
  published: readonly PublishedPage[],
  known: Readonly<Record<Address, KnownPage>>,
  rungs: readonly Rung[] | undefined,
): Document[] {
  return published.flatMap(({ file: url, page, told, text }): Document[] => {
    const search = page?.search
    if (!search || !text) return []
    const { list, address } = page
    const environment = search.environment ?? page.environment
    const { entry, names } = known[address] ?? { entry: `page/${url}`, names: [] }
    return [
      {
        url,
        entry,
        type: 'page',
        kind: search.kind,
        ...(environment === undefined ? {} : { environment }),
        roles: search.roles,
        ...(search.status === undefined ? {} : { status: search.status }),
        marking: told.marking,
        ...(rungs ? { rung: rungOf(told.portion, rungs) } : {}),
        title: text.title,
        names,
        html: asPage(list ? headOnly(text, names) : wholeText(text, names)),
      },
    ]
  })
}

/** The rung of a mark; the highest for a mark that is on no rung. */
function rungOf(mark: string | undefined, rungs: readonly Rung[]): number {
  const place = rungs.findIndex((rung) => rung.mark === mark)
  return place < 0 ? rungs.length - 1 : place
}

/** Text as HTML that shows it. */
export const asHtml = (text: string) =>
  text.replace(/[<>&]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&amp;'))

/** Names weigh as much as a heading. */
export const namesHtml = (names: readonly string[]) =>
  names.length === 0 ? '' : `<p data-pagefind-weight="6">${asHtml(names.join(', '))}</p>`

const wholeText = ({ before, after }: PageText, names: readonly string[]) =>
  setApart(before + namesHtml(names) + after)

/** Cells and labels that only their looks set apart are words of their own; inside code a space would be a lie. */
const setApart = (html: string) =>
  html
    .split(/(<pre[\s\S]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre') ? part : part.replace(/<\/[a-z0-9]+>(?=<[a-z])/g, '$& ')))
    .join('')

const headOnly = ({ heading, lead }: PageText, names: readonly string[]) =>
  setApart(heading + namesHtml(names) + lead)

/** A document of its own for a part of a page. */
export const asPage = (body: string) =>
  `<!doctype html><html lang="en"><body><main data-pagefind-body>${body}</main></body></html>`
