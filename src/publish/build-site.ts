import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { allPages } from '../domain/pages/registry.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { type Edition, writeStage } from '../workspace/stage.ts'
import { keptApp } from './app/kept-app.ts'
import { keptScripts } from './app/kept-scripts.ts'
import { clientFolder } from './app/make-app.ts'
import { renderPages } from './app/render-pages.ts'
import { generator } from './generator.ts'
import { makeStage } from './make-stage.ts'
import { markingStyles } from './marking-styles.ts'
import { placeSite, recoverSite, refuseOccupied } from './output/place-site.ts'
import { finishSite } from './pages/finish-site.ts'
import { printMarkings } from './print-markings.ts'
import type { Published } from './published.ts'
import { hashOf } from './scripts.ts'

/** Where stages and what is kept are unless it is said: beside the generator. A verb says it, see `cli/work.ts`. */
export const stages = join(generator, '.fieldbook')

export interface BuildOptions {
  playbook: Playbook
  edition: Omit<Edition, 'scripts' | 'markings' | 'editing' | 'problems'>
  /** The folder the site is to be in; an earlier site there is replaced when the new one is whole. */
  out: string
  /** The folder that stages are made in; it is made where it is not there. */
  work?: string
  /** Told what is being done, for a progress line. */
  onStep?: (step: string) => void
  /** Told how many of its parts a step has done. */
  onCount?: (done: number, all: number) => void
  /** Looks at the finished site before it takes its place; what it throws leaves the old one there. */
  inspect?: (site: string) => void
}

/**
 * Builds the site of a released playbook. Everything happens in a stage of its own that is removed again;
 * `out` is replaced at the end, or left as it was; see {@link placeSite}. Gives the list of what is in it. Throws what Astro throws, and OccupiedError
 * where `out` holds anything that a build did not write, before anything is done.
 */
export async function buildSite(options: BuildOptions): Promise<Published> {
  const {
    playbook,
    edition,
    work = stages,
    onStep = () => {},
    onCount = () => {},
    inspect = () => {},
  } = options
  const out = resolve(options.out)
  recoverSite(out)
  refuseOccupied(out)
  const stage = makeStage(work)
  const site = join(stage, 'site')
  try {
    onStep('program')
    const app = await keptApp(work)
    onStep('stage')
    stagePublicFiles(playbook, site)
    cpSync(join(app, clientFolder), site, { recursive: true })
    const assets = { scripts: keptScripts(app), markings: stageMarkings(playbook, site) }
    writeStage(stage, playbook, { ...edition, ...assets, editing: false, problems: [] })
    onStep('pages')
    const pages = allPages(playbook).map(({ address, file }) => ({ address, file }))
    await renderPages(stage, { app, site, pages }, onCount)
    const given = [...Object.values(assets.scripts), assets.markings]
    const published = await finishSite({ site, stage, playbook, edition, assets: given, onStep })
    onStep('proof')
    inspect(site)
    onStep('place')
    placeSite(site, out)
    return published
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Copies the files of `public/` that the release may hold. */
export function stagePublicFiles(playbook: Playbook, publicDir: string): void {
  mkdirSync(publicDir, { recursive: true })
  for (const { path, source } of playbook.files) {
    mkdirSync(dirname(join(publicDir, path)), { recursive: true })
    cpSync(source, join(publicDir, path))
  }
}

/** Puts the scheme's colours into a folder of files that are served as they are; gives their address. */
export function stageMarkings(playbook: Playbook, publicDir: string): string {
  const folder = join(publicDir, 'assets')
  mkdirSync(folder, { recursive: true })
  const styles = markingStyles(playbook)
  const name = `markings.${hashOf(styles)}.css`
  writeFileSync(join(folder, name), styles)
  // Filled in when the pages are there; until then the link to it must not be dead.
  writeFileSync(join(publicDir, printMarkings), '')
  return `/assets/${name}`
}
