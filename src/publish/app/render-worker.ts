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

/** What it says when it is done. */
export interface Rendered {
  error?: string
}

/** What the program can do; see `src/site/app.ts`. */
interface App {
  render(address: string): Promise<string>
  others(): Promise<PageOrder[]>
}

async function renderAll({ app, site, pages }: RenderOrder): Promise<void> {
  const { render, others } = (await import(pathToFileURL(join(app, entryFile)).href)) as App
  for (const { address, file } of [...pages, ...(await others())]) {
    const path = join(site, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await render(address))
  }
}

try {
  await renderAll(workerData as RenderOrder)
  parentPort?.postMessage({} satisfies Rendered)
} catch (error) {
  parentPort?.postMessage({
    error: error instanceof Error ? error.message : String(error),
  } satisfies Rendered)
}
