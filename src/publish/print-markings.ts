import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../domain/problem.ts'
import { listFiles } from '../workspace/find-files.ts'

/** The stylesheet for paper, as a site address; every page links to it. */
export const printMarkings = '/assets/print-markings.css'

/**
 * Writes the stylesheet that puts a page's banner into the head and foot margin of every printed sheet. Margin
 * boxes cannot read the page, so each banner in use becomes a named page style (CSS Paged Media 3, section 4).
 */
export function writePrintMarkings(site: string): void {
  const banners = new Map<string, string>()
  for (const file of listFiles(site)) {
    if (!file.endsWith('.html')) continue
    const html = readFileSync(join(site, file), 'utf8')
    const [, marking, banner] = /<p class="banner" data-marking="([^"]*)"[^>]*>([^<]*)</.exec(html) ?? []
    if (marking !== undefined && banner !== undefined) banners.set(marking, banner)
  }
  const sorted = [...banners].sort(([a], [b]) => compare(a, b))
  writeFileSync(
    join(site, printMarkings),
    sorted.map(([marking, banner], i) => pageStyle(marking, banner, i)).join(''),
  )
}

function pageStyle(marking: string, banner: string, i: number): string {
  const text = banner.replaceAll('&amp;', '&').replace(/[\\"]/g, '\\$&')
  const box = `{content:"${text}";font:600 9pt sans-serif;letter-spacing:.06em}`
  return `@page m${i}{@top-center${box}@bottom-center${box}}\n[data-marking="${marking}"]>body{page:m${i}}\n`
}
