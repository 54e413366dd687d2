import { Command } from 'commander'
import { UsageError } from '../src/cli/exit.ts'
import type { Verb } from '../src/cli/verb.ts'

type Write = typeof process.stdout.write

/** Runs a verb in this process as the command line runs it: what it prints, and how it ends. */
export async function runVerb([name = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { default: verb } = (await import(`../src/cli/commands/${name}.ts`)) as { default: Verb<never> }
  const collect = (value: string, before: string[]) => [...before, value]
  const command = verb
    .configure(new Command(name).exitOverride())
    .option('--root <dir>', '', collect, [])
    .option('--as-of <day>', '')
  command.parse(args, { from: 'user' })
  const said = { out: '', err: '' }
  const real = { out: process.stdout.write, err: process.stderr.write, env: { ...process.env } }
  const taken = (stream: 'out' | 'err') =>
    ((text: string | Uint8Array) => {
      said[stream] += String(text)
      return true
    }) as Write
  process.stdout.write = taken('out')
  process.stderr.write = taken('err')
  Object.assign(process.env, env)
  let status = 0
  try {
    status = await verb.run(command.args, command.opts() as never)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    status = 2
    said.err += `fieldbook: ${error.message}\n`
  } finally {
    process.stdout.write = real.out
    process.stderr.write = real.err
    for (const key of Object.keys(env)) Reflect.deleteProperty(process.env, key)
    Object.assign(process.env, real.env)
  }
  return { status, ...said }
}
