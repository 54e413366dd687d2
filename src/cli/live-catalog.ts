import type { Command } from 'commander'
import { type Drift, driftOf } from '../domain/live/drift.ts'
import { renameModes } from '../domain/live/match.ts'
import { type LiveFormat, liveFormats, readLive } from '../formats/read/live.ts'
import { visible } from '../formats/visible.ts'
import { UsageError } from './exit.ts'
import { type Held, type HeldOptions, openHeld } from './held-playbook.ts'
import { type Input, readInputs, reportInputProblems } from './inputs.ts'
import { oneOf } from './options.ts'
import { err } from './out.ts'

export interface LiveVerbOptions extends HeldOptions {
  from?: string
  broker?: string
  org?: string
  renames?: string
}

/** Declares the arguments and options that `import` and `drift` share. */
export const liveCommand = (command: Command): Command =>
  command
    .argument(
      '<files...>',
      'exports of the platform: broker catalogs, v3 pages, `cf marketplace`, `cf buildpacks`, `cf stacks`; - reads standard input',
    )
    .requiredOption('--environment <id>', 'the environment they were made in')
    .option('--from <format>', `what they are: ${liveFormats.join(', ')}; told by their shape unless said`)
    .option('--broker <name>', 'the broker of a broker catalog, which does not name it')
    .option('--org <name>', 'the organisation the export was made for, where it does not say')

export interface OpenedDrift extends Held {
  environment: string
  drift: Drift
  /** The exports, as they were read. */
  inputs: readonly Input[]
}

/**
 * Reads exports and holds them against the playbook. Problems and notes go to standard error; undefined where
 * the exports cannot be read.
 */
export function openDrift(files: readonly string[], options: LiveVerbOptions): OpenedDrift | undefined {
  const from = options.from === undefined ? {} : { from: formatOf(options.from) }
  const broker = options.broker === undefined ? {} : { broker: options.broker }
  const asWhom = options.org === undefined ? {} : { asWhom: { org: options.org } }
  const opened = openHeld(options)
  const [environment, ...more] = opened.environments
  if (environment === undefined || more.length > 0)
    throw new UsageError(`--environment ${options.environment}: an export is of one environment; name it`)
  const { value: sources, problems } = readInputs(files)
  const reading = sources ? readLive(sources, { ...from, ...broker, ...asWhom }) : { problems: [] }
  reportInputProblems([...problems, ...reading.problems])
  if (!sources || !reading.value) return undefined
  const { released } = opened.workspace
  const leave = [
    ...(released.site?.data.leave ?? []),
    ...(released.get('environment', environment)?.data.leave ?? []),
  ]
  const renames = oneOf('--renames', options.renames ?? 'ask', renameModes)
  const drift = driftOf(opened.held, environment, reading.value, { leave, renames })
  for (const { message, at } of drift.notes)
    err(`${visible(`${at.file}:${at.line}:${at.col}: note: ${message}`)}\n`)
  for (const { text, at } of drift.questions)
    err(`${visible(`${at.file}:${at.line}:${at.col}: question: ${text}`)}\n`)
  return { ...opened, environment, drift, inputs: sources }
}

const formatOf = (from: string): LiveFormat => oneOf('--from', from, liveFormats)
