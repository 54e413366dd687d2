import { once as onceEmitted } from 'node:events'
import { Worker } from 'node:worker_threads'
import { stageVariable } from '../../workspace/stage.ts'
import { besideModule } from './beside-module.ts'
import type { RenderOrder, Told } from './render-worker.ts'

/**
 * Renders pages by the program in `app` out of a stage, and writes them into a site, in a thread of its own: its memory
 * is given back when it is done, and meanwhile others may work. `onCount` is told how many of how many are done. Throws
 * what a page throws.
 */
export async function renderPages(
  stage: string,
  order: RenderOrder,
  onCount: (done: number, all: number) => void,
): Promise<void> {
  const worker = new Worker(besideModule(import.meta.url, 'render-worker'), {
    workerData: order,
    env: { ...process.env, NODE_ENV: 'production', [stageVariable]: stage },
    // Whatever the surroundings run this process with is not for it.
    execArgv: [],
  })
  let outcome: { error?: string } | undefined
  worker.on('message', (told: Told) => {
    if ('done' in told) onCount(told.done, told.all)
    else outcome = told
  })
  const [code] = await onceEmitted(worker, 'exit')
  if (!outcome) throw new Error(`pages were not rendered to the end (${code})`)
  if (outcome.error !== undefined) throw new Error(outcome.error)
}
