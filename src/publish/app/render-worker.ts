import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { entryFile } from './make-app.ts'

/** A page to render: its address in the site, and its file. */
export interface PageOrder {
  address: string
  file: string
}

/** What a thread that renders is given. */
export interface RenderOrder {
  /** The folder of the program. */
  app: string
  /** The folder that pages are written to. */
  site: string
  pages: readonly PageOrder[]
}

/** What it says: how far it is, and at the end that it is done, or what was thrown. */
export type Told = { done: number; all: number } | { ended: true; error?: string }

/** What the program can do; see `src/site/app.ts`. */
interface App {
  render(address: string): Promise<string>
  others(): Promise<PageOrder[]>
}

/** After so many pages it says how far it is. */
const few = 20

async function renderAll({ app, site, pages }: RenderOrder): Promise<void> {
  const { render, others } = (await import(pathToFileURL(join(app, entryFile)).href)) as App
  const all = [...pages, ...(await others())]
  for (const [done, { address, file }] of all.entries()) {
    if (done % few === 0) tell({ done, all: all.length })
    const path = join(site, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await render(address))
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told)
}

try {
  await renderAll(workerData as RenderOrder)
  tell({ ended: true })
} catch (error) {
  tell({ ended: true, error: error instanceof Error ? error.message : String(error) })
}
