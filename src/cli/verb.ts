import type { Command } from 'commander'
import type { ExitCode } from './exit.ts'

/**
 * One verb of the command line. `configure` declares arguments and options; `run` gets them, calls the
 * domain, hands the outcome to a reporter and returns the exit code. It throws UsageError for wrong usage.
 */
export interface Verb<Options = Record<never, never>> {
  configure: (command: Command) => Command
  run: (args: readonly string[], options: Options & CommonOptions) => ExitCode | Promise<ExitCode>
}

/** Options that every verb takes; declared in run.ts. */
export interface CommonOptions {
  root: string[]
  asOf?: string
}
