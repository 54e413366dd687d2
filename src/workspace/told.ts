import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShownBlock } from '../domain/document/blocks.ts'
import type { Address } from '../domain/pages/address.ts'
import type { SearchSource } from '../domain/search/source.ts'
import { stageVariable } from './stage.ts'

/** What a page tells `publish/` of itself. What the page is, and what is on it, is described in `domain/pages/`. */
export interface ToldPage {
  address: Address
  /** The marking of the page as a whole. */
  marking: string
  /** What its banners print: the marking, and what the site adds to it. */
  banner: string
  /** What stands on its first printed sheet besides its banner. */
  blocks?: readonly ShownBlock[]
  /** Its marking as a portion mark, where the site shows such marks. */
  portion?: string
}

// In the stage, which is removed again: nothing that is told is ever part of the site. A file rather than something
// in memory, since Astro bundles the pages' side, so that a module here and the same module there are two.
const pagesFile = 'told-pages.jsonl'
const searchFile = 'told-search.json'

/** Tells, while a page is rendered, what publishing needs to know and the HTML does not say. */
export function tellPage(page: ToldPage): void {
  appendFileSync(inStage(pagesFile), `${JSON.stringify(page)}\n`)
}

/** Says what search is to know beside the text of pages. */
export function tellSearch(source: SearchSource): void {
  writeFileSync(inStage(searchFile), JSON.stringify(source))
}

/** What was told of each page, by its address. Throws where two pages have the same. */
export function toldPages(stage: string): Map<Address, ToldPage> {
  const told = new Map<Address, ToldPage>()
  const path = join(stage, pagesFile)
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
  for (const line of lines) {
    const page = JSON.parse(line) as ToldPage
    if (told.has(page.address)) throw new Error(`two pages have the address ${page.address}`)
    told.set(page.address, page)
  }
  return told
}

/** The same, and forgets it: what is told after that was told by another page. */
export function takeTold(stage: string): Map<Address, ToldPage> {
  const told = toldPages(stage)
  rmSync(join(stage, pagesFile), { force: true })
  return told
}

/** What search has to know besides the text of pages; throws where it was not told. */
export function toldSearch(stage: string): SearchSource {
  return JSON.parse(readFileSync(join(stage, searchFile), 'utf8')) as SearchSource
}

function inStage(file: string): string {
  const stage = process.env[stageVariable]
  if (stage === undefined) throw new Error('pages are built by "fieldbook build" and "fieldbook dev"')
  return join(stage, file)
}
