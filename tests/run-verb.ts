import { run } from '../src/cli/run.ts'

export interface Ran {
  status: number
  stdout: string
  stderr: string
}

/** Runs `fieldbook` in this process, and keeps what it prints. Without colours, as in a pipe. */
export async function runVerb(...args: string[]): Promise<Ran> {
  const { stdout, stderr, env } = process
  const writers = [stdout.write, stderr.write] as const
  const { FORCE_COLOR, NO_COLOR } = env
  const said = { stdout: '', stderr: '' }
  const keep = (name: keyof typeof said) =>
    ((text: string) => {
      said[name] += text
      return true
    }) as typeof stdout.write
  stdout.write = keep('stdout')
  stderr.write = keep('stderr')
  delete env['FORCE_COLOR']
  env['NO_COLOR'] = '1'
  try {
    return { status: await run(args), ...said }
  } finally {
    ;[stdout.write, stderr.write] = writers
    if (FORCE_COLOR !== undefined) env['FORCE_COLOR'] = FORCE_COLOR
    if (NO_COLOR === undefined) delete env['NO_COLOR']
    else env['NO_COLOR'] = NO_COLOR
  }
}
