import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { besideModule } from './beside-module.ts'

const program = fileURLToPath(besideModule(import.meta.url, 'make-app-main'))

/**
 * Has the program that renders pages made in a process of its own, whose memory is given back: Astro and Vite need
 * several times as much as a build. It ends with this one. Throws what Astro throws.
 */
export async function makeAppApart(folder: string): Promise<void> {
  const child = fork(program, [folder], { execArgv: [], silent: true })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  let failure: string | undefined
  child.on('message', (message: { failure: string }) => {
    failure = message.failure
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(failure ?? (said.trim() || `the pages' program was not made (${code})`))
}
