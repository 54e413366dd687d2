import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Runs a command of `fieldbook dev` as a process, as people do: a test runner loads modules by its own ways. Gives the text of a page,
 * asks for it until it says something, and stops the process.
 */
export async function servedDev(
  command: readonly [string, ...string[]],
  cwd: string,
  env: NodeJS.ProcessEnv,
) {
  const [program, ...args] = command
  const child = spawn(program, [...args, '--port', '0'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const lines = createInterface(child.stdout)
  const url = await new Promise<string>((found, failed) => {
    lines.on('line', (line) => {
      const [address] = /^http:\S+/.exec(line) ?? []
      if (address !== undefined) found(address)
    })
    lines.once('close', () => failed(new Error('dev ended before it served anything')))
  })
  const page = async (path: string) =>
    (await fetch(new URL(path, url), { headers: { accept: 'text/html' } })).text()
  /** Asks for a page until it says so, for half a minute. */
  const saying = async (path: string, words: string): Promise<string> => {
    const until = performance.now() + 30_000
    for (;;) {
      const text = await page(path)
      if (text.includes(words) || performance.now() > until) return text
    }
  }
  const stop = async () => {
    child.kill('SIGTERM')
    return await ended
  }
  return { page, saying, stop }
}
