import { createInterface } from 'node:readline/promises'

/** Asks somebody at a terminal; an empty answer takes what is proposed. */
export type Ask = (question: string, proposed: string) => Promise<string>

/** Whether somebody is there who can be asked. */
export const isTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

/** Asks on this terminal for as long as `use` runs. Questions go to standard error: what is printed may be piped. */
export async function asking<T>(use: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await use(async (question, proposed) => {
      const answer = await terminal.question(`${question}${proposed === '' ? '' : ` [${proposed}]`} `)
      return answer.trim() === '' ? proposed : answer.trim()
    })
  } finally {
    terminal.close()
  }
}
