import { run } from '../src/cli/run.ts'

export interface Ran {
  status: number
  stdout: string
  stderr: string
}

/** Runs `fieldbook` in this process, and keeps what it prints. Without colours, as in a pipe. */
export const runVerb = Object.assign((...args: string[]) => runIn({ NO_COLOR: '1' }, args), {
  /** The same with colours. */
  coloured: (...args: string[]) => runIn({ FORCE_COLOR: '1' }, args),
})

async function runIn(colours: { NO_COLOR?: string; FORCE_COLOR?: string }, args: string[]): Promise<Ran> {
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
  set(colours)
  try {
    return { status: await run(args), ...said }
  } finally {
    ;[stdout.write, stderr.write] = writers
    set({ NO_COLOR, FORCE_COLOR })
  }
}

function set(colours: { NO_COLOR?: string | undefined; FORCE_COLOR?: string | undefined }): void {
  for (const name of ['NO_COLOR', 'FORCE_COLOR'] as const) {
    if (colours[name] === undefined) delete process.env[name]
    else process.env[name] = colours[name]
  }
}
