import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Address, fileOf } from '../../domain/pages/address.ts'
import type { PageOf } from '../../domain/pages/registry.ts'
import type { OtherWords } from '../../domain/words/in-other-words.ts'
import { listFiles } from '../../workspace/find-files.ts'
import type { ToldPage } from '../../workspace/told.ts'
import { JoinedScripts } from '../join-scripts.ts'
import { JoinedStyles } from '../join-styles.ts'
import type { PortionEdits } from '../portions/portion-edits.ts'
import { printMarkingStyles, printMarkings } from '../print-markings.ts'
import { assertSame } from '../published.ts'
import { linkEdits, type Relative, relativeLink, relativizeCss, urlAttributes } from '../relative-links.ts'
import { atAnyDepth } from './any-depth.ts'
import { checkBanners } from './check-banners.ts'
import { applyHtmlEdits, type HtmlEdit, inOrder } from './edits.ts'
import { type ParsedPage, parsePage } from './html.ts'
import { type PageText, pageText } from './page-text.ts'
import { quoteEdits } from './quote-edits.ts'
import { wordEdits } from './word-edits.ts'

/** What publishing needs of the description of a page. */
export type Described = Pick<PageOf, 'address' | 'file' | 'list' | 'shows'> &
  Partial<Pick<PageOf, 'environment' | 'search' | 'kind'>>

/** A page as it is published: its file, what it told of itself, and what search is to read of it. */
export interface PublishedPage {
  file: string
  /** Its description; absent for the page that a server sends where it finds none. */
  page?: Described
  told: ToldPage
  /** Absent where search passes it over. */
  text?: PageText
}

/** What the pass over a site's pages has found and made. */
export interface Pass {
  pages: PublishedPage[]
  /** Stylesheets and scripts that were made. */
  made: ReadonlySet<string>
  /** Those they were made of, which are gone. */
  gone: ReadonlySet<string>
  /** The files below `assets/` that a page or a stylesheet links to or loads. */
  linked: ReadonlySet<string>
}

interface PassOptions {
  site: string
  /** The pages that are expected, besides {@link notFound}. */
  described: readonly Described[]
  /** What pages have told, by address. */
  told: ReadonlyMap<Address, ToldPage>
  /** Files that are written later, to which pages link. */
  later: readonly string[]
  /** Files that nothing has to link to: of `public/`, and those that the generator put there. */
  kept: ReadonlySet<string>
  /** Whether an address is one of a part that is switched off: what leads there is no link, and its words stay. */
  isOff?: ((address: Address) => boolean) | undefined
  /** Where a link leads that names something on a list in leaves. */
  standsAt?: ((address: Address) => Address) | undefined
  /** Marks portions, where the site shows their marks. */
  portions: PortionEdits | undefined
  /** What pages say in other words, where the playbook has them. */
  words?: OtherWords | undefined
}

/**
 * Goes once over the pages that Astro has made: each is read, parsed, changed and written once. Addresses become
 * relative links, stylesheets one, scripts one, portions get their marks. Search reads a page without its portion marks.
 * Throws where there are other pages than are described, or one whose banners do not say how it is marked.
 */
export function passOverPages(options: PassOptions): Pass {
  const { site, described, told, later, kept, portions, isOff, words } = options
  const { standsAt = (address: Address) => address } = options
  const files = listFiles(site)
  const known = new Set([...files, ...later])
  const isFile = (path: string) => known.has(path)
  const linked = new Set<string>()
  const byFolder = new Map<string, Map<string, string>>()
  const relativeFrom = (file: string): Relative => {
    const folder = posix.dirname(file)
    const known = byFolder.get(folder) ?? new Map<string, string>()
    byFolder.set(folder, known)
    return (address) => {
      const ready = known.get(address)
      if (ready !== undefined) return ready
      if (address.startsWith('/assets/')) linked.add(address.slice(1).replace(/[?#].*$/, ''))
      const link = relativeLink(address.includes('#') ? standsAt(address) : address, file, isFile)
      // A link to an anchor may be one within its page; every other is the same from all pages of a folder.
      if (!address.includes('#')) known.set(address, link)
      return link
    }
  }
  // Known before the first page is read, since pages with their stylesheets joined have it inside.
  writeFileSync(join(site, printMarkings), printMarkingStyles(told.values()))
  const styles = new JoinedStyles(site, relativeFrom)
  const scripts = new JoinedScripts(site, relativeFrom)
  const pages = pagesOf(files, described, told).map((known): PublishedPage => {
    const { file, told } = known
    const path = join(site, file)
    const parsed = parsePage(readFileSync(path, 'utf8'), urlAttributes)
    checkBanners(parsed, told)
    const joined = [...styles.edits(parsed, file), ...scripts.edits(parsed, file)]
    const undone = isOff ? unlinked(parsed, isOff) : []
    const isDone = ({ start }: { start: number }) =>
      [...joined, ...undone].some((edit) => edit.start <= start && start < edit.end)
    // What was joined is linked to no more.
    const left = { ...parsed, attributes: parsed.attributes.filter((attribute) => !isDone(attribute)) }
    const links = inOrder([...linkEdits(left, relativeFrom(file)), ...undone])
    const said = words ? wordEdits(parsed, words) : []
    const isSaid = ({ start, end }: HtmlEdit) => said.some((edit) => edit.start <= start && end <= edit.end)
    const quotes = [...said, ...quoteEdits(parsed).filter((edit) => !isSaid(edit))]
    const text = known.page?.search && pageText(parsed, inOrder([...links, ...quotes]))
    const marks = portions?.(file, parsed) ?? []
    const html = applyHtmlEdits(parsed.html, inOrder([...joined, ...links, ...marks, ...quotes]))
    writeFileSync(path, file === fileOf(notFound) ? atAnyDepth(html) : html)
    return { ...known, ...(text ? { text } : {}) }
  })
  for (const file of files) {
    if (!file.endsWith('.css') || styles.parts.has(file)) continue
    // That of a kind of page of which there is none: a site without services has no page of one.
    if (madeStyle.test(file) && !linked.has(file) && !kept.has(file)) {
      rmSync(join(site, file))
      continue
    }
    const css = readFileSync(join(site, file), 'utf8')
    const out = relativizeCss(css, relativeFrom(file))
    if (out !== css) writeFileSync(join(site, file), out)
  }
  // A script may be loaded by its name all the same.
  const gone = new Set([...styles.parts, ...[...scripts.parts].filter((part) => !linked.has(part))])
  for (const part of gone) rmSync(join(site, part))
  return { pages, made: new Set([...styles.made, ...scripts.made]), gone, linked }
}

/** The tags of links to what is switched off, which go; what is between them stays. */
const unlinked = ({ elements }: ParsedPage, isOff: (address: Address) => boolean): HtmlEdit[] =>
  elements.flatMap(({ name, attribs, start, end, inner }) =>
    name === 'a' && isOff(attribs['href'] ?? '')
      ? [
          { start, end: inner.start, text: '' },
          { start: inner.end, end, text: '' },
        ]
      : [],
  )

/** What Astro calls a stylesheet that it made for a kind of page. */
const madeStyle = /^assets\/[^/]+\.[\w-]{8}\.css$/

/** What a server sends where there is no page. Links lead to none of its kind, so it is not described. */
const notFound: Address = '/404'

/**
 * The pages of a site in order. Throws unless the pages that were made, that are described and that told their marking
 * are the same: a page that is not described was not checked, and one without a marking must not go.
 */
function pagesOf(
  files: readonly string[],
  described: readonly Described[],
  told: ReadonlyMap<Address, ToldPage>,
): Omit<PublishedPage, 'text'>[] {
  const made = files.filter((file) => file.endsWith('.html'))
  const byFile = new Map(described.map((page) => [page.file, page]))
  const expected = [fileOf(notFound), ...byFile.keys()]
  assertSame('what was made of pages', made, expected)
  assertSame('what pages say of their markings', [...told.keys()].map(fileOf), expected)
  const toldBy = new Map([...told.values()].map((page) => [fileOf(page.address), page]))
  return made.flatMap((file) => {
    const [page, told] = [byFile.get(file), toldBy.get(file)]
    return told ? [{ file, told, ...(page && { page }) }] : []
  })
}
