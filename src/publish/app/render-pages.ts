import { once as onceEmitted } from 'node:events'
import { Worker } from 'node:worker_threads'
import { stageVariable } from '../../workspace/stage.ts'
import type { Rendered, RenderOrder } from './render-worker.ts'

/**
 * Renders pages by the program in `app` out of a stage, and writes them into a site, in a thread of its own: its memory
 * is given back when it is done, and meanwhile others may work. Throws what a page throws.
 */
export async function renderPages(stage: string, order: RenderOrder): Promise<void> {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
    workerData: order,
    env: { ...process.env, NODE_ENV: 'production', [stageVariable]: stage },
    // Whatever the surroundings run this process with is not for it.
    execArgv: [],
  })
  let outcome: Rendered | undefined
  worker.once('message', (message: Rendered) => {
    outcome = message
  })
  const [code] = await onceEmitted(worker, 'exit')
  if (!outcome) throw new Error(`pages were not rendered to the end (${code})`)
  if (outcome.error !== undefined) throw new Error(outcome.error)
}
