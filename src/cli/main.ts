import { err } from './out.ts'
import { run } from './run.ts'

// A reader such as `head` closes the pipe when it has seen enough. That is no error; the rest is not written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') err(`fieldbook: standard output cannot be written (${error.code})\n`)
  process.exit(error.code === 'EPIPE' ? process.exitCode : 2)
})

process.exitCode = await run(process.argv.slice(2))
