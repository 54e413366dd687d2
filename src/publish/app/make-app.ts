import { join, relative } from 'node:path'
import type { AstroInlineConfig } from 'astro'
import { stageVariable } from '../../workspace/stage.ts'
import { generator } from '../generator.ts'
import { appAdapter } from './app-adapter.ts'

/** Where a made program has what is run, what pages load, and the module to begin with. */
const serverFolder = 'server'
export const clientFolder = 'client'
export const entryFile = 'server/entry.mjs'

/**
 * Has Astro make the program that renders pages, in a folder that is there already. No content is in it: what it renders
 * it reads from a stage, when it is run. Throws what Astro throws.
 */
export async function makeApp(folder: string): Promise<void> {
  // Whatever the surroundings say (a test runner says "test"), a site is built for production.
  process.env['NODE_ENV'] = 'production'
  // What Astro keeps of content becomes part of what it makes: there must be none within its reach.
  const staged = process.env[stageVariable]
  delete process.env[stageVariable]
  const { build } = await import('astro')
  const { vite, ...config } = astroConfig(folder, join(folder, 'public'))
  const url = (path: string) => join(folder, path)
  const before = process.cwd()
  // Astro keeps what it makes from below the working folder, which may be anybody's and may be read-only.
  process.chdir(folder)
  try {
    await build({
      ...config,
      output: 'server',
      adapter: appAdapter(),
      build: { server: url(serverFolder), client: url(clientFolder), serverEntry: 'entry.mjs' },
      // What goes wrong is thrown as well; it is said once, by a reporter.
      vite: { ...vite, logLevel: 'silent' },
      outDir: url('out'),
      mode: 'production',
    })
  } finally {
    process.chdir(before)
    if (staged !== undefined) process.env[stageVariable] = staged
  }
}

/** How Astro is run, whatever it is to do: inside a folder of its own, its caches there too, talking to nobody. */
export function astroConfig(root: string, publicDir: string): AstroInlineConfig {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  // Vite takes these from the surroundings (a test runner sets them all) and pages could come to depend on them.
  for (const name of ['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
    delete process.env[name]
  return {
    root,
    configFile: relative(root, join(generator, 'astro.config.mjs')),
    srcDir: join(generator, 'src/site'),
    publicDir,
    cacheDir: join(root, 'cache'),
    logLevel: 'error',
    vite: { logLevel: 'error', cacheDir: join(root, 'cache/vite') },
  }
}
