import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import { visible } from '../../formats/visible.ts'
import { tasks } from '../../model/configuration.ts'
import { toolVersions } from '../../publish/bundle/tools.ts'
import { generator, isKit } from '../../publish/generator.ts'
import { presetNames } from '../../publish/presets.ts'
import { environmentsIn } from '../../workspace/init/path.ts'
import { pipelines } from '../../workspace/init/pipelines.ts'
import { planBeginning } from '../../workspace/init/plan.ts'
import { rolesIn } from '../../workspace/init/roles.ts'
import type { PlannedFile } from '../../workspace/planned.ts'
import { type Answerer, personAtTerminal } from '../ask.ts'
import { presetNamed } from '../begin-scheme.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { oneOf, today } from '../options.ts'
import { out } from '../out.ts'
import type { CommonOptions, Verb } from '../verb.ts'

interface Options {
  title?: string
  scheme?: string
  environments?: string
  path?: string
  roles?: string
  from: string[]
  ci?: string
  container: boolean
}

const collect = (value: string, before: string[]) => [...before, value]

export default {
  configure: (command) =>
    command
      .argument('<dir>', 'the folder; it is made where it is not there, and nothing in it is overwritten')
      .option('--title <text>', 'what the playbook is called')
      .option('--scheme <name>', `how markings are written: ${presetNames().join(', ')}; us unless said`)
      .option('--environments <ids>', 'dev,stage,prod; in the order in which readers meet them')
      .option('--path <ways>', "what is promoted from where: 'dev>stage>prod-eu, stage>prod-us'")
      .option('--roles <tasks>', `which role does what: run=sre,build=builder; tasks are ${tasks.join(', ')}`)
      .option(
        '--from <export>',
        'what an environment offers, as import reads it: [ENVIRONMENT=]FILE; repeat it',
        collect,
        [],
      )
      .option('--ci <where>', `a pipeline: ${pipelines.join(', ')}`)
      .option('--container', 'a Containerfile, which serves a bundle', false),
  run: async ([dir = ''], options): Promise<ExitCode> => {
    const person = personAtTerminal()
    const asked = person ? await askFor(dir, options, person).finally(person.close) : options
    return withFiles(() => begin(dir, asked))
  },
} satisfies Verb<Options>

const asWritten = (answer: string): string => answer

/** The name of a preset. Throws {@link UsageError} where there is none of that name, so that it is asked again. */
function aPreset(answer: string): string {
  presetNamed('--scheme', answer)
  return answer
}

/** What was not given, from somebody at a terminal. */
export async function askFor(dir: string, given: Options & CommonOptions, person: Answerer) {
  const ask = (question: string, usual: string, read = asWritten) => person.ask(question, read, usual)
  const title = given.title ?? (await ask('What is the playbook called?', titleFrom(dir)))
  const scheme =
    given.scheme ?? (await ask(`How are markings written? ${presetNames().join(', ')}`, 'us', aPreset))
  const environments =
    given.environments ??
    given.path?.replaceAll('>', ',') ??
    (await ask('Which environments are there?', 'dev,prod'))
  const inOrder = environments.split(',').map((id) => id.trim())
  const path =
    given.path ??
    (inOrder.length > 1 ? await ask('What is promoted from where? (- for nothing)', inOrder.join('>')) : '')
  return { ...given, title, scheme, environments, path: path === '-' ? '' : path }
}

async function begin(dir: string, options: Options & CommonOptions): Promise<ExitCode> {
  const root = resolve(dir)
  for (const part of ['content', 'environments'])
    if (existsSync(join(root, part)))
      throw new UsageError(`${dir}: is a playbook already, it has ${part}/; fieldbook new adds to one`)
  const environments = environmentsOf(options)
  const roles = rolesOf(options)
  const exports = options.from.map((given) => exportOf(given, environments))
  const preset = presetNamed('--scheme', options.scheme ?? 'us')
  const { fieldbook: version = '0' } = toolVersions(generator)
  const planned = planBeginning({
    title: options.title ?? titleFrom(dir),
    // The one of the United States holds where none is written.
    ...(preset.name === 'us' ? {} : { scheme: preset }),
    environments,
    ...(roles && { roles }),
    day: today(options.asOf),
    version,
    // Where a kit lies is another machine's own affair.
    command: isKit ? 'fieldbook' : 'npx fieldbook',
    ...(options.ci === undefined ? {} : { ci: oneOf('--ci', options.ci, pipelines) }),
    container: options.container,
  })
  write(root, planned)
  for (const { environment, file } of exports) await importInto(root, environment, file, options)
  const here = relative(process.cwd(), root)
  const call = isKit ? join(generator, 'fieldbook') : 'npx fieldbook'
  out(`\nNext${here === '' ? '' : `, in ${here}`}: ${call} check, and ${call} build\n`)
  return 0
}

function environmentsOf({ environments, path }: Options) {
  const found = understood(() => environmentsIn(environments, path))
  return found.length > 0 ? found : [{ id: 'dev' }]
}

function rolesOf({ roles }: Options) {
  const found = understood(() => rolesIn(roles ?? ''))
  return Object.keys(found).length > 0 ? found : undefined
}

/** What an option says; where it cannot be understood, that is wrong usage. */
function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}

/** Writes what is not there yet, and says of each file which of the two it was. */
function write(root: string, planned: readonly PlannedFile[]): void {
  mkdirSync(root, { recursive: true })
  for (const { path, after } of planned) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(file, after, { flag: 'wx' })
      out(`${path}\n`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      out(`${path} is there already, and stays as it is\n`)
    }
  }
}

/** `stage=cf.json`, or a file for the first environment. */
function exportOf(given: string, environments: readonly { id: string }[]) {
  const [, environment = environments[0]?.id ?? '', file = ''] =
    /^(?:([a-z][a-z0-9.-]*)=)?(.+)$/.exec(given) ?? []
  if (!environments.some(({ id }) => id === environment))
    throw new UsageError(`--from ${given}: there is no environment "${environment}"`)
  if (!existsSync(file)) throw new UsageError(`--from ${given}: there is no such file`)
  return { environment, file: resolve(file) }
}

async function importInto(root: string, environment: string, file: string, { asOf }: CommonOptions) {
  const { default: verb } = await import('./import.ts')
  // As the verb reads it from a command line, with what it takes where nothing is said.
  const command = verb.configure(new Command()).action(() => {})
  command.parse([file, '--environment', environment, '--write'], { from: 'user' })
  verb.run(command.args, { ...command.opts(), root: [root], ...(asOf === undefined ? {} : { asOf }) })
}

/** `our-platform`: Our platform. */
const titleFrom = (dir: string) =>
  visible(basename(resolve(dir)))
    .replaceAll(/[-_.]+/g, ' ')
    .trim()
    .replace(/^./, (first) => first.toUpperCase())
