import { createInterface } from 'node:readline/promises'
import { visible } from '../formats/visible.ts'
import { UsageError } from './exit.ts'
import { err } from './out.ts'

/** Somebody who can be asked. */
export interface Answerer {
  /**
   * Asks until `read` takes the answer, and gives what it made of it. An empty answer takes `usual`, where there is one.
   * Throws {@link UsageError} where there are no more answers.
   */
  ask: <T>(question: string, read: (answer: string) => T, usual?: string) => Promise<T>
  close: () => void
}

/** The person at the terminal; undefined where there is none, as in a pipeline. */
export function personAtTerminal(
  input: NodeJS.ReadableStream & { isTTY?: boolean } = process.stdin,
  output: NodeJS.WritableStream & { isTTY?: boolean } = process.stderr,
): Answerer | undefined {
  if (input.isTTY !== true || output.isTTY !== true) return undefined
  const lines = createInterface({ input, output })
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  return {
    ask: async (question, read, usual) => {
      const hint = usual === undefined || usual === '' ? '' : ` [${usual}]`
      for (;;) {
        const answer = await lines
          .question(`${visible(question)}${hint}: `, { signal: ended.signal })
          .catch(() => {
            throw new UsageError('nothing was written: the questions were left without an answer')
          })
        try {
          return read(answer.trim() || (usual ?? ''))
        } catch (error) {
          if (!(error instanceof UsageError)) throw error
          err(`  ${visible(error.message)}\n`)
        }
      }
    },
    close: () => lines.close(),
  }
}
