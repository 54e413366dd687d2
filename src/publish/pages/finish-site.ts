import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { standsAt } from '../../domain/pages/anchors.ts'
import { allPages } from '../../domain/pages/registry.ts'
import { addressesOff } from '../../domain/pages/switched-off.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { otherWordsOf } from '../../domain/words/other-words.ts'
import { listFiles } from '../../workspace/find-files.ts'
import type { StagedEdition } from '../../workspace/stage.ts'
import { writeData } from '../data.ts'
import { makePlain } from '../plain/plain-site.ts'
import { portionEditsOf } from '../portions/portion-edits.ts'
import { assertHolds, assertSame, listPublished, type Published, pathsOf } from '../published.ts'
import { releaseList, releaseListFile } from '../release-list.ts'
import type { KeptIndex } from '../search/index-documents.ts'
import { indexSite } from '../search/index-site.ts'
import type { Made } from './make-pages.ts'
import { passOverPages } from './pass.ts'

export interface FinishOptions {
  /** The folder that Astro has made pages in. */
  site: string
  /** What they told of themselves. */
  made: Pick<Made, 'told' | 'search'>
  /** The released playbook. */
  playbook: Playbook
  edition: Pick<StagedEdition, 'network' | 'asOf' | 'revision' | 'profile'>
  /** Scripts and stylesheets that were put where Astro copies files from, as site addresses. */
  assets: readonly string[]
  /** Parts of the search index that were made before. */
  index?: KeptIndex | undefined
  onStep: (step: string) => void
  /** Done while the index is made, when everything but the index is there. */
  meanwhile: () => Promise<void>
}

/**
 * Makes a whole site of the pages that Astro has made: data, links, portion marks, the officer's list and search.
 * Gives the list of what is published; the folder holds exactly that, or this throws.
 */
export async function finishSite(options: FinishOptions): Promise<Published> {
  const { site, made, playbook, edition, assets, index, onStep, meanwhile } = options
  onStep('data')
  const data = writeData(site, playbook, edition)
  onStep('pass')
  const files = new Set(playbook.files.map(({ path }) => path))
  const given = assets.map((address) => address.slice(1))
  const {
    pages: passed,
    made: assetsMade,
    gone,
    linked,
  } = passOverPages({
    site,
    described: allPages(playbook),
    told: made.told,
    later: [releaseListFile],
    kept: new Set([...files, ...given]),
    portions: portionEditsOf(playbook),
    isOff: addressesOff(playbook),
    standsAt: (address) => standsAt(playbook, address),
    words: otherWordsOf(playbook.configuration),
  })
  const isPlain = edition.profile === 'plain'
  const pages = isPlain ? makePlain(site, passed) : passed
  const officers = releaseList(pages, playbook, edition)
  writeFileSync(join(site, releaseListFile), `${JSON.stringify(officers, null, 1)}\n`)
  onStep('search')
  // Without scripts there is nothing to search with.
  const indexing = isPlain ? { files: [], pages: [] } : indexSite(site, pages, made.search, index)
  const [indexed, other] = await Promise.allSettled([indexing, meanwhile()])
  if (indexed.status === 'rejected') throw indexed.reason
  if (other.status === 'rejected') throw other.reason
  const search = indexed.value
  // What Astro names itself is known by being linked to; what nothing links to was not meant to be there.
  const loaded = [...linked].filter((path) => !files.has(path))
  const there = isPlain ? new Set(listFiles(site)) : undefined
  const staying = (paths: Iterable<string>) => (there ? [...paths].filter((path) => there.has(path)) : paths)
  const published = listPublished({
    page: pages.map(({ file }) => file),
    data: staying(data),
    public: staying(files),
    search: search.files,
    list: [releaseListFile],
    asset: staying([...assetsMade, ...[...given, ...loaded].filter((path) => !gone.has(path))]),
  })
  assertHolds(site, published)
  const listed = pathsOf(published, 'page')
  assertSame(
    "the officer's list",
    officers.pages.map(({ page }) => page),
    listed,
  )
  const found = isPlain ? [] : pages.flatMap(({ file, page }) => (page?.search ? [file] : []))
  assertSame('the search index', search.pages, found)
  return published
}
