import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join, posix } from 'node:path'
import { listFiles } from '../../workspace/find-files.ts'
import { checkBanners } from '../pages/check-banners.ts'
import { parsePage } from '../pages/html.ts'
import type { PublishedPage } from '../pages/pass.ts'
import { contentFault } from './plain-faults.ts'
import { plainPage } from './plain-page.ts'
import { plainStyles } from './plain-styles.ts'

/** Kinds of file that a guard lets through which refuses what could run: pages, styles, pictures, text. */
const plainEndings: ReadonlySet<string> = new Set(['.html', '.css', '.png', '.txt', '.csv'])

/** Pages that are nothing without a script; `instead` of each is said in `left-out.ts`. */
const scriptedPages: ReadonlySet<string> = new Set(['fit', 'search', 'worksheet'])

/** Something that could run is left in a plain edition. A fault of the generator's, so nothing is published. */
class NotPlainError extends Error {}

/** Whether a kind of page is missing from the plain edition. */
const isLeftOut = ({ page }: Pick<PublishedPage, 'page'>): boolean =>
  page !== undefined && scriptedPages.has(page.kind ?? '')

/** Whether a file of the site is of a kind that the plain edition has. */
export const isPlainFile = (path: string): boolean => plainEndings.has(extname(path))

/**
 * Makes the plain edition of a site whose pages have been passed over: what could run, or is neither page, style, PNG
 * picture nor text, is removed, and so are the pages that need it. Gives the pages that stay. Throws
 * {@link NotPlainError} where something that could run is left.
 */
export function makePlain(site: string, pages: readonly PublishedPage[]): PublishedPage[] {
  const gone = new Set(pages.filter(isLeftOut).map(({ file }) => file))
  const staying = new Set(listFiles(site).filter((path) => isPlainFile(path) && !gone.has(path)))
  const stays = (path: string) => staying.has(path) || path === 'release.json'
  for (const path of listFiles(site)) if (!staying.has(path)) rmSync(join(site, path))
  const kept = pages.filter(({ file }) => staying.has(file))
  const linked = new Set<string>()
  for (const { file, told } of kept) {
    const path = join(site, file)
    const html = plainPage(parsePage(readFileSync(path, 'utf8')), { file, stays })
    const made = parsePage(html)
    checkBanners(made, told)
    for (const { name, attribs } of made.elements)
      if (name === 'link') linked.add(posix.join(posix.dirname(file), attribs['href'] ?? ''))
    writeFileSync(path, html)
  }
  for (const path of staying) {
    // Styles of what only scripts draw.
    if (path.endsWith('.css') && !linked.has(path)) {
      rmSync(join(site, path))
      continue
    }
    if (path.endsWith('.css'))
      writeFileSync(join(site, path), plainStyles(readFileSync(join(site, path), 'utf8')))
    const fault = contentFault(path, readFileSync(join(site, path)))
    if (fault !== undefined)
      throw new NotPlainError(`${path} ${fault}, and the plain edition has nothing that could run`)
  }
  return kept
}
