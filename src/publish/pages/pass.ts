import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Address, fileOf } from '../../domain/address.ts'
import { listFiles } from '../../workspace/find-files.ts'
import type { ToldPage } from '../../workspace/told.ts'
import { JoinedStyles } from '../join-styles.ts'
import type { PortionEdits } from '../portions/portion-edits.ts'
import { printMarkingStyles, printMarkings } from '../print-markings.ts'
import { linkEdits, relativeLink, relativizeCss, urlAttributes } from '../relative-links.ts'
import { checkBanners } from './check-banners.ts'
import { applyEdits, type Edit } from './edits.ts'
import { parsePage } from './html.ts'
import { type PageText, pageText } from './page-text.ts'

/** A page as it is published: its file, what it told of itself, and what search is to read of it. */
export interface PublishedPage {
  file: string
  told: ToldPage
  /** Absent where it is not to be found. */
  text?: PageText
}

/** What the pass over a site's pages has found and made. */
export interface Pass {
  pages: PublishedPage[]
  /** Stylesheets that were made, and those they were made of, which are gone. */
  styles: Pick<JoinedStyles, 'made' | 'parts'>
  /** Every file of the site that a page or a stylesheet links to or loads. */
  linked: ReadonlySet<string>
}

interface PassOptions {
  site: string
  /** What pages have told, by address. */
  told: ReadonlyMap<Address, ToldPage>
  /** Files that are written later, to which pages link. */
  later: readonly string[]
  /** Marks portions, where the site shows their marks. */
  portions: PortionEdits | undefined
}

/**
 * Goes once over the pages that Astro has made: each is read, parsed, changed and written once. Addresses become
 * relative links, stylesheets one, portions get their marks. Search reads a page without its portion marks.
 * Throws where a page is there and has told nothing, the other way round, or where its banners say something else.
 */
export function passOverPages({ site, told, later, portions }: PassOptions): Pass {
  const files = listFiles(site)
  const known = new Set([...files, ...later])
  const isFile = (path: string) => known.has(path)
  const linked = new Set<string>()
  const relativeFrom = (file: string) => (address: string) => {
    const link = relativeLink(address, file, isFile)
    const [path = ''] = /^\/?[^?#]*/.exec(address) ?? []
    linked.add(isFile(path.slice(1)) ? path.slice(1) : fileOf(path))
    return link
  }
  // Known before the first page is read, since pages with their stylesheets joined have it inside.
  writeFileSync(join(site, printMarkings), printMarkingStyles(told.values()))
  const styles = new JoinedStyles(site, relativeFrom)
  const pages = pairUp(files, told).map(({ file, told }): PublishedPage => {
    const path = join(site, file)
    const page = parsePage(readFileSync(path, 'utf8'), urlAttributes)
    checkBanners(page, told)
    const joined = styles.edits(page, file)
    const isJoined = ({ start }: Edit) => joined.some((edit) => edit.start <= start && start < edit.end)
    const links = linkEdits(page, relativeFrom(file)).filter((edit) => !isJoined(edit))
    const text = told.search && pageText(page, links)
    const marks = portions?.(file, page) ?? []
    writeFileSync(path, applyEdits(page.html, [...joined, ...links, ...marks]))
    return { file, told, ...(text ? { text } : {}) }
  })
  for (const file of files) {
    if (!file.endsWith('.css') || styles.parts.has(file)) continue
    const css = readFileSync(join(site, file), 'utf8')
    const out = relativizeCss(css, relativeFrom(file))
    if (out !== css) writeFileSync(join(site, file), out)
  }
  for (const part of styles.parts) rmSync(join(site, part))
  return { pages, styles, linked }
}

/** Each page that was made with what it told; both ways, since a page without a marking must not go. */
function pairUp(files: readonly string[], told: ReadonlyMap<Address, ToldPage>) {
  const byFile = new Map([...told.values()].map((page) => [fileOf(page.address), page]))
  const pairs = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const page = byFile.get(file)
      if (!page) throw new Error(`the page ${file} has not said how it is marked`)
      byFile.delete(file)
      return { file, told: page }
    })
  const [missing] = byFile.values()
  if (missing) throw new Error(`there is no page at ${missing.address}, which has said how it is marked`)
  return pairs
}
