import { createInterface } from 'node:readline/promises'
import { UsageError } from './exit.ts'

/** Asks somebody at a terminal; an empty answer takes what is proposed. */
export type Ask = (question: string, proposed: string) => Promise<string>

/** Whether somebody is there who can be asked. */
export const isTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

/**
 * Asks on this terminal for as long as `use` runs. Questions go to standard error: what is printed may be piped. Throws
 * a usage error where no answer will come.
 */
export async function asking<T>(use: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  terminal.on('SIGINT', () => terminal.close())
  const left = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new UsageError('nothing was answered, and nothing is written')))
  })
  // Where all was answered nobody waits for it any more.
  left.catch(() => {})
  try {
    return await use(async (question, proposed) => {
      const asked = `${question}${proposed === '' ? '' : ` [${proposed}]`} `
      const answer = (await Promise.race([terminal.question(asked), left])).trim()
      return answer === '' ? proposed : answer
    })
  } finally {
    terminal.close()
  }
}
