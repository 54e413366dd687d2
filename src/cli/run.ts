import { Command, CommanderError } from 'commander'
import { visible } from '../formats/visible.ts'
import { generatorVersion } from '../publish/generator.ts'
import { type ExitCode, UsageError } from './exit.ts'
import { err, out } from './out.ts'
import type { Verb } from './verb.ts'

/** A verb is one file in `commands/`, loaded when it is asked for. Add a verb there and a line here. */
export const verbs: Record<string, { summary: string; load: () => Promise<{ default: Verb<never> }> }> = {
  check: { summary: 'every problem of the workspace', load: () => import('./commands/check.ts') },
  build: { summary: 'the site of one network', load: () => import('./commands/build.ts') },
  dev: { summary: 'the site while it is edited, with its problems', load: () => import('./commands/dev.ts') },
  release: {
    summary: 'what goes to a network, what is withheld, and why',
    load: () => import('./commands/release.ts'),
  },
  bundle: {
    summary: 'an archive of the site of one network, for transfer',
    load: () => import('./commands/bundle.ts'),
  },
  verify: {
    summary: 'whether a bundle is whole, unaltered and fit for its network',
    load: () => import('./commands/verify.ts'),
  },
  rebuild: {
    summary: "the whole of a bundle of data, built here and the same to the byte as the sender's",
    load: () => import('./commands/rebuild.ts'),
  },
  kit: { summary: 'the generator itself, to build inside the gap', load: () => import('./commands/kit.ts') },
  preview: {
    summary: 'a built site, served on this machine with its headers',
    load: () => import('./commands/preview.ts'),
  },
  diff: {
    summary: 'what differs between two environments, or since then',
    load: () => import('./commands/diff.ts'),
  },
  changes: {
    summary: 'what a change does to readers, since an earlier edition',
    load: () => import('./commands/changes.ts'),
  },
  fit: { summary: 'whether an app manifest fits an environment', load: () => import('./commands/fit.ts') },
  intake: {
    summary: 'what a team brings, answered: what fits, what is open, what is due when',
    load: () => import('./commands/intake.ts'),
  },
  ready: {
    summary: 'whether a release may go to an environment: go, no-go or unknown, by evidence',
    load: () => import('./commands/ready.ts'),
  },
  notice: {
    summary: 'opens, updates or closes a notice, in one command',
    load: () => import('./commands/notice.ts'),
  },
  agenda: {
    summary: 'what the meeting of an environment has to talk about',
    load: () => import('./commands/agenda.ts'),
  },
  init: {
    summary: 'a playbook of your own, that passes check and builds at once',
    load: () => import('./commands/init.ts'),
  },
  upgrade: {
    summary: 'content of an earlier version brought up to this one',
    load: () => import('./commands/upgrade.ts'),
  },
  new: { summary: 'the start of an entry, to be filled in', load: () => import('./commands/new.ts') },
  schema: {
    summary: 'JSON Schemas of the content, for editors',
    load: () => import('./commands/schema.ts'),
  },
  import: {
    summary: 'a live catalog into the content of an environment',
    load: () => import('./commands/import.ts'),
  },
  support: {
    summary: 'until when upstream fixes the versions in use; the table of it, brought up to date',
    load: () => import('./commands/support.ts'),
  },
  strip: {
    summary: 'what pictures carry beside what they show; written again without it',
    load: () => import('./commands/strip.ts'),
  },
  drift: {
    summary: 'where a live catalog and the playbook disagree',
    load: () => import('./commands/drift.ts'),
  },
}

const collect = (value: string, before: string[]) => [...before, value]

/**
 * Runs the command line: the verb and its arguments. Whatever goes wrong is told on standard error in one line; the
 * code that the process is to end with is returned, and nothing here ends it.
 */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    return await parse(args)
  } catch (error) {
    return explain(error)
  }
}

async function parse(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = new Command('fieldbook')
    .description('Environment playbooks: checked, compared, published for every network.')
    .version(generatorVersion)
    // What follows a verb belongs to the verb: `bundle --version` names a bundle.
    .enablePositionalOptions()
    .showHelpAfterError('see fieldbook --help')
    .configureOutput({ writeOut: out, writeErr: err })
    .exitOverride()
  for (const [name, { summary, load }] of Object.entries(verbs)) {
    const command = program.command(name).summary(summary).description(`${summary}.`).exitOverride()
    // Only the verb that is asked for is loaded; the others show their summary.
    if (args[0] !== name && !(args[0] === 'help' && args[1] === name)) continue
    const verb = (await load()).default
    verb
      .configure(command)
      .option('--root <dir>', 'workspace layer; repeat it: the base first, then overlays', collect, [])
      .option('--as-of <day>', 'the day everything relative is computed for, YYYY-MM-DD')
      .action(async () => {
        code = await verb.run(command.args, command.opts() as never)
      })
  }
  await program.parseAsync(args, { from: 'user' })
  return code
}

/** Says what went wrong in one line, never with a stack unless DEBUG asks for it. */
function explain(error: unknown): ExitCode {
  // commander has printed its message already; help and version come here too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof UsageError) {
    err(`fieldbook: ${visible(error.message)}\n`)
    return 2
  }
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  err(`fieldbook: a bug of ours: ${process.env['DEBUG'] ? stack : visible(message)}\n`)
  return 70
}
