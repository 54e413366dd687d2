import { styleText } from 'node:util'
import { err, out, overwrite } from '../out.ts'
import { StageTimes } from './stage-times.ts'

/**
 * Says what long work is doing: one line that replaces itself on a terminal, nothing in a pipe. With `timing`, a table
 * of what each step took follows at the end, on standard error.
 */
export class Progress {
  #terminal = process.stderr.isTTY === true
  readonly #times: StageTimes | undefined

  constructor({ timing = false }: { timing?: boolean } = {}) {
    this.#times = timing ? new StageTimes() : undefined
  }

  step(name: string): void {
    this.#times?.step(name)
    if (this.#terminal) overwrite(styleText('dim', `${name} …`))
  }

  warn(message: string): void {
    this.clear()
    err(`warning: ${message}\n`)
  }

  /** The one line that remains; on standard output, for people and scripts. */
  done(message: string): void {
    this.clear()
    out(`${message}\n`)
    if (this.#times) err(this.#times.table())
  }

  /** Clears the progress line, so that something else can be printed. */
  clear(): void {
    if (this.#terminal) overwrite('')
  }
}
