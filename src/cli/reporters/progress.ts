import { styleText } from 'node:util'
import { err, out, overwrite } from '../out.ts'

/** Says what long work is doing: one line that replaces itself on a terminal, nothing in a pipe. */
export class Progress {
  #terminal = process.stderr.isTTY === true

  step(name: string): void {
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
  }

  /** Takes the progress line away, for something else to be said. */
  clear(): void {
    if (this.#terminal) overwrite('')
  }
}
