import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf } from '../../domain/address.ts'
import type { Rung } from '../../domain/portions/rungs.ts'
import { type SearchKind, searchKinds } from '../../domain/search/kinds.ts'
import type { KnownPage } from '../../domain/search/source.ts'

/** A page or a part of one, as it is handed to the index. */
export interface Document {
  /** File and anchor, from the site's root. */
  url: string
  entry: string
  kind: SearchKind
  environment?: string
  roles: readonly string[]
  status?: string
  title: string
  names: readonly string[]
  fact?: string
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
  '.problems',
  '.copy',
  '.change',
  '.letters',
]

/** Pages that are made of entries: those have records of their own, so of the page only its head counts. */
const lists =
  /^(?:environments\/[^/]+\/(?:services|roadmap|onboarding|notices|triage|exercises|lessons)|services|roadmap|triage|glossary|objectives|index-a-z|guides|roles|problems|feedback)\.html$/

/**
 * The pages of a built site that say they are to be found (`data-pagefind-body`), with what the playbook
 * knows of them besides their text: aliases of a service, signals of a triage path.
 */
export function pageDocuments(
  site: string,
  files: readonly string[],
  pages: Readonly<Record<string, KnownPage>>,
  rungs: readonly Rung[] | undefined,
): Document[] {
  const known = new Map(Object.entries(pages).map(([address, page]) => [fileOf(address), page]))
  return files.flatMap((url): Document[] => {
    const html = readFileSync(join(site, url), 'utf8')
    const tag = /<main [^>]*data-pagefind-body[^>]*>/.exec(html)?.[0]
    const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)
    if (!tag || !title) return []
    const facets = facetsOf(tag)
    const environment = /^environments\/([^/]+)\/|^compare\/.+-to-(.+)\.html$/
      .exec(url)
      ?.slice(1)
      .find(Boolean)
    const { entry = `page/${url.replace(/^environments\/[^/]+\//, '*/')}`, names = [] } = known.get(url) ?? {}
    return [
      {
        url,
        entry,
        kind: searchKinds.find((kind) => kind === facets.get('kind')?.[0]) ?? 'Reference',
        ...(environment === undefined ? {} : { environment }),
        roles: facets.get('role') ?? [],
        ...(facets.has('status') ? { status: facets.get('status')?.[0] ?? '' } : {}),
        marking: attributeOf(html, 'marking') ?? '',
        ...(rungs ? { rung: placeOf(attributeOf(html, 'portion'), rungs) } : {}),
        title: textOf(title[1] ?? ''),
        names,
        html: setApart(lists.test(url) ? headOnly(html, names) : insertNames(html, names)),
      },
    ]
  })
}

/** What a page says of itself as a whole. */
const attributeOf = (html: string, name: 'marking' | 'portion') =>
  new RegExp(`<html [^>]*data-${name}=(?:"([^"]*)"|([^\\s>]+))`).exec(html)?.slice(1).find(Boolean)

/** Of a mark that is none of them, the highest. */
function placeOf(mark: string | undefined, rungs: readonly Rung[]): number {
  const place = rungs.findIndex((rung) => rung.mark === mark)
  return place < 0 ? rungs.length - 1 : place
}

/** `data-pagefind-filter="kind:Guide, role:rele, role:pre"` */
function facetsOf(tag: string): Map<string, string[]> {
  const facets = new Map<string, string[]>()
  const value = /data-pagefind-filter=(?:"([^"]*)"|([^\s>]+))/.exec(tag)
  for (const part of (value?.[1] ?? value?.[2] ?? '').split(',')) {
    const [name = '', text = ''] = part.trim().split(':')
    facets.set(name, [...(facets.get(name) ?? []), text])
  }
  return facets
}

const textOf = (html: string) =>
  decode(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const decode = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (entity) => entities[entity] ?? entity)
const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
  '&#x27;': "'",
}
export const encode = (text: string) =>
  text.replace(/[<>&]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&amp;'))

/** Names weigh as much as a heading. */
export const namesHtml = (names: readonly string[]) =>
  names.length === 0 ? '' : `<p data-pagefind-weight="6">${encode(names.join(', '))}</p>`

/** The filters are ours; Pagefind would make files of them that nobody asks for. */
const insertNames = (html: string, names: readonly string[]) =>
  html
    .replace(/ data-pagefind-filter=("[^"]*"|[^\s>]+)/, '')
    .replace('</h1>', (end) => end + namesHtml(names))

/** Cells and labels that only their looks set apart are words of their own; inside code a space would be a lie. */
const setApart = (html: string) =>
  html
    .split(/(<pre[\s\S]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre') ? part : part.replace(/<\/[a-z0-9]+>(?=<[a-z])/g, '$& ')))
    .join('')

function headOnly(html: string, names: readonly string[]): string {
  const heading = /<h1[^>]*>[\s\S]*?<\/h1>/.exec(html)?.[0] ?? ''
  const lead = /<div class="?lead"?>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? ''
  return asPage(heading + namesHtml(names) + lead)
}

/** A document of its own for a part of a page. */
export const asPage = (body: string) =>
  `<!doctype html><html lang="en"><body><main data-pagefind-body>${body}</main></body></html>`
