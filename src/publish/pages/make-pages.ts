import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Address, fileOf } from '../../domain/pages/address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { SearchSource } from '../../domain/search/source.ts'
import { type StagedEdition, stageOf, writeStage } from '../../workspace/stage.ts'
import { type ToldPage, takeTold, toldSearch } from '../../workspace/told.ts'
import type { KeptRecords } from '../kept/kept-records.ts'
import { otherFiles, pageKeys, searchAddress } from '../kept/page-keys.ts'
import { extensionDigest, generatorDigest } from '../program/program-digest.ts'
import { renderPages } from '../program/render-pages.ts'

/** A page as it was made, with all that it told while it was. */
export interface MadePage {
  /** Its text by its file; of what is no page there may be several. */
  files: Record<string, string>
  /** Absent for what is no page. */
  told?: ToldPage
  /** What the page of the search told of everything. */
  search?: SearchSource
}

export interface MakeOptions {
  playbook: Playbook
  edition: StagedEdition
  /** The layers it was read from: the base may have code of its own. */
  roots: readonly string[]
  /** The folder of the program that makes pages. */
  program: string
  stage: string
  /** The folder that pages are written to. */
  site: string
  /** Those that were made before; undefined where none are kept. */
  kept: KeptRecords<MadePage> | undefined
}

/** What is known of the pages when they are there. */
export interface Made {
  told: ReadonlyMap<Address, ToldPage>
  search: SearchSource
  /** Those that were made anew, in order; the others are as they had been. */
  rendered: readonly Address[]
}

/** Makes the pages of a release: those that are kept as they are, the others by the program. Throws what a page throws. */
export async function makePages(options: MakeOptions): Promise<Made> {
  const { playbook, roots, program, stage, site, kept } = options
  const { edition, revise } = laterRevision(options.edition)
  const staged = stageOf(playbook, edition)
  const keys = pageKeys(playbook, staged, generatorDigest() + extensionDigest(roots))
  const told = new Map<Address, ToldPage>()
  let search: SearchSource | undefined
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(site, file)), { recursive: true })
    writeFileSync(join(site, file), revise(text))
  }
  const put = (made: MadePage) => {
    for (const [file, text] of Object.entries(made.files)) write(file, text)
    if (made.told) told.set(made.told.address, made.told)
    search ??= made.search
  }
  const missing = new Set<Address>()
  for (const [address, key] of keys) {
    const known = kept?.recall(key)
    if (known) put(known)
    else missing.add(address)
  }
  if (missing.size > 0) {
    writeStage(stage, staged)
    const byFile = new Map([...keys.keys()].map((address) => [fileOf(address), address]))
    const addressOf = (file: string, isPage: boolean) => (isPage ? byFile.get(file) : otherFiles)
    const others: MadePage = { files: {} }
    const isWanted = (file: string, isPage: boolean) => {
      const address = addressOf(file, isPage)
      // A page that nobody described is made, and the pass over the pages refuses it.
      return address === undefined || missing.has(address)
    }
    for await (const { file, isPage, text } of renderPages(program, stage, isWanted)) {
      if (!isPage) {
        others.files[file] = text
        continue
      }
      const address = byFile.get(file) ?? ''
      const [said] = takeTold(stage).values()
      const made: MadePage = {
        files: { [file]: text },
        ...(said && { told: said }),
        ...(address === searchAddress && { search: toldSearch(stage) }),
      }
      put(made)
      const key = keys.get(address)
      if (key !== undefined) kept?.keep(key, made)
    }
    const key = keys.get(otherFiles)
    if (key !== undefined && missing.has(otherFiles)) {
      put(others)
      kept?.keep(key, others)
    }
  }
  if (!search) throw new Error('no page told what search is to know')
  return { told, search, rendered: [...missing] }
}

/**
 * The revision stands on every page and changes with every word, so it is put in when a page is there: pages are made
 * with a word in its place. One that is not plain letters and digits could look otherwise on a page than it is written,
 * and pages are made with it.
 */
function laterRevision(edition: StagedEdition): { edition: StagedEdition; revise: (text: string) => string } {
  const { revision } = edition
  if (revision === undefined || !/^[A-Za-z0-9]+$/.test(revision)) return { edition, revise: (text) => text }
  return {
    edition: { ...edition, revision: standIn },
    revise: (text) => text.replaceAll(standIn, revision),
  }
}

/** Nothing that somebody would write. */
const standIn = `revision${createHash('sha256').update('the revision of an edition').digest('hex')}`
