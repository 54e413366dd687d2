import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { AstroInlineConfig, AstroIntegration } from 'astro'
import { stageVariable } from '../../workspace/stage.ts'
import { generator } from '../generator.ts'
import { makeStage } from '../make-stage.ts'
import { clientFiles, writeScripts } from '../scripts.ts'

/** Where in a program its code is, what all its sites have, which is stylesheets and fonts, and what browsers may run. */
export const [serverFolder, clientFolder, scriptsFolder] = ['server', 'client', 'scripts']

/**
 * Builds the program of the pages into a folder, with Astro and Vite: every page, component and stylesheet of `src/site/`,
 * and nothing of any playbook. `work` is where it is made. Throws what Astro throws.
 */
export async function buildProgram(folder: string, work: string): Promise<void> {
  const stage = makeStage(work)
  const out = join(stage, 'out')
  const publicDir = join(stage, 'public')
  mkdirSync(publicDir)
  // Whatever the surroundings say (a test runner says "test"), a site is built for production.
  process.env['NODE_ENV'] = 'production'
  const { build } = await import('astro')
  // What goes wrong is thrown as well; it is said once, by a reporter.
  const { vite, ...config } = astroConfig(stage, publicDir)
  const before = process.cwd()
  const staged = process.env[stageVariable]
  // Astro keeps what it makes below the working folder, which may be anybody's and may be read-only.
  process.chdir(stage)
  try {
    delete process.env[stageVariable]
    await build({
      ...config,
      vite: { ...vite, logLevel: 'silent' },
      integrations: [keepProgram(join(out, '.prerender'), join(folder, serverFolder))],
      outDir: out,
      mode: 'production',
    })
    cpSync(out, join(folder, clientFolder), { recursive: true })
    writeScripts(join(folder, scriptsFolder), clientFiles())
  } finally {
    process.chdir(before)
    if (staged !== undefined) process.env[stageVariable] = staged
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Keeps what Astro would make pages with, which it removes when it has made them; and makes none. */
const keepProgram = (made: string, folder: string): AstroIntegration => ({
  name: 'fieldbook:program',
  hooks: {
    'astro:build:start': ({ setPrerenderer }) => {
      setPrerenderer({
        name: 'fieldbook:program',
        setup: async () => cpSync(made, folder, { recursive: true }),
        getStaticPaths: async () => [],
        render: async () => {
          throw new Error('no page is made while the program is built')
        },
      })
    },
  },
})

/** How Astro is run, whatever it is to do: inside the stage, its caches there too, talking to nobody. */
export function astroConfig(stage: string, publicDir: string): AstroInlineConfig {
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
    vite: {
      logLevel: 'error',
      cacheDir: join(stage, 'cache/vite'),
      // Astro asks a package.json around the stage what to bundle. These read files of their own, and stay where they are.
      ssr: { external: ['@astrojs/mdx', '@astrojs/markdown-satteri'] },
    },
  }
}
