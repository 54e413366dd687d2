import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { AstroInlineConfig } from 'astro'
import { scriptsOff } from '../domain/pages/switched-off.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { extendFolder } from '../workspace/load-own-components.ts'
import { type StagedEdition, stageVariable, writeStage } from '../workspace/stage.ts'
import { generator, generatorVersion } from './generator.ts'
import { lookStyles } from './look-styles.ts'
import { makeStage } from './make-stage.ts'
import { markingStyles } from './marking-styles.ts'
import { placeSite, recoverSite, refuseOccupied } from './output/place-site.ts'
import { finishSite } from './pages/finish-site.ts'
import { printMarkings } from './print-markings.ts'
import type { Published } from './published.ts'
import { bundleScripts, hashOf } from './scripts.ts'

/** Where stages and what is kept are unless it is said: beside the generator. A verb says it, see `cli/work.ts`. */
export const stages = join(generator, '.fieldbook')

export interface BuildOptions {
  playbook: Playbook
  edition: Omit<StagedEdition, 'scripts' | 'markings' | 'look' | 'editing' | 'problems' | 'generator'>
  /** The folder the site is to be in; an earlier site there is replaced when the new one is whole. */
  out: string
  /** The folder that stages are made in; it is made where it is not there. */
  work?: string
  /** Told what is being done, for a progress line. */
  onStep?: (step: string) => void
  /** Looks at the finished site before it takes its place; what it throws leaves the old one there. */
  inspect?: (site: string) => void
}

/**
 * Builds the site of a released playbook. Everything happens in a stage of its own that is removed again;
 * `out` is replaced at the end, or left as it was; see {@link placeSite}. Gives the list of what is in it. Throws what Astro throws, and OccupiedError
 * where `out` holds anything that a build did not write, before anything is done.
 */
export async function buildSite(options: BuildOptions): Promise<Published> {
  const { playbook, edition, work = stages, onStep = () => {}, inspect = () => {} } = options
  const out = resolve(options.out)
  recoverSite(out)
  refuseOccupied(out)
  const stage = makeStage(work)
  const site = join(stage, 'site')
  try {
    onStep('scripts')
    const publicDir = join(stage, 'public')
    stagePublicFiles(playbook, publicDir)
    const assets = await stageAssets(playbook, publicDir)
    const made = { ...edition, ...assets, generator: generatorVersion, editing: false, problems: [] }
    writeStage(stage, playbook, made)
    onStep('pages')
    await runAstro(stage, publicDir, site)
    const given = [...Object.values(assets.scripts), assets.markings, ...(assets.look ? [assets.look] : [])]
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

/** Puts scripts, the scheme's colours and the look of the playbook where Astro copies files from; gives their addresses. */
export async function stageAssets(
  playbook: Playbook,
  publicDir: string,
): Promise<Pick<StagedEdition, 'scripts' | 'markings' | 'look'>> {
  const folder = join(publicDir, 'assets')
  const scripts = await bundleScripts(folder)
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

async function runAstro(stage: string, publicDir: string, site: string): Promise<void> {
  // Whatever the surroundings say (a test runner says "test"), a site is built for production.
  process.env['NODE_ENV'] = 'production'
  const { build } = await import('astro')
  // What goes wrong is thrown as well; it is said once, by a reporter.
  const { vite, ...config } = astroConfig(stage, publicDir)
  const before = process.cwd()
  // Astro keeps what it renders from below the working folder, which may be anybody's and may be read-only.
  process.chdir(stage)
  try {
    await build({ ...config, vite: { ...vite, logLevel: 'silent' }, outDir: site, mode: 'production' })
  } finally {
    process.chdir(before)
  }
}

/** How Astro is run, whatever it is to do: inside the stage, its caches there too, talking to nobody. */
export function astroConfig(stage: string, publicDir: string): AstroInlineConfig {
  process.env[stageVariable] = stage
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  // Vite takes these from the surroundings (a test runner sets them all) and pages could come to depend on them.
  for (const name of ['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
    delete process.env[name]
  return {
    root: stage,
    configFile: relative(stage, join(generator, 'astro.config.mjs')),
    srcDir: join(generator, 'src/site'),
    publicDir,
    cacheDir: join(stage, 'cache'),
    logLevel: 'error',
    vite: { logLevel: 'error', cacheDir: join(stage, 'cache/vite') },
  }
}
