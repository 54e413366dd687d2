import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { middle, run, type Took } from './measure.ts'
import { type Size, writeWorkspace } from './workspace.ts'

/** Another generator: what it needs, the files it is set up with, and how it builds a site with a search. */
interface Peer {
  name: string
  packages: readonly string[]
  files: Record<string, string>
  /** Where pages are written, and what stands before their text. */
  folder: string
  steps: readonly (readonly string[])[]
}

const peers: readonly Peer[] = [
  {
    name: 'Eleventy 3.1.2 with Pagefind 1.6.0',
    packages: ['@11ty/eleventy@3.1.2', 'pagefind@1.6.0'],
    files: {
      'src/_includes/page.njk':
        '<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><main data-pagefind-body>{{ content | safe }}</main></body></html>',
      'src/src.json': '{"layout":"page.njk"}',
      'package.json': '{"private":true,"type":"module"}',
    },
    folder: 'src/guides',
    steps: [
      ['node_modules/@11ty/eleventy/cmd.cjs', '--input=src', '--output=out', '--quiet'],
      ['node_modules/pagefind/lib/runner/bin.cjs', '--site', 'out', '--silent'],
    ],
  },
  {
    name: 'Starlight 0.42.4',
    packages: ['@astrojs/starlight@0.42.4', 'astro@7.3.4'],
    files: {
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight'\nimport { defineConfig } from 'astro/config'\nexport default defineConfig({ integrations: [starlight({ title: 'Guides' })] })\n",
      'src/content.config.ts':
        "import { defineCollection } from 'astro:content'\nimport { docsLoader } from '@astrojs/starlight/loaders'\nimport { docsSchema } from '@astrojs/starlight/schema'\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }\n",
      'package.json': '{"private":true,"type":"module"}',
    },
    folder: 'src/content/docs/guides',
    steps: [['node_modules/astro/bin/astro.mjs', 'build', '--silent']],
  },
]

/** Installed packages stay, outside of what is committed. */
const kept = fileURLToPath(new URL('.peers', import.meta.url))

/**
 * Builds the guides of a workspace, as plain Markdown, with each of the other generators. Their packages are installed
 * when they are not there yet, from the registry that npm is set up with; one that cannot be had is left out, and said.
 */
export function measurePeers(
  folder: string,
  size: Size,
  runs: number,
  say: (line: string) => void,
): { name: string; took: Took }[] {
  writeWorkspace(folder, size)
  const guides = join(folder, 'content/guides/start')
  const texts = readdirSync(guides).map((file) => [
    file.replace(/x$/, ''),
    plain(readFileSync(join(guides, file), 'utf8')),
  ])
  return peers.flatMap((peer) => {
    const home = join(kept, peer.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'))
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(home, path)), { recursive: true })
      writeFileSync(join(home, path), text)
    }
    try {
      for (const [path, text] of Object.entries(peer.files)) write(path, text)
      run('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...peer.packages], home)
    } catch (error) {
      say(`${peer.name} cannot be installed: ${String(error).split('\n')[0]}`)
      return []
    }
    for (const [file = '', text = ''] of texts) write(`${peer.folder}/${file}`, text)
    const all = Array.from({ length: runs }, () => {
      for (const made of ['out', 'dist', '.astro']) rmSync(join(home, made), { recursive: true, force: true })
      const steps = peer.steps.map((args) => run(process.execPath, args, home))
      return steps.reduce((sum, one) => ({
        wall: sum.wall + one.wall,
        cpu: sum.cpu + one.cpu,
        memory: Math.max(sum.memory, one.memory),
        said: '',
      }))
    })
    return [{ name: peer.name, took: middle(all) }]
  })
}

/** A guide without the components of ours. */
const plain = (text: string) => text.replace(/<\/?[A-Z][^>]*>/g, '')
