import { existsSync, type FSWatcher, rmSync, watch } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { contentTypes } from '../model/registry.ts'
import { extendFolder } from '../workspace/load-own-components.ts'
import { reloadExtensions } from '../workspace/reload-extensions.ts'
import { type StagedEdition, stageOf, stageVariable, writeStage } from '../workspace/stage.ts'
import { extendOf, stageAssets, stagePublicFiles } from './build-site.ts'
import { writeData } from './data.ts'
import { generatorVersion } from './generator.ts'
import { makeStage } from './make-stage.ts'
import { markResponses } from './portions/mark-responses.ts'
import { fileMarker } from './portions/portion-edits.ts'
import { astroConfig } from './program/build-program.ts'
import { clientFiles } from './scripts.ts'

export interface DevOptions {
  /** The folder that the stage is made in. */
  work: string
  /** Layers to watch. */
  roots: readonly string[]
  /** Reads the workspace again: what may be shown, and, when it is asked for, what is wrong with it. */
  read: () => { playbook: Playbook; problems: () => readonly Problem[] }
  edition: Omit<StagedEdition, 'scripts' | 'markings' | 'look' | 'editing' | 'problems' | 'generator'>
  port: number
  /** Told after each reading how it went. */
  onRead: (problems: readonly Problem[]) => void
  /** Told where nothing could be read at all: what was shown before stays. */
  onFailure?: (error: unknown) => void
}

/** Editors write a file in several steps; a reading waits until they have been quiet for so many milliseconds. */
const quiet = 60

/** Checks wait until a page and what it loads have been served for so many milliseconds; where nobody has one open, longer. */
const served = 120
const unasked = 400
/** However much is asked for, they wait no longer. */
const longest = 1_000

/**
 * Serves the playbook while it is edited. A change is read, shown and checked; problems appear on the page and in the
 * terminal, beside everything that can be read. What could run is never shown, see `writeStage`. While a file that
 * everything depends on is broken, the playbook stays as it was, under the new problems. Gives the address and a way to
 * stop.
 */
export async function serveDev(options: DevOptions) {
  const { work, roots, read, edition, port, onRead, onFailure = () => {} } = options
  const stage = makeStage(work)
  // Also where something else ends the process: Vite does at SIGTERM.
  process.once('exit', () => rmSync(stage, { recursive: true, force: true }))
  process.env[stageVariable] = stage
  const publicDir = join(stage, 'public')
  const first = read()
  stagePublicFiles(first.playbook, publicDir)
  const assets = stageAssets(first.playbook, publicDir, clientFiles())
  let mark: ReturnType<typeof fileMarker>
  let last = first.playbook
  let told: readonly Problem[] = []
  let reload = () => {}
  const stageWith = (playbook: Playbook, problems: readonly Problem[]) => {
    told = problems
    const made = { ...edition, ...assets, ...extendOf(roots), generator: generatorVersion }
    writeStage(stage, stageOf(playbook, { ...made, editing: true, problems }))
    mark = fileMarker(playbook)
    reload()
  }
  const toShow = ({ playbook }: ReturnType<DevOptions['read']>) => {
    last = rests(playbook) || !rests(last) ? playbook : last
    return last
  }
  const finish = (playbook: Playbook, found: readonly Problem[]) => {
    // Pages load the catalog as a file of the site, and link to the rest.
    writeData(publicDir, playbook, edition)
    onRead(found)
  }
  const turns = newTurns(onFailure)
  const showAgain = () =>
    turns.now(async () => {
      for (const root of roots) await reloadExtensions(extendFolder(root))
      const again = read()
      const playbook = toShow(again)
      stageWith(playbook, told)
      turns.whenShown(() => {
        const found = again.problems()
        if (JSON.stringify(found) !== JSON.stringify(told)) stageWith(playbook, found)
        finish(playbook, found)
      })
    })
  stageWith(toShow(first), first.problems())
  finish(last, told)
  const { dev } = await import('astro')
  const config = astroConfig(stage, publicDir)
  const marker = markResponses(() => mark)
  // Pages ask for the stage when they are made, so nothing that Vite knows has changed.
  const reloader = {
    name: 'fieldbook:reload',
    configureServer: ({ ws, middlewares }: DevServer) => {
      reload = () => ws.send({ type: 'full-reload', path: '*' })
      middlewares.use((_, response, next) => {
        response.on('finish', turns.wasServed)
        next()
      })
    },
  }
  const vite = { ...config.vite, plugins: [marker, reloader] }
  const server = await dev({ ...config, vite, server: { host: '127.0.0.1', port } })
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(showAgain, quiet)
  }
  const watchers = new Map<string, FSWatcher>()
  // A folder may be made later.
  const watchFolders = () => {
    for (const folder of watchedFolders(roots))
      if (!watchers.has(folder)) watchers.set(folder, watch(folder, { recursive: true }, later))
  }
  watchFolders()
  // Of what lies beside these folders, the configuration alone.
  for (const root of roots)
    watchers.set(
      root,
      watch(root, (_, name) => {
        if (name === null || !(watchedNames.includes(name) || name === configurationFile)) return
        watchFolders()
        later()
      }),
    )
  return {
    url: `http://127.0.0.1:${server.address.port}/`,
    stop: async () => {
      clearTimeout(timer)
      turns.stop()
      for (const watcher of watchers.values()) watcher.close()
      await server.stop()
    },
  }
}

/** What is used of Vite's server. */
interface DevServer {
  ws: { send: (message: { type: 'full-reload'; path: string }) => void }
  middlewares: {
    use: (handle: (request: unknown, response: ServerResponse, next: () => void) => void) => void
  }
}

/** Does one thing now and another when its page has been served; a newer thing takes the place of what still waits. */
function newTurns(onFailure: (error: unknown) => void) {
  let waiting: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined
  const now = async (act: () => void | Promise<void>) => {
    stop()
    try {
      await act()
    } catch (error) {
      onFailure(error)
    }
  }
  const after = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => waiting && now(waiting), milliseconds)
  }
  let until = 0
  const wasServed = () => {
    if (waiting && performance.now() < until) after(served)
  }
  const whenShown = (act: () => void) => {
    waiting = act
    until = performance.now() + longest
    after(unasked)
  }
  const stop = () => {
    clearTimeout(timer)
    waiting = undefined
  }
  return { now, whenShown, wasServed, stop }
}

/** Whether there is what gives everything else its marking: without it nothing is left of a release. */
const rests = ({ site, environments }: Playbook) => site !== undefined && environments.length > 0

const [configurationFile] = contentTypes.configuration.files

const watchedNames = ['content', 'environments', 'extend', 'public']

const watchedFolders = (roots: readonly string[]) =>
  roots.flatMap((root) => watchedNames.map((name) => join(root, name)).filter((folder) => existsSync(folder)))
