import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../workspace/find-files.ts'
import type { Edition } from '../workspace/stage.ts'

/** One page of a site, as the officer's list has it. */
export interface ListedPage {
  page: string
  marking: string
  /** Files of the workspace whose released part it shows. */
  sources: string[]
}

const sourcesMeta = /<meta name="fieldbook-sources" content="([^"]*)">/

/**
 * Writes `release.json`: every page with its marking and its sources. Pages carry their sources in a meta element
 * until here; it is taken out, since readers have no use for it.
 */
export function writeReleaseList(
  site: string,
  { network, asOf, revision }: Pick<Edition, 'network' | 'asOf' | 'revision'>,
): void {
  const pages: ListedPage[] = []
  for (const page of listFiles(site)) {
    if (!page.endsWith('.html')) continue
    const path = join(site, page)
    const html = readFileSync(path, 'utf8')
    const [meta, sources = ''] = sourcesMeta.exec(html) ?? []
    if (meta !== undefined) writeFileSync(path, html.replace(meta, ''))
    const marking = /<p class="banner" data-marking="([^"]*)"/.exec(html)?.[1] ?? ''
    pages.push({ page, marking, sources: sources === '' ? [] : sources.split(' ') })
  }
  const list = {
    kind: 'fieldbook-release',
    version: 1,
    network,
    asOf,
    ...(revision ? { revision } : {}),
    proof: 'passed',
    pages,
  }
  writeFileSync(join(site, 'release.json'), `${JSON.stringify(list, null, 1)}\n`)
}
