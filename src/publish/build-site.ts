import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { scriptsOff } from '../domain/pages/switched-off.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { otherWordsOf } from '../domain/words/other-words.ts'
import { listFiles } from '../workspace/find-files.ts'
import { extendFolder } from '../workspace/load-own-components.ts'
import type { StagedEdition } from '../workspace/stage.ts'
import { filesBelow } from './bundle/files-below.ts'
import { asScript } from './data.ts'
import { generator, generatorVersion } from './generator.ts'
import { openKept } from './kept/kept.ts'
import { KeptRecords } from './kept/kept-records.ts'
import { lookStyles } from './look-styles.ts'
import { makeStage } from './make-stage.ts'
import { markingStyles } from './marking-styles.ts'
import { placeSite, recoverSite, refuseOccupied } from './output/place-site.ts'
import { finishSite } from './pages/finish-site.ts'
import { type MadePage, makePages } from './pages/make-pages.ts'
import { printMarkings } from './print-markings.ts'
import { clientFolder, scriptsFolder } from './program/build-program.ts'
import { findProgram } from './program/find-program.ts'
import type { Published } from './published.ts'
import { hashOf, writeScripts } from './scripts.ts'
import type { IndexPart } from './search/index-documents.ts'

/** Where stages and what is kept are unless it is said: beside the generator. A verb says it, see `cli/work.ts`. */
export const stages = join(generator, '.fieldbook')

export interface BuildOptions {
  playbook: Playbook
  edition: Omit<StagedEdition, 'scripts' | 'markings' | 'look' | 'editing' | 'problems' | 'generator'>
  /** The layers that the playbook was read from, the base first. */
  roots: readonly string[]
  /** The folder the site is to be in; an earlier site there is replaced when the new one is whole. */
  out: string
  /** The folder that stages are made in; it is made where it is not there. */
  work?: string
  /** Told what is being done, for a progress line. */
  onStep?: (step: string) => void
  /** Begins to look at a site before it takes its place; what that throws leaves the old one there. */
  inspect?: (site: string) => Inspection
}

/** Looks at a site: at files as soon as they are there, and at the end at all that is in it. */
export interface Inspection {
  read: (file: string) => void
  end: () => void
}

/**
 * Builds the site of a released playbook. Everything happens in a stage of its own that is removed again;
 * `out` is replaced at the end, or left as it was; see {@link placeSite}. Gives the list of what is in it. Throws what Astro throws, and OccupiedError
 * where `out` holds anything that a build did not write, before anything is done.
 */
export async function buildSite(options: BuildOptions): Promise<Published> {
  const { playbook, edition, roots, work = stages, onStep = () => {}, inspect } = options
  const out = resolve(options.out)
  recoverSite(out)
  refuseOccupied(out)
  const stage = makeStage(work)
  const site = join(stage, 'site')
  try {
    onStep('program')
    const kept = openKept(work)
    const program = await findProgram(kept, work, stage)
    const publicDir = join(stage, 'public')
    stagePublicFiles(playbook, publicDir)
    const assets = stageAssets(playbook, publicDir, filesBelow(join(program, scriptsFolder)))
    const staged = { ...edition, ...assets, generator: generatorVersion, editing: false, problems: [] }
    cpSync(join(program, clientFolder), site, { recursive: true })
    cpSync(publicDir, site, { recursive: true })
    onStep('pages')
    // A build that traces what pages read has to make them.
    const pages = kept && !isTraced() ? new KeptRecords<MadePage>(kept, 'pages', edition.network) : undefined
    const made = await makePages({ playbook, edition: staged, roots, program, stage, site, kept: pages })
    pages?.prune()
    const given = [...Object.values(assets.scripts), assets.markings, ...(assets.look ? [assets.look] : [])]
    const index = kept && new KeptRecords<IndexPart>(kept, 'search', edition.network)
    let inspection: Inspection | undefined
    // While Pagefind makes its index, which is another process, this one has nothing else to do.
    const meanwhile = async () => {
      inspection = inspect?.(site)
      if (inspection) await byTurns(listFiles(site), inspection.read)
    }
    const published = await finishSite({
      site,
      made,
      playbook,
      edition,
      assets: given,
      index,
      onStep,
      meanwhile,
    })
    index?.prune()
    onStep('proof')
    inspection?.end()
    onStep('place')
    placeSite(site, out)
    return published
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Does something with each of many, and lets others have their turn every few milliseconds. */
async function byTurns<T>(all: readonly T[], act: (one: T) => void): Promise<void> {
  let since = performance.now()
  for (const one of all) {
    act(one)
    if (performance.now() - since < 10) continue
    await setImmediate()
    since = performance.now()
  }
}

/** Whether somebody wants to know what each page reads; see `site/trace.ts`. */
const isTraced = () => process.env['FIELDBOOK_TRACE'] !== undefined

/** Where the code of the organisation's own is: in the base, the first of the layers. */
export const extendOf = ([base]: readonly string[]): Pick<StagedEdition, 'extend'> =>
  base === undefined ? {} : { extend: resolve(extendFolder(base)) }

/** Copies the files of `public/` that the release may hold. */
export function stagePublicFiles(playbook: Playbook, publicDir: string): void {
  mkdirSync(publicDir, { recursive: true })
  for (const { path, source } of playbook.files) {
    mkdirSync(dirname(join(publicDir, path)), { recursive: true })
    cpSync(source, join(publicDir, path))
  }
}

/**
 * What browsers run. The script that says what others put on a page in other words is there where a playbook has some, with
 * these beside it as data: a bundle is taken only with scripts of the generator's own.
 */
function withWords({ configuration }: Playbook, files: ReadonlyMap<string, Uint8Array>) {
  const words = otherWordsOf(configuration)
  if (words === undefined) return new Map([...files].filter(([file]) => !file.startsWith('words.')))
  const data = Buffer.from(asScript('words', words))
  return new Map([...files, [`own-words.${hashOf(data)}.js`, data]])
}

/** Puts scripts, the scheme's colours and the look of the playbook where Astro copies files from; gives their addresses. */
export function stageAssets(
  playbook: Playbook,
  publicDir: string,
  files: ReadonlyMap<string, Uint8Array>,
): Pick<StagedEdition, 'scripts' | 'markings' | 'look'> {
  const folder = join(publicDir, 'assets')
  const scripts = writeScripts(folder, withWords(playbook, files))
  for (const name of scriptsOff(playbook)) {
    const address = scripts[name]
    if (address === undefined) continue
    rmSync(join(publicDir, address))
    delete scripts[name]
  }
  const styles = markingStyles(playbook)
  const name = `markings.${hashOf(styles)}.css`
  writeFileSync(join(folder, name), styles)
  // Filled in when the pages are there; until then the link to it must not be dead.
  writeFileSync(join(publicDir, printMarkings), '')
  const look = lookStyles(playbook)
  if (look === undefined) return { scripts, markings: `/assets/${name}` }
  const own = `look.${hashOf(look)}.css`
  writeFileSync(join(folder, own), look)
  return { scripts, markings: `/assets/${name}`, look: `/assets/${own}` }
}
